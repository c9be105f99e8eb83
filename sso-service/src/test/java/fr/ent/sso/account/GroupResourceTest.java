package fr.ent.sso.account;

import fr.ent.sso.testsupport.AccessTokens;
import fr.ent.sso.testsupport.SentEvents;
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
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** Manual groups over REST. */
@QuarkusTest
class GroupResourceTest {
    @Inject
    TestSchool schools;

    private TestSchool.School school;
    private TestSchool.School other;
    private String path;

    @BeforeEach
    void openSchools() {
        school = schools.create();
        other = schools.create();
        path = "/api/structures/" + school.uai() + "/groups";
    }

    private static RequestSpecification as(String login) {
        RequestSpecification request = login == null ? given() : given().auth().oauth2(AccessTokens.of(login));
        return request.contentType(ContentType.JSON);
    }

    private String create(String name) {
        return as(school.login("adml"))
                .body(Map.of("name", name))
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, '', 201",
        "PUT, '/{id}', 200",
        "GET, '/{id}/members', 200",
        "PUT, '/{id}/members/{account}', 204",
        "DELETE, '/{id}/members/{account}', 204",
        "DELETE, '/{id}', 204"
    })
    void operationThenWhoMay(String method, String suffix, int right) {
        String at = path
                + suffix.replace("{id}", create("Club"))
                        .replace("{account}", school.id("student").toString());
        String body = "{\"name\":\"Autre\"}";

        as(null).body(body).request(method, at).then().statusCode(401);
        as(school.login("teacher")).body(body).request(method, at).then().statusCode(403);
        as(other.login("adml")).body(body).request(method, at).then().statusCode(403);
        given().auth()
                .oauth2(AccessTokens.ofClient("connector-service", "Demo-2026-ent"))
                .contentType(ContentType.JSON)
                .body(body)
                .request(method, at)
                .then()
                .statusCode(403);
        as(school.login("adml")).body(body).request(method, at).then().statusCode(right);
        as(school.login("admc"))
                .body(body)
                .request(method, at.replace(school.uai(), "9999999Z"))
                .then()
                .statusCode(404);
    }

    @Test
    void groupThenItsLifeIsToldToTheEnd() {
        String id = create("Équipe EPS");
        as(school.login("adml"))
                .put(path + "/" + id + "/members/" + school.id("teacher"))
                .then()
                .statusCode(204);
        as(school.login("adml"))
                .get(path + "/" + id + "/members")
                .then()
                .body("items.login", equalTo(List.of(school.login("teacher"))));
        as(school.login("adml"))
                .body(Map.of("name", "EPS"))
                .put(path + "/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("EPS"))
                .body("memberCount", equalTo(1));

        SentEvents.Sent last = SentEvents.await("ent.directory", "group:" + id, 3, each -> true)
                .get(2);
        assertThat(last.body().get("name").asText()).isEqualTo("EPS");
        assertThat(last.body().get("memberCount").asInt()).isEqualTo(1);
        as(school.login("adml")).delete(path + "/" + id).then().statusCode(204);
        as(school.login("adml")).delete(path + "/" + id).then().statusCode(404);
        as(school.login("adml")).get(path + "/" + id + "/members").then().statusCode(404);
    }

    @Test
    void groupWhenItIsNotManualOrNotOfTheStructureThenNotFound() {
        as(school.login("adml")).delete(path + "/" + school.teachers()).then().statusCode(404);
        as(school.login("adml"))
                .put(path + "/" + school.teachers() + "/members/" + school.id("student"))
                .then()
                .statusCode(404);
        as(school.login("admc")).delete(path + "/" + other.teachers()).then().statusCode(404);
        as(school.login("adml"))
                .put(path + "/" + create("Club") + "/members/" + other.id("teacher"))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("account"));
        as(school.login("adml"))
                .put(path + "/" + create("Club 2") + "/members/" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void groupWhenTheNameIsTakenOrWrongThenRefused() {
        String id = create("Club");
        create("Atelier");
        as(school.login("adml")).body(Map.of("name", "Club")).post(path).then().statusCode(409);
        as(school.login("adml"))
                .body(Map.of("name", "Atelier"))
                .put(path + "/" + id)
                .then()
                .statusCode(409);
        for (String body : List.of(
                "{}",
                "{\"name\":\" \"}",
                "{\"name\":\"a\\u0000b\"}",
                "{\"name\":\"" + "x".repeat(100_000) + "\"}",
                "",
                "null",
                "[]")) {
            assertThat(as(school.login("adml")).body(body).post(path).statusCode())
                    .as(body.substring(0, Math.min(30, body.length())))
                    .isEqualTo(400);
        }
    }
}
