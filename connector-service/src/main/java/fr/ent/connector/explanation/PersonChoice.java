package fr.ent.connector.explanation;

import fr.ent.connector.directory.Structure;
import fr.ent.connector.people.KnownPerson;
import java.util.List;

/**
 * Choosing a person by name in a structure; without script.
 *
 * @param action address of the page that asks
 * @param structures those that may be typed, not more than a list can hold
 * @param found empty when nobody was searched for, or nobody found
 * @param problem {@code structure}, {@code long} or {@code away}; empty when all is well
 */
public record PersonChoice(
        String action,
        String structure,
        List<Structure> structures,
        String q,
        List<KnownPerson> found,
        long total,
        String problem) {
    public boolean nobody() {
        return problem.isEmpty() && !q.isEmpty() && found.isEmpty();
    }

    public boolean more() {
        return total > found.size();
    }
}
