package fr.ent.connector;

import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

@ServiceTest
class OpenApiTest {
    @Test
    void documentWhenReadThenAuthorizeLeadsToTheConfiguredProvider() {
        School.nobody()
                .accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body(
                        "components.securitySchemes.oauth2.flows.authorizationCode.authorizationUrl",
                        equalTo("http://localhost:8082/oauth2/authorize"))
                .body("security", equalTo(List.of(Map.of("oauth2", List.of("openid")))))
                .body("paths.values().collect { it.values().security }.flatten().findAll { it != null }", empty())
                .body("paths", hasKey("/api/connectors/{id}/grants"))
                .body("paths", not(hasKey("/admin/connecteurs")));
    }

    @Test
    void pageWhenOpenedThenItSignsInAsItsPublicClientWithPkce() {
        School.nobody()
                .get("/q/swagger-ui/")
                .then()
                .statusCode(200)
                .body(containsString("openapi-ui"))
                .body(containsString("usePkceWithAuthorizationCodeGrant"));
    }

    @Test
    void metricsWhenSomethingHappenedThenItIsCounted() {
        School school = School.fresh();
        TestConnectors.created(school, TestConnectors.pronote(school));

        School.nobody().get("/q/metrics").then().statusCode(200).body(containsString("ent_connectors_changes_total"));
        School.nobody().get("/q/health/ready").then().statusCode(200);
    }
}
