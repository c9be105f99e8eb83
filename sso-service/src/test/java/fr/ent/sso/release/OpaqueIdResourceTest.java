package fr.ent.sso.release;

import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.AccessTokens;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** A name for each site: stable, of no use to the next one, and led back to the person only with a trace. */
@QuarkusTest
class OpaqueIdResourceTest {
    @Inject
    TestSchool schools;

    @Inject
    TestConnectors connectors;

    @Inject
    Database database;

    private TestSchool.School school;
    private UUID connector;

    @BeforeEach
    void openSchool() {
        school = schools.create();
        connector = publish("a");
    }

    private String url(String site) {
        return "https://" + site + school.number() + ".opaque.example/";
    }

    private UUID publish(String site) {
        return connectors.publish(
                TestConnectors.connector(school.uai(), url(site), "OPAQUE", school.teachers(), school.students()));
    }

    private String userAt(String site, String login) {
        String ticket = Browser.ticket(new Browser().login(url(site), login, TestSchool.PASSWORD));
        return new Browser()
                .get("/cas/validate?ticket=" + ticket + "&service=" + Browser.encode(url(site)))
                .body()
                .split("\n")[1];
    }

    private RequestSpecification as(String who) {
        return given().auth().oauth2(AccessTokens.of(school.login(who))).contentType(ContentType.JSON);
    }

    private String path() {
        return "/api/connectors/" + connector + "/opaque-ids/resolution";
    }

    private static Map<String, String> question(String opaqueId) {
        return Map.of("opaqueId", opaqueId, "reason", "signalement 12");
    }

    @Test
    void validateThenANameOfItsOwnForEachSiteThatSurvivesALoginChange() {
        publish("b");
        String teacher = school.login("teacher");
        String atFirst = userAt("a", teacher);

        assertThat(atFirst).matches("[0-9a-f]{32}").doesNotContain(teacher);
        assertThat(userAt("a", teacher)).isEqualTo(atFirst);
        assertThat(userAt("b", teacher)).isNotEqualTo(atFirst);
        assertThat(userAt("a", school.login("student"))).isNotEqualTo(atFirst);

        as("admc")
                .body(Map.of("login", teacher + ".new"))
                .put("/api/accounts/" + school.id("teacher") + "/login")
                .then()
                .statusCode(200);
        assertThat(userAt("a", teacher + ".new")).isEqualTo(atFirst);
    }

    @Test
    void resolveWhenAdmcThenTheAccountAndAnAuditEntry() {
        String opaqueId = userAt("a", school.login("teacher"));

        as("admc")
                .body(question(opaqueId))
                .post(path())
                .then()
                .statusCode(200)
                .body("account", equalTo(school.id("teacher").toString()))
                .body("login", equalTo(school.login("teacher")));

        List<String> entries = database.list(
                "select actor || ' ' || (details ->> 'reason') from audit_entry"
                        + " where action = 'opaque-id.resolved' and subject = ? and details ->> 'connector' = ?",
                row -> row.getString(1),
                school.id("teacher"),
                connector.toString());
        assertThat(entries).containsExactly(school.id("admc") + " signalement 12");
    }

    @Test
    void resolveWhenNotAdmcThenRefused() {
        String opaqueId = userAt("a", school.login("teacher"));

        given().contentType(ContentType.JSON)
                .body(question(opaqueId))
                .post(path())
                .then()
                .statusCode(401);
        as("teacher").body(question(opaqueId)).post(path()).then().statusCode(403);
        as("adml").body(question(opaqueId)).post(path()).then().statusCode(403);
    }

    /** That of another connector leads nowhere here. */
    @Test
    void resolveWhenTheNameIsForAnotherSiteThenUnknown() {
        publish("b");
        String opaqueId = userAt("b", school.login("teacher"));

        as("admc").body(question(opaqueId)).post(path()).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "00112233445566778899aabbccddeeff", "00112233445566778899AABBCCDDEEFF"})
    void resolveWhenTheNameIsNoneThenUnknownAndTheQuestionIsNoted(String opaqueId) {
        as("admc").body(question(opaqueId)).post(path()).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"opaqueId\":\"a\"}", "{\"opaqueId\":\"a\",\"reason\":\"\"}", "{"})
    void resolveWhenTheQuestionIsIncompleteThen400(String body) {
        as("admc").body(body).post(path()).then().statusCode(400);
    }

    @Test
    void resolveWhenTheNameIsHugeThen400() {
        as("admc").body(question("a".repeat(100_000))).post(path()).then().statusCode(400);
    }
}
