package fr.ent.connector.access;

import fr.ent.connector.definition.Denial;
import fr.ent.connector.people.KnownPerson;
import fr.ent.connector.people.People;
import fr.ent.kit.problem.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who may not use a connector, by name, as far as the caller may know. */
@ApplicationScoped
class Denied {
    private final AccessCheck check;
    private final AccessGroups groups;
    private final People people;

    Denied(AccessCheck check, AccessGroups groups, People people) {
        this.check = check;
        this.groups = groups;
        this.people = people;
    }

    /** @param name null when he is not known any more, or sso-service does not answer */
    public record Person(UUID id, String name, String login) {}

    /** @param answered sso-service told the names */
    public record Subjects(List<AccessGroups.Named> groups, List<Person> people, boolean answered) {
        public boolean none() {
            return groups.isEmpty() && people.isEmpty() && answered;
        }
    }

    Subjects of(Scope scope) {
        Set<UUID> deniedGroups = check.deniedHere(scope, Denial.Kind.GROUP);
        List<AccessGroups.Named> named = List.copyOf(groups.names(deniedGroups).values());
        try {
            Set<UUID> accounts = check.deniedHere(scope, Denial.Kind.ACCOUNT);
            return new Subjects(named, named(accounts, people.known(accounts)), true);
        } catch (ApiProblem e) {
            // Without names an administrator of the owner still sees how many; whose people they are is not known.
            Set<UUID> accounts = scope.whole() ? check.deniedHere(scope, Denial.Kind.ACCOUNT) : Set.of();
            return new Subjects(named, named(accounts, Map.of()), false);
        }
    }

    private static List<Person> named(Set<UUID> accounts, Map<UUID, KnownPerson> known) {
        return accounts.stream()
                .map(id -> known.containsKey(id)
                        ? new Person(id, known.get(id).name(), known.get(id).login())
                        : new Person(id, null, null))
                .sorted(Comparator.comparing(Person::name, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Person::id))
                .toList();
    }
}
