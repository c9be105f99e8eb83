package fr.ent.sso.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What one site gets to know about one person, and nothing else.
 *
 * @param user the value of {@code cas:user}
 * @param userSource what it was made of
 * @param elements in their order
 */
public record Release(String user, List<Source> userSource, Layout layout, List<Released> elements) {
    /** The same for an answer that has room for the user alone, or may not tell more. */
    public Release withoutAttributes() {
        return new Release(user, userSource, layout, List.of());
    }

    /** Each value with its name, {@code schools.school.name} where it is nested. */
    public void values(BiConsumer<String, Released> visitor) {
        elements.forEach(each -> each.leaves("", visitor));
    }

    /** All values by name, where an answer or an event has no room for nesting. */
    public Map<String, List<String>> attributes() {
        Map<String, List<String>> flat = new LinkedHashMap<>();
        values((name, each) ->
                flat.computeIfAbsent(name, key -> new ArrayList<>()).add(each.value()));
        return flat;
    }

    /** The same as JSON objects: the values of each name, nested where the profile nests them. */
    public Map<String, List<Object>> json() {
        Map<String, List<Object>> byName = new LinkedHashMap<>();
        elements.forEach(each ->
                byName.computeIfAbsent(each.name(), name -> new ArrayList<>()).add(each.json()));
        return byName;
    }
}
