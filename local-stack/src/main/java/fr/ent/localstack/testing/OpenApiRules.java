package fr.ent.localstack.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an OpenAPI document must tell so that somebody can work with it alone.
 *
 * <ol>
 *   <li>Each operation has a tag and a summary, each parameter a description.
 *   <li>Each operation says what a refusal looks like: a 4XX response, and every 4XX and 5XX as
 *       {@code application/problem+json} with the schema {@code Problem}.
 *   <li>Each JSON request body has an example, its own or its schema's, that its schema accepts.
 *   <li>Each object is a named component: no inline object, no name that a generator had to number.
 * </ol>
 */
public final class OpenApiRules {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final String PROBLEM = "#/components/schemas/Problem";

    private final JsonNode document;
    private final Set<String> missing = new TreeSet<>();

    private OpenApiRules(JsonNode document) {
        this.document = document;
    }

    /**
     * What is missing and where, a line each; empty when the document keeps the rules.
     *
     * @param served the document, as JSON
     */
    public static List<String> missing(String served) {
        try {
            OpenApiRules rules = new OpenApiRules(JSON.readTree(served));
            rules.check();
            return List.copyOf(rules.missing);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON", e);
        }
    }

    private void check() {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (VERBS.contains(operation.getKey())) {
                        String where = operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey();
                        check(where, operation.getValue());
                        parameters(where, path.getValue().path("parameters"));
                    }
                }));
        document.path("components").path("schemas").properties().forEach(schema -> {
            String where = "Schema " + schema.getKey();
            if (schema.getKey().matches(".*[0-9]")) {
                missing.add(where + ": two types share a name; give them different ones with @Schema(name = …)");
            }
            schema.getValue().elements().forEachRemaining(part -> objects(where, part));
        });
    }

    private void check(String where, JsonNode operation) {
        if (operation.path("tags").isEmpty()) {
            missing.add(where + ": tag (@Tag)");
        }
        if (operation.path("summary").asText().isBlank()) {
            missing.add(where + ": summary (@Operation)");
        }
        parameters(where, operation.path("parameters"));
        responses(where, operation.path("responses"));
        body(where, operation.path("requestBody").path("content").path("application/json"));
        objects(where, operation);
    }

    private void parameters(String where, JsonNode parameters) {
        parameters.forEach(parameter -> {
            if (parameter.path("description").asText().isBlank()) {
                missing.add(where + ": description of parameter "
                        + parameter.path("name").asText()
                        + " (@Parameter, or ent.openapi.parameters.\"name\" for all)");
            }
        });
    }

    private void responses(String where, JsonNode responses) {
        List<String> refusals = new ArrayList<>();
        responses.fieldNames().forEachRemaining(status -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                refusals.add(status);
            }
        });
        if (refusals.stream().noneMatch(status -> status.startsWith("4"))) {
            missing.add(where + ": a 4XX response (@APIResponse with application/problem+json)");
        }
        for (String status : refusals) {
            String schema = responses
                    .path(status)
                    .path("content")
                    .path("application/problem+json")
                    .path("schema")
                    .path("$ref")
                    .asText();
            if (!schema.equals(PROBLEM)) {
                missing.add(where + ": response " + status + " as application/problem+json with schema Problem");
            }
        }
    }

    private void body(String where, JsonNode body) {
        if (body.isMissingNode()) {
            return;
        }
        List<JsonNode> examples = examples(body);
        if (examples.isEmpty()) {
            examples = examples(OpenApiContract.resolved(body.path("schema"), document));
        }
        if (examples.isEmpty()) {
            missing.add(
                    where
                            + ": example of the request body (openapi/examples/<Schema>.json, or @Schema(example = …) on its type)");
        }
        examples.forEach(example -> valid(where, body.path("schema"), example));
    }

    private static List<JsonNode> examples(JsonNode holder) {
        List<JsonNode> examples = new ArrayList<>();
        if (holder.has("example")) {
            examples.add(holder.get("example"));
        }
        holder.path("examples").forEach(each -> examples.add(each.has("value") ? each.get("value") : each));
        return examples;
    }

    private void valid(String where, JsonNode schema, JsonNode example) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString())
                .validate(example.toString(), InputFormat.JSON)
                .forEach(error -> missing.add(where + ": the example of the request body is wrong: " + error));
    }

    /** Objects with properties of their own, where a reference to a component should be. */
    private void objects(String where, JsonNode node) {
        if (node.path("properties").isObject() && !node.path("properties").isEmpty() && node.has("type")) {
            missing.add(where + ": an object without a name (" + fields(node) + "); make it a type with @Schema");
        }
        node.properties().forEach(field -> {
            if (!field.getKey().startsWith("example")) {
                objects(where, field.getValue());
            }
        });
        if (node.isArray()) {
            node.forEach(each -> objects(where, each));
        }
    }

    private static String fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.path("properties").fieldNames().forEachRemaining(names::add);
        return String.join(", ", names);
    }
}
