package fr.ent.pronote.testsupport;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/** The contracts as data: what is sent is held against the schema, what is read starts from the example. */
public final class EventContracts {
    private EventContracts() {}

    public static String example(String type) {
        return text(type, "example.json");
    }

    public static void assertValid(String type, String body) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(type, "schema.json"), InputFormat.JSON);
        assertThat(schema.validate(body, InputFormat.JSON))
                .as(type + " " + body)
                .isEmpty();
    }

    private static String text(String type, String file) {
        try (InputStream in = EventContracts.class.getResourceAsStream("/contracts/events/" + type + "/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
