package fr.ent.localstack.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OpenApiContractTest {
    private static final String DOCUMENT = """
            {
              "openapi": "3.1.0",
              "info": {"title": "t", "version": "1"},
              "paths": {
                "/things/{id}": {
                  "get": {
                    "parameters": [
                      {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}},
                      {"name": "size", "in": "query", "schema": {"type": "integer"}}
                    ],
                    "responses": {
                      "200": {"description": "ok", "content": {"application/json": {"schema": {
                        "$ref": "#/components/schemas/Thing"}}}}
                    }
                  },
                  "put": {
                    "requestBody": {"content": {"application/json": {"schema": {
                      "$ref": "#/components/schemas/Thing"}}}},
                    "responses": {"204": {"description": "done"}}
                  }
                }
              },
              "components": {"schemas": {"Thing": {
                "type": "object",
                "required": ["name"],
                "properties": {
                  "name": {"type": "string"},
                  "count": {"type": "integer", "format": "int32"},
                  "kind": {"type": "string", "enum": ["A", "B"]}
                }
              }}}
            }""";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/things/ | /items/ | GET /things/{id} is gone",
                "`\"put\"` | `\"patch\"` | PUT /things/{id} is gone",
                "`\"name\": \"size\"` | `\"name\": \"rows\"` | GET /things/{id}: parameter size gone",
                "`\"in\": \"query\"` | `\"in\": \"query\", \"required\": true` | GET /things/{id}: parameter size changed",
                "`{\"type\": \"integer\"}` | `{\"type\": \"string\"}` | type was integer, is string",
                "`\"int32\"` | `\"int64\"` | type was integer (int32), is integer (int64)",
                "`\"count\"` | `\"number\"` | Thing/properties/count is gone",
                "`[\"name\"]` | `[\"name\", \"count\"]` | Thing/count is newly required",
                "`[\"A\", \"B\"]` | `[\"A\"]` | the value B is gone",
                "`\"204\"` | `\"205\"` | PUT /things/{id}: response 204 gone"
            })
    void brokenWhenCallersWouldBreakThenItSaysWhat(String was, String is, String told) {
        assertThat(DOCUMENT).contains(was);
        List<String> broken = kept().against(DOCUMENT.replace(was, is)).broken();
        assertThat(broken).anyMatch(line -> line.contains(told));
    }

    @Test
    void brokenWhenSomethingIsAddedThenNothingIsBrokenButTheFileIsOutOfDate() {
        OpenApiContract contract =
                kept().against(DOCUMENT.replace("\"count\":", "\"colour\": {\"type\": \"string\"}, \"count\":"));

        assertThat(contract.broken()).isEmpty();
        assertThat(contract.isCurrent()).isFalse();
        assertThat(contract.advice()).contains("-Dopenapi.accept").contains("thing.json");
    }

    @Test
    void acceptWhenAskedForThenTheFileIsTheServedDocumentInAnyOrder() throws IOException {
        String other = DOCUMENT.replace("\"int32\"", "\"int64\"");
        assertThat(kept().against(other).isCurrent()).isFalse();

        OpenApiContract.of(file(), other, true);

        assertThat(OpenApiContract.of(file(), other, false).isCurrent()).isTrue();
        assertThat(OpenApiContract.of(file(), other, false).broken()).isEmpty();
    }

    @Test
    void isCurrentWhenNothingIsKeptThenNo() {
        assertThat(OpenApiContract.of(file(), DOCUMENT, false).isCurrent()).isFalse();
    }

    private interface Kept {
        OpenApiContract against(String served);
    }

    private Kept kept() {
        OpenApiContract.of(file(), DOCUMENT, true);
        return served -> OpenApiContract.of(file(), served, false);
    }

    private Path file() {
        return folder.resolve("thing.json");
    }
}
