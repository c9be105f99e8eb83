package fr.ent.connector.health;

import fr.ent.connector.testsupport.Browser;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.SsoDouble;
import fr.ent.connector.testsupport.TestConnectors;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ServiceTest
class HealthPagesTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final UUID account = UUID.randomUUID();

    @BeforeEach
    void directoryAnswers() {
        SsoDouble.answers("/api/groups/presence", body -> "[]");
        SsoDouble.answers("/api/groups/members", body -> "{\"items\":[],\"total\":0,\"page\":0,\"size\":20}");
        SsoDouble.answers("/api/accounts/lookup", body -> "[]");
    }

    @Test
    void readWhenNothingHappenedThenTheNextStepIsToTry() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        Document page = new Browser(school::adml).open(path(id));

        assertThat(page.title()).startsWith("Santé – Pronote");
        assertThat(page.select("main").text()).contains("Personne n’est encore passé par ce connecteur.");
        assertThat(page.select("main a[href=/admin/connecteurs/" + id + "/essai]"))
                .hasSizeGreaterThan(0);
        assertThat(page.select("nav a[aria-current=page]").attr("href")).isEqualTo(path(id));
    }

    @Test
    void readWhenSignInsHappenedThenFiguresCausesAndAdviceAreShown() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers);
        Happened.validated(id, school.uai, account, now);
        Happened.refused(id, school.uai, account, "OTHER_SERVICE", now);
        Happened.refused(id, school.uai, account, "A_LATER_CAUSE", now);
        Happened.unrecognised(school.uai, "u" + account, account, "AMBIGUOUS", now);
        Happened.drifted(school.uai, "drift" + account, now);
        Happened.published(school.uai, false, now);
        await().until(() -> json(school, id).getList("failures").size() == 3
                && json(school, id).getInt("drifted") == 1
                && !json(school, id).getList("bases").isEmpty());
        SsoDouble.answers(
                "/api/groups/presence",
                body -> "[{\"group\":\"%s\",\"members\":15,\"present\":1}]".formatted(school.teachers));
        SsoDouble.answers(
                "/api/groups/members",
                body ->
                        "{\"items\":[{\"id\":\"%s\",\"login\":\"c.roux\",\"lastName\":\"ROUX\",\"firstName\":\"Claire\"}],\"total\":14,\"page\":0,\"size\":20}"
                                .formatted(UUID.randomUUID()));
        Browser browser = new Browser(school::adml);

        Document page = browser.open(path(id));

        String text = page.select("main").text();
        assertThat(text)
                .contains(
                        "Dernière connexion réussie",
                        "(il y a moins d’une minute)",
                        "1 personne différente est déjà entrée.",
                        "Le site a validé le ticket pour une autre adresse",
                        "Comparez l’URL du connecteur",
                        "Autre cause",
                        "PRONOTE a trouvé plusieurs personnes possibles",
                        "1 personne n’est pas reconnue par PRONOTE.",
                        "1 identifiant CAS semble avoir changé de personne",
                        "La base PRONOTE " + school.uai + " n’est pas publiée",
                        "1 (6 %)",
                        "14 personnes des groupes autorisés ne sont jamais entrées.");
        assertThat(text).doesNotContain("ROUX", "NOT_FOUND", "{", "NOT_FOUND");
        assertThat(page.select("svg[role=img]").attr("aria-label")).contains("1 réussites et 2 échecs");
        assertThat(page.select("[style]")).isEmpty();
        assertThat(page.select("table")).allSatisfy(table -> {
            assertThat(table.select("caption")).hasSize(1);
            assertThat(table.select("th:not([scope])")).isEmpty();
        });
        assertThat(page.select("a[href$=/admin/" + school.uai + "/echecs]")).hasSize(1);

        Document names =
                browser.open(page.select("a[href*=absents]").attr("href").replaceAll("#.*", ""));
        assertThat(names.select("main").text()).contains("ROUX Claire", "c.roux");
    }

    @Test
    void readWhenInEnglishThenEveryWordIs() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        String page = school.adml()
                .accept("text/html")
                .header("Accept-Language", "en")
                .get(path(id))
                .asString();

        assertThat(page).contains("Nobody has come in by this connector yet.").doesNotContain("Personne n’est");
    }

    @Test
    void readWhenDirectoryIsAwayThenItIsSaidAndOurFiguresStay() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers);
        Happened.validated(id, school.uai, account, now);
        await().until(() -> json(school, id).getInt("visitors") == 1);
        SsoDouble.breaks();

        Document page = new Browser(school::adml).open(path(id));

        assertThat(page.select("main [role=status]").text()).contains("L’annuaire de l’ENT ne répond pas");
        assertThat(page.select("main").text())
                .contains("1 personne différente est déjà entrée.")
                .doesNotContain("jamais entrée");
        directoryAnswers();
    }

    @Test
    void readWhenItIsAPlainLinkThenItSaysThatNothingIsCounted() {
        School school = School.fresh();
        Map<String, Object> form = TestConnectors.pronote(school);
        form.remove("cas");
        String id = TestConnectors.created(school, form);

        assertThat(new Browser(school::adml).open(path(id)).select("main").text())
                .contains("Ce lien n’utilise pas CAS");
    }

    @Test
    void readWhenConnectorIsSharedThenSchoolsAreLinkedWorstFirst() {
        School owner = School.fresh();
        School below = School.fresh(owner.uai);
        String id = TestConnectors.created(owner, TestConnectors.pronoteWith(owner, "inherits", true));
        Happened.validated(id, owner.uai, account, "https://x.example/" + below.uai, now);
        Happened.refused(id, owner.uai, account, "NOT_ENTITLED", now);
        await().until(() -> json(owner, id).getInt("successes.day") == 1
                && json(owner, id).getList("failures").size() == 1);
        Browser browser = new Browser(owner::adml);

        Document page = browser.open(path(id));

        assertThat(page.select("#etablissements ~ table")
                        .first()
                        .select("tbody a")
                        .eachAttr("href"))
                .containsExactly(path(id) + "?structure=" + owner.uai, path(id) + "?structure=" + below.uai);
        assertThat(browser.open(path(id) + "?structure=" + below.uai)
                        .select("main")
                        .text())
                .contains("Chiffres de Lycée " + below.uai, "Aucun échec cette année scolaire.");
        assertThat(new Browser(below::adml).open(path(id)).select("main").text())
                .contains("Aucun échec cette année scolaire.");
    }

    @Test
    void readWhenCallerVariesThenOnlyItsAdministratorsSeeIt() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        School.nobody().accept("text/html").get(path(id)).then().statusCode(302);
        school.teacher().accept("text/html").get(path(id)).then().statusCode(403);
        School.fresh().adml().accept("text/html").get(path(id)).then().statusCode(403);
        School.admc().accept("text/html").get(path(id)).then().statusCode(200);
        school.adml()
                .accept("text/html")
                .get(path(id) + "?groupes=-5&echecs=99999999&absents=2")
                .then()
                .statusCode(200);
        school.adml().accept("text/html").get(path(id) + "?groupes=x").then().statusCode(404);
        school.adml()
                .accept("text/html")
                .get(path(UUID.randomUUID().toString()))
                .then()
                .statusCode(404);
    }

    private static String path(String id) {
        return "/admin/connecteurs/" + id + "/sante";
    }

    private static JsonPath json(School school, String id) {
        return school.adml().get("/api/connectors/" + id + "/health").jsonPath();
    }
}
