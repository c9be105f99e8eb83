package fr.ent.connector.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fr.ent.connector.definition.ConnectorForm;
import fr.ent.connector.directory.Uai;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads a file of connectors that anybody may have written: nothing that is not in the format, in sizes a file of
 * connectors can have. What is wrong with the file refuses it, what is wrong with one connector its line.
 */
final class FileReader {
    static final int MAX_BYTES = 5 * 1024 * 1024;
    static final int MAX_CONNECTORS = 1_000;
    private static final int MAX_GROUPS = 5_000;
    private static final int MAX_DEPTH = 12;
    private static final int MAX_TEXT = 100_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private FileReader() {}

    /**
     * One connector of a file.
     *
     * @param item null when it cannot be read
     * @param error what cannot be read of it; null when all can
     */
    record Line(ConnectorFile.Item item, FieldError error) {}

    /** What a file holds. */
    record Content(ConnectorFile.Origin origin, List<Line> lines) {}

    /** @throws ApiProblem 400 {@code file-unreadable} saying where it stops being a file of connectors, 413 */
    static Content read(byte[] file) {
        if (file == null || file.length == 0) {
            throw ApiProblem.invalid("file", "required");
        }
        if (file.length > MAX_BYTES) {
            throw new ApiProblem(413, "file-too-large", MAX_BYTES / 1024 / 1024);
        }
        JsonNode root = tree(file);
        if (root == null || !ConnectorFile.FORMAT.equals(root.path("format").asText())) {
            throw ApiProblem.invalid("format", "file-of-another-format", ConnectorFile.FORMAT);
        }
        if (root.path("version").asInt() != ConnectorFile.VERSION) {
            throw ApiProblem.invalid("version", "file-of-another-version", ConnectorFile.VERSION);
        }
        root.fieldNames().forEachRemaining(name -> {
            if (!List.of("format", "version", "exportedAt", "structure", "connectors")
                    .contains(name)) {
                throw ApiProblem.invalid(name.length() > 100 ? name.substring(0, 100) : name, "unknown-property");
            }
        });
        ConnectorFile.Origin origin = origin(root.path("structure"));
        JsonNode connectors = root.path("connectors");
        if (!connectors.isArray() || connectors.isEmpty()) {
            throw ApiProblem.invalid("connectors", "required");
        }
        if (connectors.size() > MAX_CONNECTORS) {
            throw ApiProblem.invalid("connectors", "file-too-long", MAX_CONNECTORS);
        }
        List<Line> lines = new ArrayList<>();
        connectors.forEach(connector -> lines.add(line(connector)));
        return new Content(origin, lines);
    }

    /** The same lines without a file between. */
    static Content content(ConnectorFile file) {
        return new Content(
                file.structure(),
                file.connectors().stream().map(item -> new Line(item, null)).toList());
    }

    /** @throws Unreadable when it is no form of a connector */
    static ConnectorForm form(JsonNode definition) throws Unreadable {
        return value(definition, ConnectorForm.class);
    }

    static JsonNode tree(ConnectorForm form) {
        return JSON.valueToTree(form);
    }

    /** What is wrong with a part of the file. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient FieldError error;

        Unreadable(FieldError error) {
            super(error.field(), null, false, false);
            this.error = error;
        }

        FieldError error() {
            return error;
        }
    }

    private static JsonNode tree(byte[] file) {
        try {
            return JSON.readTree(file);
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 0 : Math.max(e.getLocation().getLineNr(), 0);
            throw ApiProblem.invalid("file", "file-unreadable", Long.toString(line));
        } catch (IOException e) {
            throw ApiProblem.invalid("file", "file-unreadable", "0");
        }
    }

    private static ConnectorFile.Origin origin(JsonNode structure) {
        if (!structure.isObject()) {
            throw ApiProblem.invalid("structure", "required");
        }
        try {
            ConnectorFile.Origin origin = value(structure, ConnectorFile.Origin.class);
            if (origin == null || !Uai.isUai(origin.uai())) {
                throw ApiProblem.invalid("structure.uai", "required");
            }
            if (origin.name() == null
                    || origin.name().isBlank()
                    || origin.name().length() > 200) {
                throw ApiProblem.invalid("structure.name", "required");
            }
            return origin;
        } catch (Unreadable e) {
            throw ApiProblem.invalid(List.of(
                    new FieldError("structure." + e.error().field(), e.error().slug())));
        }
    }

    private static Line line(JsonNode connector) {
        try {
            ConnectorFile.Item item = value(connector, ConnectorFile.Item.class);
            if (item == null || item.definition() == null || !item.definition().isObject()) {
                return new Line(null, new FieldError("definition", "required"));
            }
            return new Line(withRights(item), null);
        } catch (Unreadable e) {
            return new Line(null, e.error());
        }
    }

    private static ConnectorFile.Item withRights(ConnectorFile.Item item) throws Unreadable {
        ConnectorFile.Rights given = item.rights();
        ConnectorFile.Rights rights = new ConnectorFile.Rights(
                groups("rights.granted", given == null ? null : given.granted()),
                groups("rights.denied", given == null ? null : given.denied()),
                rules(given == null ? null : given.rules()));
        return new ConnectorFile.Item(item.definition(), item.secretSet(), rights, Math.max(item.deniedAccounts(), 0));
    }

    private static List<ConnectorFile.FileGroup> groups(String field, List<ConnectorFile.FileGroup> groups)
            throws Unreadable {
        if (groups == null) {
            return List.of();
        }
        if (groups.size() > MAX_GROUPS) {
            throw new Unreadable(new FieldError(field, "file-too-long", MAX_GROUPS));
        }
        for (ConnectorFile.FileGroup group : groups) {
            if (group == null || group.structure() == null || group.type() == null || group.name() == null) {
                throw new Unreadable(new FieldError(field, "file-group-unclear"));
            }
        }
        return groups;
    }

    private static List<ConnectorFile.FileRule> rules(List<ConnectorFile.FileRule> rules) throws Unreadable {
        if (rules == null) {
            return List.of();
        }
        for (ConnectorFile.FileRule rule : rules) {
            boolean known = rule != null
                    && List.of("CLASS", "FUNCTIONAL").contains(String.valueOf(rule.groupType()))
                    && List.of("TEACHER", "STUDENT", "RELATIVE", "PERSONNEL", "GUEST")
                            .contains(String.valueOf(rule.profile()))
                    && Uai.isUai(rule.structure());
            if (!known || rules.size() > MAX_GROUPS) {
                throw new Unreadable(new FieldError("rights.rules", "file-rule-unclear"));
            }
        }
        return rules;
    }

    private static <T> T value(JsonNode node, Class<T> type) throws Unreadable {
        try {
            return JSON.treeToValue(node, type);
        } catch (MismatchedInputException e) {
            String field = e.getPath().stream()
                    .map(at -> at.getFieldName() == null ? "[" + at.getIndex() + "]" : at.getFieldName())
                    .collect(Collectors.joining("."));
            boolean unknown = e instanceof UnrecognizedPropertyException;
            throw new Unreadable(new FieldError(
                    field.length() > 200 ? field.substring(0, 200) : field,
                    unknown ? "unknown-property" : "wrong-type"));
        } catch (JsonProcessingException e) {
            throw new Unreadable(new FieldError("definition", "wrong-type"));
        }
    }
}
