package fr.ent.localstack.testing;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpenApiRulesTest {
    @Test
    void missingWhenAnOperationTellsNothingThenEachGapIsNamed() {
        assertThat(OpenApiRules.missing("""
                        {"paths": {"/things/{id}": {"put": {
                          "parameters": [{"name": "id", "in": "path"}],
                          "requestBody": {"content": {"application/json": {"schema": {
                            "type": "object", "properties": {"name": {"type": "string"}}}}}},
                          "responses": {"200": {"description": "ok"}, "500": {"description": "?"}}
                        }}},
                        "components": {"schemas": {"Thing1": {"type": "object"}}}}"""))
                .containsExactlyInAnyOrder(
                        "PUT /things/{id}: tag (@Tag)",
                        "PUT /things/{id}: summary (@Operation)",
                        "PUT /things/{id}: description of parameter id"
                                + " (@Parameter, or ent.openapi.parameters.\"name\" for all)",
                        "PUT /things/{id}: a 4XX response (@APIResponse with application/problem+json)",
                        "PUT /things/{id}: response 500 as application/problem+json with schema Problem",
                        "PUT /things/{id}: example of the request body"
                                + " (openapi/examples/<Schema>.json, or @Schema(example = …) on its type)",
                        "PUT /things/{id}: an object without a name (name); make it a type with @Schema",
                        "Schema Thing1: two types share a name; give them different ones with @Schema(name = …)");
    }

    @Test
    void missingWhenAnExampleIsNotWhatItsSchemaSaysThenItIsNamed() {
        assertThat(OpenApiRules.missing(complete("{\"name\": 3}")))
                .singleElement()
                .asString()
                .contains("POST /things: the example of the request body is wrong", "name");
    }

    @Test
    void missingWhenEverythingIsToldThenNothing() {
        assertThat(OpenApiRules.missing(complete("{\"name\": \"x\"}"))).isEmpty();
    }

    private static String complete(String example) {
        return """
                {"paths": {"/things": {"post": {
                  "tags": ["Things"], "summary": "Make a thing",
                  "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                  "responses": {"201": {"description": "ok"}, "4XX": {"description": "?", "content": {
                    "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}}
                }}},
                "components": {"schemas": {
                  "Thing": {"type": "object", "properties": {"name": {"type": "string"}}, "examples": [%s]},
                  "Problem": {"type": "object"}}}}""".formatted(example);
    }
}
