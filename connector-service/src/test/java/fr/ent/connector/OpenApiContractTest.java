package fr.ent.connector;

import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.localstack.testing.OpenApiContract;
import fr.ent.localstack.testing.OpenApiRules;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The OpenAPI document is a promise: contracts/openapi/connector-service.json. */
@ServiceTest
class OpenApiContractTest {
    @Test
    void documentWhenComparedWithTheKeptOneThenNoCallerBreaks() {
        OpenApiContract contract = OpenApiContract.of("connector-service", document());
        assertThat(contract.broken())
                .as("These changes break callers. " + contract.advice())
                .isEmpty();
    }

    @Test
    void documentWhenItChangedThenTheKeptOneDidToo() {
        OpenApiContract contract = OpenApiContract.of("connector-service", document());
        assertThat(contract.isCurrent())
                .as("The kept document is out of date. " + contract.advice())
                .isTrue();
    }

    @Test
    void documentWhenReadAloneThenNothingIsMissing() {
        assertThat(OpenApiRules.missing(document()))
                .as("The OpenAPI document does not tell enough (rules: OpenApiRules)")
                .isEmpty();
    }

    private static String document() {
        return School.nobody()
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
