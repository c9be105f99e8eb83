package fr.ent.connector.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A field of the form before and after a change.
 *
 * @param field its name in the form, such as {@code cas.type}
 * @param before empty when it was empty; several values one a line
 */
@Schema(name = "FieldChange")
public record FieldChange(
        @Schema(example = "displayName") String field,
        @Schema(example = "Pronote") String before,
        @Schema(example = "Pronote - Lycée Paul Martin") String after) {
    /** Of a secret nothing is kept; the owner never changes. */
    private static final Set<String> LEFT_OUT = Set.of("structure", "oauth.secret", "oauth.generateSecret");

    /**
     * The fields that differ, in the order of the form.
     *
     * @param before state as a form; null for one whose fields were all empty
     */
    public static List<FieldChange> between(JsonNode before, JsonNode after) {
        Map<String, String> was = fields(before);
        Map<String, String> is = fields(after);
        Set<String> all = new TreeSet<>(FormOrder.FIRST_TO_LAST);
        all.addAll(was.keySet());
        all.addAll(is.keySet());
        List<FieldChange> changes = new ArrayList<>();
        for (String field : all) {
            String old = was.getOrDefault(field, "");
            String now = is.getOrDefault(field, "");
            if (!old.equals(now)) {
                changes.add(new FieldChange(field, old, now));
            }
        }
        return changes;
    }

    /** By the name of the field, what it holds as text; empty fields are left out. */
    static Map<String, String> fields(JsonNode state) {
        Map<String, String> fields = new HashMap<>();
        if (state != null) {
            flatten("", state, fields);
        }
        return fields;
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> fields) {
        node.properties().forEach(entry -> {
            String name = prefix + entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isObject()) {
                fields.put(name, "true");
                flatten(name + ".", value, fields);
            } else if (!LEFT_OUT.contains(name) && !text(value).isEmpty()) {
                fields.put(name, text(value));
            }
        });
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining("\n"));
        }
        // A box that is not ticked and a list or text that is empty are the same as none.
        return value.isNull() || (value.isBoolean() && !value.asBoolean()) ? "" : value.asText();
    }
}
