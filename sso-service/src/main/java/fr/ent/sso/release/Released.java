package fr.ent.sso.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * One element of an answer: a value, or elements inside.
 *
 * @param value null when there are elements inside
 * @param inTag the value stands in the tag of the element around, as an XML attribute
 * @param sources what the value was made of; empty for a text that is the same for everybody
 */
public record Released(String name, String value, List<Released> children, boolean inTag, List<Source> sources) {
    static Released leaf(String name, String value, boolean inTag, List<Source> sources) {
        return new Released(name, value, List.of(), inTag, sources);
    }

    static Released branch(String name, List<Released> children) {
        return new Released(name, null, children, false, List.of());
    }

    /** Each value with the way to it, {@code schools.school.name}. */
    void leaves(String above, BiConsumer<String, Released> visitor) {
        String path = above.isEmpty() ? name : above + "." + name;
        if (value != null) {
            visitor.accept(path, this);
        }
        children.forEach(child -> child.leaves(path, visitor));
    }

    /** As a JSON value: a text, or an object in which a repeated element is a list. */
    public Object json() {
        return value == null ? json(children) : value;
    }

    static Map<String, Object> json(List<Released> elements) {
        Map<String, List<Object>> byName = new LinkedHashMap<>();
        elements.forEach(each ->
                byName.computeIfAbsent(each.name(), name -> new ArrayList<>()).add(each.json()));
        Map<String, Object> object = new LinkedHashMap<>();
        byName.forEach((name, values) -> object.put(name, values.size() == 1 ? values.get(0) : values));
        return object;
    }
}
