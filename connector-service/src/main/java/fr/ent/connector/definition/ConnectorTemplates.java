package fr.ent.connector.definition;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ent.kit.problem.ApiProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The templates of connector-templates.json, in its order. */
final class ConnectorTemplates {
    private static final List<ConnectorTemplate> ALL = read();

    private ConnectorTemplates() {}

    static List<ConnectorTemplate> all() {
        return ALL;
    }

    /** @throws ApiProblem 404 when there is none of this name */
    static ConnectorTemplate named(String name) {
        return ALL.stream()
                .filter(template -> template.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ApiProblem(404, "template-unknown", name));
    }

    private static List<ConnectorTemplate> read() {
        try (InputStream file = ConnectorTemplates.class.getResourceAsStream("/connector-templates.json")) {
            return List.copyOf(new ObjectMapper().readValue(file, new TypeReference<List<ConnectorTemplate>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("connector-templates.json cannot be read", e);
        }
    }
}
