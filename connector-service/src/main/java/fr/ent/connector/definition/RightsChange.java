package fr.ent.connector.definition;

import java.util.Set;

/** What one act does to the rights of a connector. A grant whose end changes is both removed and added. */
public record RightsChange(
        Set<Grant> granted,
        Set<Grant> revoked,
        Set<Denial> denied,
        Set<Denial> allowed,
        Set<GrantRule> rulesAdded,
        Set<GrantRule> rulesRemoved) {
    /** Only groups that are given the right and groups that lose it. */
    public static RightsChange ofGrants(Set<Grant> granted, Set<Grant> revoked) {
        return new RightsChange(granted, revoked, Set.of(), Set.of(), Set.of(), Set.of());
    }

    /** What takes this one back. */
    public RightsChange inverse() {
        return new RightsChange(revoked, granted, allowed, denied, rulesRemoved, rulesAdded);
    }

    public boolean isEmpty() {
        return granted.isEmpty()
                && revoked.isEmpty()
                && denied.isEmpty()
                && allowed.isEmpty()
                && rulesAdded.isEmpty()
                && rulesRemoved.isEmpty();
    }
}
