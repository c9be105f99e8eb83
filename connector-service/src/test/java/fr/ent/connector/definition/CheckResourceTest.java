package fr.ent.connector.definition;

import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

@ServiceTest
class CheckResourceTest {
    private final School school = School.fresh();

    @Test
    void checkWhenAllIsRightThenNothingIsFoundAndNothingSaved() {
        check(school.adml(), TestConnectors.pronote(school), List.of())
                .statusCode(200)
                .body("errors", empty())
                .body("warnings", empty())
                .body("suggestion", nullValue())
                .body("samples", empty());
        school.adml()
                .get("/api/structures/" + school.uai + "/connectors")
                .then()
                .body("total", equalTo(0));
    }

    @Test
    void checkWhenMuchIsWrongThenAllOfItIsFoundAtOnce() {
        TestConnectors.created(school, TestConnectors.pronote(school));
        Map<String, Object> form = TestConnectors.pronote(school);
        form.put("target", "POPUP");

        check(school.adml(), form, List.of())
                .statusCode(200)
                .body("errors.field", contains("target", "identifier", "url"))
                .body("suggestion", equalTo("Pronote - Lycée " + school.uai + " (" + school.uai + ")"));
    }

    @Test
    void checkWhenItIsTheConnectorItselfThenItIsNotInItsOwnWay() {
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        Map<String, Object> body =
                new HashMap<>(Map.of("structure", school.uai, "id", id, "connector", TestConnectors.pronote(school)));

        post(school.adml(), body).statusCode(200).body("errors", empty());
        School other = School.fresh();
        body.put("structure", other.uai);
        post(other.adml(), body).statusCode(404);
    }

    @Test
    void checkWhenADraftCouldNotBePublishedThenItIsAWarning() {
        TestConnectors.created(school, TestConnectors.pronote(school));
        Map<String, Object> form = TestConnectors.pronoteWith(school, "identifier", "Brouillon " + school.uai);
        form.put("draft", true);

        check(school.adml(), form, List.of())
                .statusCode(200)
                .body("errors", empty())
                .body("warnings.field", contains("url"))
                .body("warnings.message", contains(containsString("Pronote - Lycée " + school.uai)));
    }

    @Test
    void checkWhenSamplesAreTriedThenEachSaysWhetherItMatches() {
        Map<String, Object> form = TestConnectors.pronote(school);
        String host = school.uai.toLowerCase() + ".index-education.net";

        check(
                        school.adml(),
                        form,
                        List.of("https://" + host + "/pronote/eleve.html", "https://" + host + "/autre", "nonsense"))
                .body("samples.matched", contains(true, false, false));
        form.put("cas", Map.of("type", "DEFAULT", "pattern", "https://" + host.replace(".", "\\.") + "/[a-z]+"));
        check(school.adml(), form, List.of("https://" + host + "/abc", "https://" + host + "/1"))
                .body("samples.matched", contains(true, false));
        form.put("cas", Map.of("type", "DEFAULT", "pattern", "("));
        check(school.adml(), form, List.of("https://" + host + "/abc"))
                .body("errors.field", contains("cas.pattern"))
                .body("samples", empty());
    }

    @Test
    void checkWhenInputIsBadThenTheFieldIsNamed() {
        Map<String, Object> form = TestConnectors.pronote(school);

        post(school.adml(), Map.of()).statusCode(400).body("errors.field", contains("structure"));
        post(school.adml(), Map.of("structure", school.uai))
                .statusCode(400)
                .body("errors.field", contains("connector"));
        post(School.admc(), Map.of("structure", "nonsense", "connector", form)).statusCode(404);
        check(school.adml(), form, Collections.nCopies(21, "https://site.example/"))
                .statusCode(400)
                .body("errors.field", contains("samples"));
        check(school.adml(), form, List.of("x".repeat(2_001)))
                .statusCode(400)
                .body("errors.field", contains("samples"));
        form.put("identifier", "a\u0007");
        form.put("url", null);
        check(school.adml(), form, List.of()).statusCode(200).body("errors", hasSize(2));
    }

    @Test
    void checkWhenCallerVariesThenOnlyTheRightOneSucceeds() {
        Map<String, Object> form = TestConnectors.pronote(school);

        check(School.nobody(), form, List.of()).statusCode(401);
        check(school.teacher(), form, List.of()).statusCode(403);
        check(School.fresh().adml(), form, List.of()).statusCode(403);
        check(School.admc(), form, List.of()).statusCode(200);
    }

    @Test
    void duplicateWhenAskedThenADraftWithAFreeNameAndNoRights() {
        Map<String, Object> form = TestConnectors.pronoteWith(
                school, "oauth", Map.of("grantType", "client_credentials", "secret", "un-secret-assez-long-1"));
        String id = TestConnectors.created(school, form);
        TestConnectors.grant(school, id, school.teachers);

        school.adml()
                .post("/api/connectors/" + id + "/duplicate")
                .then()
                .statusCode(201)
                .body("identifier", equalTo("Pronote - Lycée " + school.uai + " (" + school.uai + ")"))
                .body("displayName", equalTo("Pronote - Lycée Paul Martin"))
                .body("draft", equalTo(true))
                .body("groups", equalTo(0))
                .body("oauth.secretSet", equalTo(false))
                .body("url", equalTo(form.get("url")));
        School.admc()
                .post("/api/connectors/00000000-0000-4000-8000-000000000000/duplicate")
                .then()
                .statusCode(404);
    }

    private ValidatableResponse check(RequestSpecification caller, Map<String, Object> form, List<String> samples) {
        return post(caller, Map.of("structure", school.uai, "connector", form, "samples", samples));
    }

    private static ValidatableResponse post(RequestSpecification caller, Map<String, Object> body) {
        return caller.contentType(ContentType.JSON)
                .body(body)
                .post("/api/connectors/checks")
                .then();
    }
}
