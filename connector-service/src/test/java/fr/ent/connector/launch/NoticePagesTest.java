package fr.ent.connector.launch;

import fr.ent.connector.testsupport.Browser;
import fr.ent.connector.testsupport.OnePerson;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.SsoDouble;
import fr.ent.connector.testsupport.TestConnectors;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

/** « Ce que j'ai accepté », from the page before the first use until it is recalled. */
@ServiceTest
class NoticePagesTest {
    private final School school = School.fresh();
    private final OnePerson teacher = OnePerson.teacher(school);

    @BeforeEach
    void ssoSaysWhatItReleases() {
        SsoDouble.answers("/api/release-profiles", body -> """
                [{"name": "PRONOTE", "layout": "USER_ATTRIBUTES", "user": ["login"], "attributes": [
                  {"name": "dateNaissance", "sources": ["birthDate"]},
                  {"name": "codePostal", "sources": ["zipCode"]},
                  {"name": "nom", "sources": ["lastName"]}, {"name": "version", "sources": []},
                  {"name": "later", "sources": ["not.known.yet"]}]}]""");
    }

    private String pronote() {
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers);
        return id;
    }

    private Response open(String address) {
        return teacher.calls()
                .accept("text/html")
                .header("Accept-Language", "fr")
                .urlEncodingEnabled(false)
                .get(address);
    }

    @Test
    void noticeWhenFirstOpenedThenNamesWhatIsSentOnceAndLeadsWhereOneWasGoing() {
        String id = pronote();
        String url = TestConnectors.pronote(school).get("url").toString();

        Response first = open("/launch/" + id + "?path=eleve%3Fjour%3D1");

        Document page = Jsoup.parse(first.asString());
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(page.select("h1").text()).isEqualTo("Première ouverture de « Pronote - Lycée Paul Martin »");
        assertThat(page.select("main li").eachText())
                .containsExactly(
                        "votre identifiant de connexion", "votre nom", "votre date de naissance", "votre code postal");
        Map<String, String> form = fields(page);
        Response go = teacher.calls()
                .cookies(first.cookies())
                .redirects()
                .follow(false)
                .accept("text/html")
                .formParams(form)
                .post("/mes-applis/autorisations");
        assertThat(go.statusCode()).isEqualTo(303);
        String on = go.header("Location");
        Response opened = open(on.substring(on.indexOf("/launch/")));
        assertThat(opened.statusCode()).isEqualTo(303);
        assertThat(opened.header("Location")).isEqualTo(url + "eleve?jour=1");
        assertThat(open("/launch/" + id).header("Location")).isEqualTo(url);
        school.teacher().accept("text/html").get("/launch/" + id).then().statusCode(200);
    }

    private static Map<String, String> fields(Document page) {
        Map<String, String> fields = new HashMap<>();
        for (Element field : page.select("form[action=/mes-applis/autorisations] input")) {
            fields.put(field.attr("name"), field.attr("value"));
        }
        return fields;
    }

    @Test
    void noticeWhenRecalledThenShownAgainToHimAlone() {
        String id = pronote();
        Browser browser = new Browser(teacher::calls);
        teacher.calls().put("/api/me/notices/" + id).then().statusCode(204);
        assertThat(open("/launch/" + id).statusCode()).isEqualTo(303);

        Document accepted = browser.open("/mes-applis/autorisations");
        assertThat(accepted.select("th[scope=row]").text()).isEqualTo("Pronote - Lycée Paul Martin");
        Document recalled = browser.submit("Retirer mon accord : Pronote - Lycée Paul Martin", Map.of());

        assertThat(recalled.select("[role=status].alert").text()).startsWith("Votre accord est retiré");
        assertThat(recalled.select("table")).isEmpty();
        assertThat(open("/launch/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void noticeWhenTheKindOfSiteChangesThenShownAgain() {
        String id = pronote();
        teacher.calls().put("/api/me/notices/" + id).then().statusCode(204);
        Map<String, Object> form = TestConnectors.pronote(school);
        form.put("cas", Map.of("type", "MOODLE"));
        school.adml()
                .contentType("application/json")
                .header("If-Match", "\"1\"")
                .body(form)
                .put("/api/connectors/" + id)
                .then()
                .statusCode(200);

        Response again = open("/launch/" + id);

        assertThat(again.statusCode()).isEqualTo(200);
        // The double knows nothing of this type: the type's own sentence stands for the list.
        assertThat(Jsoup.parse(again.asString()).select("main").text()).contains("ce que prévoit le type « Moodle »");
    }

    @Test
    void noticeWhenTheSiteIsToldNothingThenNone() {
        Map<String, Object> form = TestConnectors.pronote(school);
        form.remove("cas");
        String id = TestConnectors.created(school, form);
        TestConnectors.grant(school, id, school.teachers);

        assertThat(open("/launch/" + id).statusCode()).isEqualTo(303);
    }

    @Test
    void noticeWhenItIsOAuthThenWhatItsScopeStandsFor() {
        Map<String, Object> form = TestConnectors.pronote(school);
        form.remove("cas");
        form.put(
                "oauth",
                Map.of("grantType", "authorization_code", "scope", "openid profile email", "transferSession", true));
        String id = TestConnectors.created(school, form);
        TestConnectors.grant(school, id, school.teachers);

        assertThat(Jsoup.parse(open("/launch/" + id).asString())
                        .select("main li")
                        .eachText())
                .contains("un pseudonyme fait pour cette application seule", "votre adresse de courriel")
                .doesNotContain("votre date de naissance");
    }

    @Test
    void noticesWhenAnotherAsksThenHeSeesAndRecallsOnlyHisOwn() {
        String id = pronote();
        OnePerson other = OnePerson.teacher(school);
        teacher.calls().put("/api/me/notices/" + id).then().statusCode(204);

        other.calls().get("/api/me/notices").then().statusCode(200).body("items", empty());
        other.calls().delete("/api/me/notices/" + id).then().statusCode(204);
        teacher.calls().get("/api/me/notices").then().body("items.connector", contains(id));
        teacher.calls().delete("/api/me/notices/" + id).then().statusCode(204);
        teacher.calls().get("/api/me/notices").then().body("items", empty());
    }

    @Test
    void acceptWhenItIsNotOpenToHimOrNothingThen404() {
        String id = pronote();
        OnePerson.pupil(school).calls().put("/api/me/notices/" + id).then().statusCode(404);
        teacher.calls().put("/api/me/notices/" + UUID.randomUUID()).then().statusCode(404);
        teacher.calls().put("/api/me/notices/x").then().statusCode(404);
        School.nobody().get("/api/me/notices").then().statusCode(401);
        School.nobody().put("/api/me/notices/" + id).then().statusCode(401);
        School.nobody().delete("/api/me/notices/" + id).then().statusCode(401);
        School.nobody().get("/mes-applis/autorisations").then().statusCode(302);
    }

    @Test
    void acceptWhenTheFormIsNotOursThen403() {
        String id = pronote();
        teacher.calls()
                .accept("text/html")
                .formParams(Map.of("connector", id, "form_token", "made-up-by-somebody-else"))
                .post("/mes-applis/autorisations")
                .then()
                .statusCode(403);
        teacher.calls().get("/api/me/notices").then().body("items", empty());
    }

    @Test
    void listWhenNothingIsAcceptedThenSaysSo() {
        assertThat(new Browser(teacher::calls)
                        .open("/mes-applis/autorisations")
                        .select("main")
                        .text())
                .contains("Vous n’avez encore rien accepté");
    }
}
