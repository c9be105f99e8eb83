package fr.ent.sso;

import fr.ent.localstack.testing.OpenApiContract;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The OpenAPI document is a promise: contracts/openapi/sso-service.json. */
@QuarkusTest
class OpenApiContractTest {
    @Test
    void documentWhenComparedWithTheKeptOneThenNoCallerBreaks() {
        OpenApiContract contract = OpenApiContract.of("sso-service", document());
        assertThat(contract.broken())
                .as("These changes break callers. " + contract.advice())
                .isEmpty();
    }

    @Test
    void documentWhenItChangedThenTheKeptOneDidToo() {
        OpenApiContract contract = OpenApiContract.of("sso-service", document());
        assertThat(contract.isCurrent())
                .as("The kept document is out of date. " + contract.advice())
                .isTrue();
    }

    private static String document() {
        return given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
