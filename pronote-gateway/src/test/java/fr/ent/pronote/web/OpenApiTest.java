package fr.ent.pronote.web;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

/** The description that administrators work with, and the pages open to all. */
@QuarkusTest
class OpenApiTest {
    @Test
    void descriptionWhenReadThenAuthorizeLeadsToTheProvider() {
        JsonPath description = JsonPath.from(
                given().accept("application/json").get("/q/openapi?format=json").asString());

        assertThat(description.getString("components.securitySchemes.oauth2.flows.authorizationCode.authorizationUrl"))
                .isEqualTo("http://localhost:8082/oauth2/authorize");
        assertThat(description.getString("components.securitySchemes.oauth2.flows.authorizationCode.tokenUrl"))
                .isEqualTo("http://localhost:8082/oauth2/token");
        assertThat(description.getList("security")).isNotEmpty();
        given().get("/q/swagger-ui/").then().statusCode(200).body(containsString("openapi-ui"));
    }

    @Test
    void homeWhenNobodyIsSignedInThenOpen() {
        given().accept("text/html").get("/").then().statusCode(200).body(containsString("/admin"));
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
    }
}
