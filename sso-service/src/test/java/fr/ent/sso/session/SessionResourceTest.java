package fr.ent.sso.session;

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

/** Sessions over REST: nobody, somebody else, oneself, ADMC. */
@QuarkusTest
class SessionResourceTest {
    @Inject
    TestSchool schools;

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
    void endAllThenEverySessionOfThatPersonEnds() {
        Browser second = new Browser();
        second.login(null, school.login("teacher"), TestSchool.PASSWORD);
        String path = "/api/sessions?account=" + school.id("teacher");

        given().delete(path).then().statusCode(401);
        as("student").delete(path).then().statusCode(403);
        given().auth()
                .oauth2(AccessTokens.of(schools.create().login("adml")))
                .delete(path)
                .then()
                .statusCode(403);
        as("admc").delete("/api/sessions").then().statusCode(400);
        as("adml").delete(path).then().statusCode(200).body("sessions", equalTo(2));

        assertThat(browser.get("/compte").statusCode()).isEqualTo(302);
        assertThat(second.get("/compte").statusCode()).isEqualTo(302);
        as("teacher").delete(path).then().statusCode(200);
    }
}
