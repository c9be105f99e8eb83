package fr.ent.connector.seeas;

import fr.ent.connector.testsupport.Browser;
import fr.ent.connector.testsupport.KnownPeople;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.SsoDouble;
import fr.ent.connector.testsupport.TestConnectors;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

@ServiceTest
class SeeAsTest {
    @Inject
    Audit audit;

    private final School school = School.fresh();
    private final UUID account = UUID.randomUUID();

    @BeforeEach
    void giveTheTeacherAnApp() {
        String connector = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, connector, school.teachers);
        KnownPeople.are(KnownPeople.person(account, "GAUDIN", List.of(school.uai), List.of(school.teachers)));
    }

    private ValidatableResponse apps(RequestSpecification caller) {
        return caller.get("/api/people/" + account + "/apps").then();
    }

    private static ValidatableResponse entries(UUID subject) {
        return School.admc().get("/api/audit?subject=" + subject).then();
    }

    @Test
    void appsWhenCallerVariesThenOnlyWhoAdministersThePerson() {
        apps(School.nobody()).statusCode(401);
        apps(school.teacher()).statusCode(403);
        apps(School.fresh().adml()).statusCode(404);
        entries(account).body("items", hasSize(0));

        apps(school.adml())
                .statusCode(200)
                .body("name", equalTo("GAUDIN Zoé"))
                .body("items.name", contains("Pronote - Lycée Paul Martin"));
        apps(School.admc()).statusCode(200);

        entries(account)
                .body("items", hasSize(2))
                .body("items.action", contains("apps.seen", "apps.seen"))
                .body("items[0].actor", notNullValue())
                .body("items[0].actorName", equalTo("TEST Personne"));
    }

    @Test
    void appsWhenBadOrDirectoryIsAwayThenSaysSoAndNothingIsLogged() {
        school.adml().get("/api/people/x/apps").then().statusCode(404);
        KnownPeople.are();
        apps(School.admc()).statusCode(404);
        SsoDouble.breaks();
        apps(School.admc()).statusCode(503);
        entries(account).body("items", hasSize(0));
    }

    @Test
    void pageThenReadOnlyWithABanner() {
        Browser browser = new Browser(school::adml);

        assertThat(browser.open("/admin/voir-comme").text()).contains("Choisissez une personne");
        Document page = browser.open("/admin/voir-comme?account=" + account);

        assertThat(page.text())
                .contains("Mes applis", "GAUDIN Zoé", "Rien ne s’ouvre d’ici", "Pronote - Lycée Paul Martin");
        assertThat(page.select(".tiles a, .tiles button, .tiles form")).isEmpty();
        entries(account).body("items", hasSize(1));
        assertThat(browser.open("/admin/voir-comme?q=gau").select("table a").attr("href"))
                .contains("/admin/voir-comme?", account.toString());
        assertThat(new Browser(school::teacher).open("/admin/voir-comme").text())
                .doesNotContain("Choisissez");
    }

    @Test
    void pageWhenThePersonHasNothingThenSaysWhatToDo() {
        KnownPeople.are(KnownPeople.person(account, "VIDE", List.of(school.uai), List.of()));

        assertThat(new Browser(school::adml)
                        .open("/admin/voir-comme?account=" + account)
                        .text())
                .contains("VIDE Zoé n’a aucune application", "Pourquoi");
    }

    @Test
    void auditWhenCallerVariesThenOnlyThePlatform() {
        School.nobody().get("/api/audit").then().statusCode(401);
        school.teacher().get("/api/audit").then().statusCode(403);
        school.adml().get("/api/audit").then().statusCode(403);
        School.admc().get("/api/audit?page=0&size=501").then().statusCode(400).body("errors", hasSize(2));
        School.admc().get("/api/audit?subject=x").then().statusCode(404);
    }

    @Test
    void forgetThenWhatIsOlderIsGone() {
        apps(school.adml()).statusCode(200);

        assertThat(audit.forget(Instant.parse("2020-01-01T00:00:00Z"), 10)).isZero();
        entries(account).body("items", hasSize(1));
        while (audit.forget(Instant.now().plusSeconds(60), 100) > 0) {
            continue;
        }
        entries(account).body("items", hasSize(0));
    }
}
