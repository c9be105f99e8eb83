package fr.ent.connector.history;

import fr.ent.connector.testsupport.Browser;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@ServiceTest
class HistoryPagesTest {
    @Test
    void listWhenConnectorWasChangedThenTheFieldIsShownInTheFormsWordsBeforeAndAfter() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        Map<String, Object> form = TestConnectors.pronoteWith(school, "target", "PAGE");
        form.put("inherits", true);
        change(school, id, form);
        TestConnectors.grant(school, id, school.teachers);

        Document page = new Browser(school::adml).open("/admin/connecteurs/" + id + "/historique");

        assertThat(page.select("h1").text()).isEqualTo("Pronote - Lycée Paul Martin");
        assertThat(page.select("[aria-current=page]").text()).contains("Historique");
        assertThat(page.select("section h3").eachText()).containsExactly("Droits d’accès", "Modification", "Création");
        assertThat(page.select("section").get(0).text())
                .contains("Par TEST Personne, le")
                .contains("Peuvent l’utiliser")
                .contains("Enseignants du lycée " + school.uai);
        assertThat(page.select("section").get(1).select("tbody tr").eachText())
                .containsExactly("Cible Nouvelle page Page", "Partager avec les sous-structures vide oui");
        assertThat(page.select("table").stream()
                        .allMatch(table -> table.select("caption").size() == 1))
                .isTrue();
    }

    @Test
    void restoreWhenPreviewedAndConfirmedThenTheVersionIsBack() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        change(school, id, TestConnectors.pronoteWith(school, "displayName", "Notes"));
        Browser browser = new Browser(school::adml);

        Document plan = browser.open(link(browser.open("/admin/connecteurs/" + id + "/historique"), "Création"));
        Document done = browser.submit("Rétablir cette version", Map.of());

        assertThat(plan.select("tbody tr").eachText())
                .containsExactly("Nom d’affichage Notes Pronote - Lycée Paul Martin");
        assertThat(done.select("[role=status]").text()).contains("La version est rétablie.");
        assertThat(done.select("section h3").first().text()).isEqualTo("Retour à une version antérieure");
        assertThat(done.select("h1").text()).isEqualTo("Pronote - Lycée Paul Martin");
    }

    @Test
    void planWhenNothingDiffersThenItSaysSoAndOffersNothing() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        Browser browser = new Browser(school::adml);

        Document plan = browser.open(link(browser.open("/admin/connecteurs/" + id + "/historique"), "Création"));

        assertThat(plan.select("main").text()).contains("Il n’y a rien à changer");
        assertThat(plan.select("button")).isEmpty();
        assertThat(plan.select(".save-bar a").text()).isEqualTo("Revenir à l’historique");
    }

    @Test
    void restoreWhenTheChangeIsOfRightsThenItIsTakenBack() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers);
        Browser browser = new Browser(school::adml);

        Document plan = browser.open(link(browser.open("/admin/connecteurs/" + id + "/historique"), "Droits d’accès"));
        Document done = browser.submit("Annuler ce changement", Map.of());

        assertThat(plan.select("main").text()).contains("Ne peuvent plus l’utiliser");
        assertThat(done.select("[role=status]").text()).contains("Le changement est annulé.");
        assertThat(done.select("section h3").first().text()).isEqualTo("Droits d’accès : changement annulé");
    }

    @Test
    void restoreWhenSomebodyElseSavedMeanwhileThenItIsSaidAndNothingChanges() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        change(school, id, TestConnectors.pronoteWith(school, "displayName", "Notes"));
        Browser browser = new Browser(school::adml);
        browser.open(link(browser.open("/admin/connecteurs/" + id + "/historique"), "Création"));
        TestConnectors.grant(school, id, school.teachers);

        Document page = browser.submit("Rétablir cette version", Map.of());

        assertThat(browser.status()).isEqualTo(412);
        assertThat(page.title()).startsWith("Erreur");
        assertThat(page.select("[data-error-summary]").text()).contains("Quelqu’un d’autre");
        school.adml().get("/api/connectors/" + id).then().body("displayName", equalTo("Notes"));
    }

    @Test
    void planWhenLockedThenTheReasonIsShownAndNothingIsOffered() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        change(school, id, TestConnectors.pronoteWith(school, "displayName", "Notes"));
        Browser platform = new Browser(School::admc);
        platform.open("/admin/connecteurs/" + id);
        platform.submit("Verrouiller", Map.of("reason", "Migration"));
        Browser browser = new Browser(school::adml);

        Document plan = browser.open(link(browser.open("/admin/connecteurs/" + id + "/historique"), "Création"));

        assertThat(plan.select(".alert-warning").text()).contains("Migration");
        assertThat(plan.select("button")).isEmpty();
    }

    @Test
    void restoreWhenASecretHasToBeMadeThenItIsShownOnce() {
        School school = School.fresh();
        Map<String, Object> form = TestConnectors.pronoteWith(
                school, "oauth", Map.of("grantType", "client_credentials", "secret", "un-tres-long-secret-1"));
        String id = TestConnectors.created(school, form);
        form.remove("oauth");
        change(school, id, form);
        Browser browser = new Browser(school::adml);
        Document plan = browser.open(link(browser.open("/admin/connecteurs/" + id + "/historique"), "Création"));

        Document done = browser.submit("Rétablir cette version", Map.of());

        assertThat(plan.select(".alert-info").text()).contains("Un nouveau code secret sera créé");
        String secret = done.select("#nouveau-secret").text();
        assertThat(secret).hasSizeGreaterThan(20);
        assertThat(browser.open("/admin/connecteurs/" + id + "/historique").html())
                .doesNotContain(secret);
    }

    @Test
    void deletedWhenAConnectorWasDeletedThenItIsListedAndComesBack() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        school.adml().header("If-Match", "\"0\"").delete("/api/connectors/" + id);
        Browser browser = new Browser(school::adml);

        Document list = browser.open("/admin/connecteurs/supprimes?structure=" + school.uai);
        Document past = browser.open(list.select("tbody th a").attr("href"));
        browser.open(list.select("tbody td a").attr("href"));
        Document done = browser.submit("Rétablir le connecteur", Map.of());

        assertThat(list.select("tbody th").text()).contains("Pronote - Lycée Paul Martin");
        assertThat(past.select(".alert-info").text()).contains("Ce connecteur est supprimé.");
        assertThat(past.select(".nav-tabs")).isEmpty();
        assertThat(done.select("[role=status]").text()).contains("Le connecteur est rétabli.");
        assertThat(browser.open("/admin/connecteurs/supprimes?structure=" + school.uai)
                        .select("main")
                        .text())
                .contains("Aucun connecteur supprimé dans cet établissement.");
    }

    @Test
    void pagesWhenCallerIsNotTheOwnersAdministratorThenRefused() {
        School school = School.fresh();
        School other = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        for (String path : List.of(
                "/admin/connecteurs/" + id + "/historique", "/admin/connecteurs/supprimes?structure=" + school.uai)) {
            Browser stranger = new Browser(other::adml);
            stranger.open(path);
            assertThat(stranger.status()).isEqualTo(403);
            Browser teacher = new Browser(school::teacher);
            teacher.open(path);
            assertThat(teacher.status()).isEqualTo(403);
            School.nobody().accept("text/html").get(path).then().statusCode(302);
        }
    }

    @Test
    void listWhenLanguageIsEnglishThenWordsAreEnglish() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        String page = school.adml()
                .accept("text/html")
                .header("Accept-Language", "en")
                .get("/admin/connecteurs/" + id + "/historique")
                .asString();

        assertThat(page).contains("Display name").contains("Created");
    }

    private static String link(Document page, String title) {
        return page.select("section").stream()
                .filter(section -> section.select("h3").text().equals(title))
                .findFirst()
                .orElseThrow()
                .select("a")
                .attr("href");
    }

    private static void change(School school, String id, Map<String, Object> form) {
        school.adml()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(form)
                .put("/api/connectors/" + id)
                .then()
                .statusCode(200);
    }
}
