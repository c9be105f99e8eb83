package fr.ent.sso.account;

import fr.ent.sso.testsupport.AccessTokens;
import fr.ent.sso.testsupport.SentEvents;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

/** Structures, groups and accounts over REST: nobody, without the function, another school's ADML, the right one. */
@QuarkusTest
class DirectoryResourceTest {
    @Inject
    TestSchool schools;

    private TestSchool.School school;
    private TestSchool.School other;

    @BeforeEach
    void openSchools() {
        school = schools.create();
        other = schools.create();
    }

    private static RequestSpecification as(String login) {
        return given().auth().oauth2(AccessTokens.of(login));
    }

    private ValidatableResponse get(String login, String path) {
        return (login == null ? given() : as(login)).get(path).then();
    }

    @Test
    void structuresThenOnlyThoseOfTheCaller() {
        get(null, "/api/structures").statusCode(401);
        get(school.login("teacher"), "/api/structures").statusCode(403);
        get(school.login("adml"), "/api/structures").statusCode(200).body("uai", equalTo(List.of(school.uai())));
        get(school.login("admc"), "/api/structures")
                .statusCode(200)
                .body("uai", hasItem(school.uai()))
                .body("uai", hasItem(other.uai()));
    }

    @Test
    void structuresWhenServiceClientThenAll() {
        given().auth()
                .oauth2(AccessTokens.ofClient("connector-service", "Demo-2026-ent"))
                .get("/api/structures")
                .then()
                .statusCode(200)
                .body("uai", hasItem(other.uai()));
    }

    @Test
    void groupsThenWithTheirSizes() {
        String path = "/api/structures/" + school.uai() + "/groups";

        get(null, path).statusCode(401);
        get(school.login("teacher"), path).statusCode(403);
        get(other.login("adml"), path).statusCode(403);
        get(school.login("adml"), path)
                .statusCode(200)
                .body("$", hasSize(3))
                .body("find { it.type == 'PROFILE' && it.profile == 'TEACHER' }.memberCount", equalTo(2));
        get(school.login("admc"), "/api/structures/9999999Z/groups")
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:ent:problem:no-structure"));
    }

    @Test
    void accountsThenFoundBySchoolAndText() {
        String path = "/api/accounts?structure=" + school.uai() + "&q=gaud";

        get(null, path).statusCode(401);
        get(school.login("teacher"), path).statusCode(403);
        get(other.login("adml"), path).statusCode(403);
        get(school.login("adml"), path)
                .statusCode(200)
                .body("items.login", equalTo(List.of(school.login("teacher"))))
                .body("total", equalTo(1));
        get(school.login("adml"), "/api/accounts?q=gaud").statusCode(400).body("errors.field", hasItem("structure"));
        get(school.login("admc"), "/api/accounts?page=-1&size=1000")
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("page", "size"));
        get(school.login("adml"), "/api/accounts?size=1&page=1&structure=" + school.uai())
                .body("items", hasSize(1))
                .body("total", equalTo(5));
        get(school.login("admc"), "/api/accounts?q=" + school.login("teacher"))
                .statusCode(200)
                .body("items.login", containsInAnyOrder(school.login("teacher")));
    }

    @Test
    void changeLoginThenPartnersHearOfIt() {
        String path = "/api/accounts/" + school.id("teacher") + "/login";
        Map<String, Object> body = Map.of("login", "renamed" + school.number());

        given().contentType(ContentType.JSON).body(body).put(path).then().statusCode(401);
        as(other.login("adml"))
                .contentType(ContentType.JSON)
                .body(body)
                .put(path)
                .then()
                .statusCode(403);
        as(school.login("adml"))
                .contentType(ContentType.JSON)
                .body(body)
                .put(path)
                .then()
                .statusCode(200)
                .body("login", equalTo("renamed" + school.number()));

        SentEvents.Sent changed = SentEvents.await(
                "ent.accounts", school.id("teacher").toString(), "fr.ent.sso.account.login-changed.v1");
        assertThat(changed.body().get("before").asText()).isEqualTo(school.login("teacher"));
        assertThat(changed.body().get("after").asText()).isEqualTo("renamed" + school.number());
    }

    @Test
    void changeLoginWhenTakenMalformedOrUnknownThenNothingChanges() {
        RequestSpecification admc = as(school.login("admc")).contentType(ContentType.JSON);
        String path = "/api/accounts/" + school.id("teacher") + "/login";

        admc.body(Map.of("login", school.login("student"))).put(path).then().statusCode(409);
        as(school.login("admc"))
                .contentType(ContentType.JSON)
                .body(Map.of("login", "É !"))
                .put(path)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("login"));
        as(school.login("admc"))
                .contentType(ContentType.JSON)
                .body(Map.of("login", "free" + school.number()))
                .put("/api/accounts/" + UUID.randomUUID() + "/login")
                .then()
                .statusCode(404);
        as(school.login("adml"))
                .get("/api/accounts?structure=" + school.uai() + "&q=teacher")
                .then()
                .body("items", hasSize(1));
    }
}
