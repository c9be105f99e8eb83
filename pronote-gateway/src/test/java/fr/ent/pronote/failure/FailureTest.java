package fr.ent.pronote.failure;

import fr.ent.pronote.identity.EntIdentity;
import fr.ent.pronote.identity.Population;
import fr.ent.pronote.publication.Uai;
import fr.ent.pronote.recognition.FailureCause;
import fr.ent.pronote.testsupport.Callers;
import fr.ent.pronote.testsupport.ForeignCas;
import fr.ent.pronote.testsupport.TestBases;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** From « Identification impossible » to the queue and back into the Espace. */
@QuarkusTest
class FailureTest {
    @Inject
    TestBases bases;

    @Inject
    IdentificationFailures failures;

    @TestHTTPResource
    String gateway;

    private ForeignCas cas;
    private Uai uai;

    @BeforeEach
    void start() {
        cas = new ForeignCas();
        uai = bases.published(cas.url(), gateway.replaceAll("/$", ""));
    }

    @AfterEach
    void stop() {
        cas.close();
    }

    @Test
    void formWhenNotSentThenNothingIsKept() {
        fail("lea.bally", "BALLY", "Léa", "09/05/2008");

        assertThat(failures.countOpen(uai.value())).isZero();
    }

    @Test
    void formWhenSentThenInTheQueueWithTheReasonAndLinkedInOneStep() {
        UUID pupil = bases.pupil(uai, "BALLY", "Léa", "2008-09-05");
        Map<String, String> browser = fail("lea.bally", "BALLY", "Léa", "09/05/2008");

        Response sent = send(browser, "Je suis en seconde");

        assertThat(sent.statusCode()).isEqualTo(303);
        String reference = sent.header("Location").replaceAll(".*=", "");
        page(browser, "signalement?reference=" + reference)
                .then()
                .statusCode(200)
                .body(containsString(reference));
        String path = "/api/bases/" + uai + "/failures";
        Response queue = Callers.rest(uai).get(path);
        queue.then()
                .body("", hasSize(1))
                .body("[0].reference", equalTo(reference))
                .body("[0].cause", equalTo("NOT_FOUND"))
                .body("[0].known.lastName", equalTo("BALLY"))
                .body("[0].corrections.lastName", equalTo(null))
                .body("[0].information", equalTo("Je suis en seconde"))
                .body("[0].candidates[0].person", equalTo(pupil.toString()))
                .body("[0].candidates[0].population", equalTo("pupils"))
                .body("[0].candidates[0].checks.BIRTH_DATE", equalTo("INVERTED"));
        String id = queue.jsonPath().getString("[0].id");
        Document admin = Jsoup.parse(
                Callers.browser(uai).get("/admin/" + uai + "/echecs").asString());
        assertThat(admin.text()).contains("jour et mois inversés", "(Élèves)", reference, "Je suis en seconde");

        String token = admin.select("[name=form_token]").val();
        Callers.browser(uai)
                .cookie("ent_form", token)
                .formParam("form_token", token)
                .formParam("action", "LINK")
                .formParam("person", pupil.toString())
                .post("/admin/" + uai + "/echecs/" + id)
                .then()
                .statusCode(303);

        assertThat(bases.mapping(pupil))
                .hasValueSatisfying(mapping -> assertThat(mapping.casId).isEqualTo("lea.bally"));
        page(browser, "eleve.html").then().statusCode(200).body(containsString("Espace Élèves"));
        Callers.rest(uai).get(path).then().body("", hasSize(0));
        Callers.rest(uai).get(path + "?state=ALL").then().body("[0].state", equalTo("LINKED"));
        Callers.rest(uai)
                .body(Map.of("action", "REJECT"))
                .post(path + "/" + id + "/resolution")
                .then()
                .statusCode(409);
    }

    @Test
    void formWhenSentAgainAndAgainThenLimited() {
        Map<String, String> browser = fail("nemo.nobody", "NOBODY", "Nemo", "");
        for (int i = 0; i < 3; i++) {
            assertThat(send(browser, "x").statusCode()).isEqualTo(303);
        }

        assertThat(send(browser, "x").statusCode()).isEqualTo(429);
        assertThat(failures.countOpen(uai.value())).isEqualTo(3);
    }

    @Test
    void formWhenTooLongThenRefused() {
        Map<String, String> browser = fail("nemo.nobody", "NOBODY", "Nemo", "");

        assertThat(send(browser, "x".repeat(2001)).statusCode()).isEqualTo(400);
        assertThat(failures.countOpen(uai.value())).isZero();
    }

    @Test
    void formWhenNobodyFailedThenRefused() {
        Response page = page(Map.of(), "deconnexion");
        Map<String, String> browser = new HashMap<>(page.cookies());
        browser.put("ent_form", "0123456789abcdef0123");

        assertThat(send(browser, "x").statusCode()).isEqualTo(409);
    }

    @Test
    void referenceWhenOfSomebodyElseThenNotShown() {
        Map<String, String> one = fail("nemo.nobody", "NOBODY", "Nemo", "");
        String reference = send(one, "x").header("Location").replaceAll(".*=", "");
        Map<String, String> other = fail("una.altra", "ALTRA", "Una", "");

        assertThat(page(other, "signalement?reference=" + reference).statusCode())
                .isEqualTo(404);
    }

    @Test
    void queueWhenLongThenTheOldestAndHowManyThereAre() {
        for (int i = 0; i < 26; i++) {
            failures.send(
                    uai.value(),
                    new Report(
                            "login." + i,
                            new EntIdentity("NOBODY", "N" + i, null, null),
                            List.of(Population.STAFF),
                            FailureCause.NOT_FOUND,
                            new Report.Additions(null, null, null, null, null, null, null)));
        }

        Document queue = Jsoup.parse(
                Callers.browser(uai).get("/admin/" + uai + "/echecs").asString());

        assertThat(queue.select("section")).hasSize(25);
        assertThat(queue.text())
                .contains("login.0", "Les 25 plus anciens sur 26")
                .doesNotContain("login.25");
    }

    @Test
    void resolutionWhenRejectedThenClosed() {
        send(fail("nemo.nobody", "NOBODY", "Nemo", ""), "x");
        String path = "/api/bases/" + uai + "/failures";
        String id = Callers.rest(uai).get(path).jsonPath().getString("[0].id");

        Callers.rest(uai)
                .body(Map.of("action", "PERHAPS"))
                .post(path + "/" + id + "/resolution")
                .then()
                .statusCode(400);
        Callers.rest(uai)
                .body(Map.of("action", "REJECT"))
                .post(path + "/" + id + "/resolution")
                .then()
                .statusCode(204);
        Callers.rest(uai).get(path + "?state=REJECTED").then().body("", hasSize(1));
        Callers.rest(uai).get(path + "?state=x").then().statusCode(400);
    }

    /** Signs in as somebody the base does not know; answers the browser's cookies. */
    private Map<String, String> fail(String login, String nom, String prenom, String birth) {
        String ticket = "ST-" + UUID.randomUUID();
        cas.ticket(
                ticket,
                gateway.replaceAll("/$", "") + "/" + uai + "/pronote/eleve.html",
                ForeignCas.edifice(
                        login,
                        Map.of("nom", nom, "prenom", prenom, "dateNaissance", birth, "categories", "National_1")));
        Map<String, String> cookies =
                new HashMap<>(page(Map.of(), "eleve.html?ticket=" + ticket).cookies());
        Response failure = page(cookies, "eleve.html");
        failure.then().statusCode(403).body(containsString("Identification impossible"));
        cookies.putAll(failure.cookies());
        return cookies;
    }

    private Response send(Map<String, String> cookies, String information) {
        return browser(cookies)
                .formParam("form_token", cookies.get("ent_form"))
                .formParam("lastName", "BALLY")
                .formParam("information", information)
                .post("/" + uai + "/pronote/signalement");
    }

    private Response page(Map<String, String> cookies, String page) {
        return browser(cookies).get("/" + uai + "/pronote/" + page);
    }

    private static RequestSpecification browser(Map<String, String> cookies) {
        return given().redirects()
                .follow(false)
                .cookies(cookies)
                .header("Accept", "text/html")
                .header("Accept-Language", "fr");
    }
}
