package fr.ent.sso.session;

import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.AccessTokens;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.SentEvents;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

/** Sessions over REST: nobody, somebody else, oneself, ADMC. */
@QuarkusTest
class SessionResourceTest {
    @Inject
    TestSchool schools;

    @Inject
    SsoSessions sessions;

    @Inject
    Database database;

    private final Browser browser = new Browser();
    private TestSchool.School school;

    @BeforeEach
    void signIn() {
        school = schools.create();
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
    }

    private RequestSpecification as(String who) {
        return given().auth().oauth2(AccessTokens.of(school.login(who)));
    }

    private String session() {
        return as("admc")
                .get("/api/sessions?account=" + school.id("teacher"))
                .then()
                .statusCode(200)
                .extract()
                .path("[0].id");
    }

    @Test
    void listThenOnesOwnOrAllForAdmc() {
        given().get("/api/sessions").then().statusCode(401);
        as("student")
                .get("/api/sessions?account=" + school.id("teacher"))
                .then()
                .statusCode(403);
        as("adml")
                .get("/api/sessions?account=" + school.id("teacher"))
                .then()
                .statusCode(200)
                .body("$", hasSize(1));
        as("adml").get("/api/sessions?account=" + school.id("admc")).then().statusCode(403);
        as("teacher")
                .get("/api/sessions")
                .then()
                .statusCode(200)
                .body("$", hasSize(2))
                .body("account", everyItem(equalTo(school.id("teacher").toString())));
        as("admc")
                .get("/api/sessions")
                .then()
                .statusCode(200)
                .body("account", hasItem(school.id("teacher").toString()));
    }

    @Test
    void endThenSignedOutAndTheSitesAreTold() {
        String id = session();

        given().delete("/api/sessions/" + id).then().statusCode(401);
        as("student").delete("/api/sessions/" + id).then().statusCode(404);
        as("admc").delete("/api/sessions/" + id).then().statusCode(204);

        assertThat(browser.get("/cas/login").body()).contains("name=\"password\"");
        assertThat(SentEvents.await("ent.tickets", school.id("teacher").toString(), "fr.ent.sso.session.ended.v1")
                        .body()
                        .get("reason")
                        .asText())
                .isEqualTo("ADMINISTRATOR");
    }

    @Test
    void endWhenOnesOwnThenNoFunctionIsNeeded() {
        as("teacher").delete("/api/sessions/" + session()).then().statusCode(204);
    }

    @Test
    void listThenDeviceAndLifeAreTold() {
        as("admc")
                .get("/api/sessions?account=" + school.id("teacher"))
                .then()
                .body("[0].address", equalTo("127.0.0.1"))
                .body("[0].userAgent", startsWith("Java-http-client/"))
                .body("[0].remembered", equalTo(false))
                .body("[0].current", equalTo(false))
                .body("[0].endsAt", startsWith("20"));
        String current = sessions.list(school.id("teacher"), 1).get(0).id();
        assertThat(sessions.list(school.id("teacher"), current, 1).get(0).current())
                .isTrue();
    }

    @Test
    void endAllThenEverySessionOfTheAccountEnds() {
        Browser other = new Browser();
        other.login(null, school.login("teacher"), TestSchool.PASSWORD);
        String path = "/api/sessions?account=" + school.id("teacher");

        given().delete(path).then().statusCode(401);
        as("student").delete(path).then().statusCode(403);
        as("admc").delete("/api/sessions").then().statusCode(400).body("errors[0].field", equalTo("account"));
        given().auth()
                .oauth2(AccessTokens.of(schools.create().login("adml")))
                .delete(path)
                .then()
                .statusCode(403);
        as("adml").delete(path).then().statusCode(200).body("sessions", equalTo(2));

        assertThat(browser.get("/cas/login").body()).contains("name=\"password\"");
        assertThat(other.get("/cas/login").body()).contains("name=\"password\"");
        assertThat(database.exists(
                        "select 1 from audit_entry where action = 'session.ended' and subject = ? and actor = ?",
                        school.id("teacher"),
                        school.id("adml").toString()))
                .isTrue();
    }

    @Test
    void endAllWhenOneIsKeptThenOnlyTheOthersEnd() {
        String kept = sessions.list(school.id("teacher"), 1).get(0).id();
        new Browser().login(null, school.login("teacher"), TestSchool.PASSWORD);

        assertThat(sessions.endAll(school.id("teacher"), kept, EndReason.ADMINISTRATOR))
                .isEqualTo(1);
        assertThat(sessions.list(school.id("teacher"), 9))
                .extracting(SsoSessions.Overview::id)
                .containsExactly(kept);
    }
}
