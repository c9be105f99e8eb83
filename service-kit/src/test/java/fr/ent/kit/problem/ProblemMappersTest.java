package fr.ent.kit.problem;

import fr.ent.kit.KitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@KitTest
class ProblemMappersTest {
    @Test
    void problemWhenProgramAsksThenProblemJsonInItsLanguage() {
        given().header("Accept-Language", "en")
                .get("/form/invalid")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:ent:problem:invalid-input"))
                .body("detail", equalTo("2 fields need correcting. Nothing was saved."))
                .body("errors[0].field", equalTo("a"))
                .body("errors[1].message", equalTo("This field takes 10 characters at most."));
    }

    @Test
    void problemWhenBrowserAsksThenPageInFrench() {
        given().accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .get("/form/invalid")
                .then()
                .statusCode(400)
                .contentType("text/html")
                .body(containsString("2 champs sont à corriger"));
    }

    @Test
    void violationWhenBodyIsInvalidThenFieldIsNamedWithoutTheMethod() {
        given().contentType("application/json")
                .body("{\"name\":\" \"}")
                .post("/form/json")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("name"));
    }

    @Test
    void headerWhenMalformedThenTheProblemAllTheSame() {
        given().header("Accept", "nonsense")
                .get("/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/form", "/form/map"})
    void formWhenAPercentSignEncodesNothingThen400(String path) {
        given().contentType("application/x-www-form-urlencoded")
                .body("form_token=%zz")
                .post(path)
                .then()
                .statusCode(400);
    }

    @Test
    void bodyWhenNotJsonThen400() {
        given().contentType("application/json")
                .body("{")
                .post("/form/json")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void failureWhenUnexpectedThenReferenceAndNoDetail() {
        given().header("X-Request-Id", "abcdef123456")
                .get("/form/broken")
                .then()
                .statusCode(500)
                .body("instance", equalTo("abcdef123456"))
                .body("detail", not(containsString("secret")));
    }

    @ParameterizedTest
    @CsvSource({
        "Connection to localhost:5432 refused, 08001, 503",
        "terminating connection due to administrator command, 57P01, 503",
        "sorry too many clients already, 53300, 503",
        "'Sorry, acquisition timeout!', , 503",
        "duplicate key, 23505, 500"
    })
    void failureWhenDatabaseIsAwayThen503AndOtherwise500(String reason, String state, int status) {
        given().queryParam("reason", reason)
                .queryParam("state", state == null ? "" : state)
                .get("/form/database-away")
                .then()
                .statusCode(status)
                .header("Retry-After", status == 503 ? equalTo("5") : nullValue())
                .body("type", equalTo("urn:ent:problem:http-" + status));
    }

    @Test
    void addressWhenUnknownThen404AsPageOrProblem() {
        given().accept("text/html").get("/nowhere").then().statusCode(404).body(containsString("Page introuvable"));
        given().get("/nowhere").then().statusCode(404).contentType("application/problem+json");
    }
}
