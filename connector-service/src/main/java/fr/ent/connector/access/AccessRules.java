package fr.ent.connector.access;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.ConnectorAdministration;
import fr.ent.connector.definition.Grant;
import fr.ent.connector.definition.RightsChange;
import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.directory.Group;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * « Droits d'accès »: which groups a caller may tick for a connector. Groups of the owner, and of its descendants when
 * it is shared, as far as the caller administers them; what others ticked elsewhere stays as it is.
 */
@ApplicationScoped
class AccessRules {
    private final ConnectorAdministration connectors;
    private final Administration administration;
    private final Directory directory;
    private final EffectiveUsers effectiveUsers;

    AccessRules(
            ConnectorAdministration connectors,
            Administration administration,
            Directory directory,
            EffectiveUsers effectiveUsers) {
        this.connectors = connectors;
        this.administration = administration;
        this.directory = directory;
        this.effectiveUsers = effectiveUsers;
    }

    /** A connector's groups as one caller sees them: those he may tick, and how many others have it. */
    record Rights(Connector connector, List<Group> candidates, Set<UUID> granted, long elsewhere) {}

    /** What saving did. */
    record Change(Connector connector, Set<UUID> added, Set<UUID> removed) {}

    @Transactional
    Rights of(UUID id) {
        Connector connector = connectors.readable(id);
        List<Group> candidates = directory.groups(structuresOf(connector));
        Set<UUID> mine = candidates.stream().map(group -> group.id).collect(Collectors.toSet());
        Set<UUID> granted = connector.grantedGroups().stream()
                .filter(mine::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Rights(connector, candidates, granted, connector.grants.size() - granted.size());
    }

    /** Whether the connector is the caller's own, and not only shared with him. */
    boolean administers(Connector connector) {
        return administration.of(connector.structure);
    }

    /** How many people see the connector now. */
    EffectiveUsers.Count effectiveUsers(Connector connector) {
        return effectiveUsers.of(connector.grantedGroups());
    }

    /**
     * Replaces the groups the caller may tick, all or none.
     *
     * @param version what the caller read; null when he does not care
     * @throws ApiProblem 400 naming each group that is not his to tick, 409 when locked, 412 when stale
     */
    Change replace(UUID id, Long version, List<UUID> wanted) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Rights rights = of(id);
            if (version != null) {
                rights.connector.requireVersion(version);
            }
            rights.connector.requireUnlocked();
            requireOwn(wanted, rights.candidates);
            Set<UUID> added = new HashSet<>(wanted);
            added.removeAll(rights.granted);
            Set<UUID> removed = new HashSet<>(rights.granted);
            wanted.forEach(removed::remove);
            connectors.regrant(
                    rights.connector,
                    RightsChange.ofGrants(
                            added.stream().map(Grant::forever).collect(Collectors.toSet()),
                            rights.connector.grants.stream()
                                    .filter(grant -> removed.contains(grant.group()))
                                    .collect(Collectors.toSet())),
                    null);
            return new Change(rights.connector, added, removed);
        });
    }

    private Set<String> structuresOf(Connector connector) {
        Set<String> structures = connector.inherits
                ? directory.selfAndDescendants(List.of(connector.structure))
                : Set.of(connector.structure);
        return structures.stream().filter(administration::of).collect(Collectors.toUnmodifiableSet());
    }

    private static void requireOwn(List<UUID> wanted, List<Group> candidates) {
        if (wanted == null || wanted.stream().anyMatch(Objects::isNull)) {
            throw ApiProblem.invalid("groups", "required");
        }
        Map<UUID, Group> own = candidates.stream().collect(Collectors.toMap(group -> group.id, group -> group));
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!own.containsKey(wanted.get(i))) {
                errors.add(new FieldError("groups[" + i + "]", "group-not-here", wanted.get(i)));
            }
        }
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
    }
}
