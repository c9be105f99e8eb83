package fr.ent.connector.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** What a connector loses when it is deleted. */
    static RightsChange losingAll(Connector connector) {
        return new RightsChange(
                Set.of(),
                Set.copyOf(connector.grants),
                Set.of(),
                Set.copyOf(connector.denials),
                Set.of(),
                Set.copyOf(connector.rules));
    }

    /** The groups it names. */
    public Set<UUID> groups() {
        return Stream.concat(
                        Stream.of(granted, revoked).flatMap(Set::stream).map(Grant::group),
                        Stream.of(denied, allowed)
                                .flatMap(Set::stream)
                                .filter(denial -> denial.kind() == Denial.Kind.GROUP)
                                .map(Denial::subject))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What takes this one back. */
    public RightsChange inverse() {
        return new RightsChange(revoked, granted, allowed, denied, rulesRemoved, rulesAdded);
    }

    @JsonIgnore
    public boolean isEmpty() {
        return granted.isEmpty()
                && revoked.isEmpty()
                && denied.isEmpty()
                && allowed.isEmpty()
                && rulesAdded.isEmpty()
                && rulesRemoved.isEmpty();
    }
}
