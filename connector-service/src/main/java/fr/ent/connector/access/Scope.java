package fr.ent.connector.access;

import fr.ent.connector.definition.Connector;
import java.util.Set;
import java.util.UUID;

/**
 * What of a connector's rights a caller may change.
 *
 * @param structures those whose groups he may give it to: the connector is there for them and he administers them
 * @param whole he administers the owner, and with it everything the connector reaches
 */
record Scope(Connector connector, Set<String> structures, boolean whole) {
    /**
     * The part of a scope that one page shows: what it did not show stays as it is.
     *
     * @param groups only these; null for all of the scope
     * @param rulesOf only rules of these structures; null for all of the scope
     */
    record Shown(Set<UUID> groups, Set<String> rulesOf) {
        static final Shown ALL = new Shown(null, null);

        boolean holds(UUID group) {
            return groups == null || groups.contains(group);
        }

        boolean holdsRuleOf(String structure) {
            return rulesOf == null || rulesOf.contains(structure);
        }
    }
}
