package fr.ent.localstack.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.Endpoint;

/**
 * The OpenAPI document a service promises, kept in {@code contracts/openapi/<service>.json}, beside the one it serves
 * now. A change that is meant is accepted with {@link #ACCEPT}, which writes the kept document anew.
 */
public final class OpenApiContract {
    /** The command that accepts the documents of all services as they are now. */
    public static final String ACCEPT =
            "mvn test -Dtest=OpenApiContractTest -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.accept";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final JsonNode kept;
    private final JsonNode served;

    private OpenApiContract(Path file, JsonNode kept, JsonNode served) {
        this.file = file;
        this.kept = kept;
        this.served = served;
    }

    /**
     * @param service its module, for instance {@code connector-service}
     * @param served the document it serves, as JSON
     */
    public static OpenApiContract of(String service, String served) {
        Path file = Path.of(System.getProperty("checkout.directory", ".."), "contracts", "openapi", service + ".json");
        return of(file, served, System.getProperty("openapi.accept") != null);
    }

    static OpenApiContract of(Path file, String served, boolean accept) {
        try {
            JsonNode now = sorted(JSON.readTree(served));
            if (accept) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text(now));
            }
            return new OpenApiContract(file, Files.exists(file) ? JSON.readTree(Files.readString(file)) : now, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the kept document is the one that is served. */
    public boolean isCurrent() {
        return Files.exists(file) && kept.equals(served);
    }

    /** What a caller who relies on the kept document would meet; empty when nothing is broken. */
    public List<String> broken() {
        if (kept.equals(served)) {
            return List.of();
        }
        ChangedOpenApi difference = OpenApiCompare.fromContents(text(kept), text(served));
        List<String> broken = new ArrayList<>();
        for (Endpoint endpoint : difference.getMissingEndpoints()) {
            broken.add(endpoint.getMethod() + " " + endpoint.getPathUrl() + " is gone");
        }
        for (ChangedOperation operation : difference.getChangedOperations()) {
            if (operation.isIncompatible()) {
                broken.add(operation.getHttpMethod() + " " + operation.getPathUrl() + ": " + parts(operation));
            }
        }
        schemas("", "", kept, served, broken);
        return broken;
    }

    /** What the message of a failing test ends with. */
    public String advice() {
        return "%s is the promise. If the change is meant, accept it with%n  %s%nand commit the file."
                .formatted(file.normalize(), ACCEPT);
    }

    private static String parts(ChangedOperation operation) {
        List<String> parts = new ArrayList<>();
        if (operation.getParameters() != null && operation.getParameters().isIncompatible()) {
            operation.getParameters().getMissing().forEach(each -> parts.add("parameter " + each.getName() + " gone"));
            operation.getParameters().getIncreased().stream()
                    .filter(each -> Boolean.TRUE.equals(each.getRequired()))
                    .forEach(each -> parts.add("parameter " + each.getName() + " newly required"));
            operation.getParameters().getChanged().stream()
                    .filter(each -> each.isIncompatible())
                    .forEach(each -> parts.add("parameter " + each.getName() + " changed"));
        }
        if (operation.getRequestBody() != null && operation.getRequestBody().isIncompatible()) {
            parts.add("request body");
        }
        if (operation.getApiResponses() != null && operation.getApiResponses().isIncompatible()) {
            operation.getApiResponses().getMissing().keySet().forEach(each -> parts.add("response " + each + " gone"));
            operation.getApiResponses().getChanged().forEach((status, each) -> {
                if (each.isIncompatible()) {
                    parts.add("response " + status);
                }
            });
        }
        return parts.isEmpty() ? "changed so that callers break" : String.join(", ", parts);
    }

    /**
     * What changed inside the schemas: openapi-diff only says which operation it is about, and does not see that a type
     * changed (its issues 745 and 910).
     */
    private void schemas(String where, String name, JsonNode before, JsonNode after, List<String> broken) {
        if (before.isObject() && after.isObject()) {
            if (isSchema(before) && isSchema(after)) {
                schema(where, before, after, broken);
            }
            before.fieldNames().forEachRemaining(field -> {
                if (after.has(field)) {
                    schemas(where + "/" + field, field, before.get(field), after.get(field), broken);
                } else if (name.equals("properties")) {
                    broken.add(where + "/" + field + " is gone");
                }
            });
        } else if (name.equals("parameters") && before.isArray() && after.isArray()) {
            Map<String, JsonNode> now = new TreeMap<>();
            after.forEach(each -> now.put(key(each), each));
            before.forEach(each -> {
                if (now.containsKey(key(each))) {
                    schemas(where + "/" + key(each), "", each, now.get(key(each)), broken);
                }
            });
        }
    }

    private void schema(String where, JsonNode before, JsonNode after, List<String> broken) {
        String was = type(before, kept);
        String is = type(after, served);
        if (!was.equals(is)) {
            broken.add(where + ": type was " + was + ", is " + is);
        }
        more(before, after, "required").forEach(each -> broken.add(where + "/" + each + " is newly required"));
        if (before.has("enum") && after.has("enum")) {
            more(before, after, "enum")
                    .forEach(each -> broken.add(where + ": a reader may not know the value " + each));
            more(after, before, "enum").forEach(each -> broken.add(where + ": the value " + each + " is gone"));
        }
    }

    private static List<String> more(JsonNode before, JsonNode after, String list) {
        List<String> had = stream(before.path(list)).map(JsonNode::asText).toList();
        return stream(after.path(list))
                .map(JsonNode::asText)
                .filter(each -> !had.contains(each))
                .toList();
    }

    private static String key(JsonNode parameter) {
        return parameter.path("in").asText() + " " + parameter.path("name").asText();
    }

    private static boolean isSchema(JsonNode node) {
        JsonNode type = node.path("type");
        return node.path("$ref").isTextual() || type.isTextual() || type.isArray();
    }

    private static String type(JsonNode schema, JsonNode document) {
        JsonNode resolved = resolved(schema, document);
        JsonNode format = resolved.path("format");
        return words(resolved.path("type")) + (format.isMissingNode() ? "" : " (" + format.asText() + ")");
    }

    private static String words(JsonNode type) {
        return type.isArray()
                ? String.join("|", stream(type).map(JsonNode::asText).sorted().toList())
                : type.asText();
    }

    /** The schema a reference leads to. */
    static JsonNode resolved(JsonNode schema, JsonNode document) {
        JsonNode reference = schema.path("$ref");
        return reference.isTextual() ? document.at(reference.asText().substring(1)) : schema;
    }

    static java.util.stream.Stream<JsonNode> stream(JsonNode node) {
        Iterator<JsonNode> elements = node.elements();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(elements, Spliterator.ORDERED), false);
    }

    /** The order in which a build finds classes does not matter. */
    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> fields = new TreeMap<>();
            node.fieldNames().forEachRemaining(field -> fields.put(field, sorted(node.get(field))));
            ObjectNode sorted = JSON.createObjectNode();
            fields.forEach(sorted::set);
            return sorted;
        }
        if (node.isArray()) {
            List<JsonNode> elements = stream(node).map(OpenApiContract::sorted).toList();
            return JSON.createArrayNode().addAll(elements);
        }
        return node;
    }

    private static String text(JsonNode document) {
        try {
            return JSON.writerWithDefaultPrettyPrinter()
                            .writeValueAsString(document)
                            .replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
