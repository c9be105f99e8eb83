package fr.ent.connector.history;

import fr.ent.connector.definition.Denial;
import fr.ent.connector.definition.GrantRule;
import fr.ent.connector.definition.RightsChange;
import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.people.People;
import fr.ent.kit.problem.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What groups, people and structures of changes are called. */
@ApplicationScoped
class Names {
    private final Changes changes;
    private final Directory directory;
    private final People people;
    private final Administration administration;

    Names(Changes changes, Directory directory, People people, Administration administration) {
        this.changes = changes;
        this.directory = directory;
        this.people = people;
        this.administration = administration;
    }

    /** Names by id and by UAI. */
    record Known(Map<UUID, String> names, Map<String, String> structures) {
        /** Null when it is unknown. */
        String of(UUID subject) {
            return names.get(subject);
        }

        /** Null when it is unknown. */
        String ofStructure(String uai) {
            return structures.get(uai);
        }
    }

    /** Groups that are gone are called as they were when they were last meant; people of other schools have no name. */
    Known in(UUID connector, Collection<RightsChange> rights) {
        Set<UUID> groups = new HashSet<>();
        Set<UUID> accounts = new HashSet<>();
        Set<String> structures = new HashSet<>();
        for (RightsChange change : rights) {
            groups.addAll(change.groups());
            for (Set<Denial> denials : List.of(change.denied(), change.allowed())) {
                denials.stream()
                        .filter(denial -> denial.kind() == Denial.Kind.ACCOUNT)
                        .forEach(denial -> accounts.add(denial.subject()));
            }
            for (Set<GrantRule> rules : List.of(change.rulesAdded(), change.rulesRemoved())) {
                rules.forEach(rule -> structures.add(rule.structure()));
            }
        }
        Map<UUID, String> names = new HashMap<>(people(accounts));
        if (!groups.isEmpty()) {
            names.putAll(changes.groupNames(connector, groups));
            directory.groupsById(groups).values().forEach(group -> names.put(group.id, group.name));
        }
        return new Known(names, structures.isEmpty() ? Map.of() : directory.names(structures));
    }

    private Map<UUID, String> people(Set<UUID> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        try {
            return people.known(accounts).values().stream()
                    .filter(person -> administration.ofPlatform()
                            || person.structures().stream().anyMatch(administration::of))
                    .collect(Collectors.toMap(person -> person.id(), person -> person.name()));
        } catch (ApiProblem away) {
            return Map.of(); // ids say enough for now
        }
    }
}
