package fr.ent.sso.release;

import java.util.List;
import java.util.Map;

/**
 * What one site gets to know about one person, and nothing else.
 *
 * @param user the value of {@code cas:user}
 * @param attributes by name as released, in their order
 */
public record Release(String user, Layout layout, Map<String, List<String>> attributes) {
    /** The same for an answer that has room for the user alone, or may not tell more. */
    public Release withoutAttributes() {
        return new Release(user, layout, Map.of());
    }
}
