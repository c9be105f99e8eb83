package fr.ent.pronote.recognition;

import fr.ent.pronote.identity.Identification;
import fr.ent.pronote.identity.Population;
import fr.ent.pronote.people.Person;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a login amounts to in a base.
 *
 * @param populations those that were looked at
 * @param people the persons that carry the login, at most one a population
 * @param blocked of these, the populations closed because the login came back as somebody else
 * @param failures why the other populations gave nobody
 */
public record Recognised(
        Set<Population> populations, List<Person> people, Set<Population> blocked, List<Identification> failures) {

    public Optional<Person> in(Population population) {
        return people.stream().filter(person -> person.population == population).findFirst();
    }

    public boolean failed() {
        return people.isEmpty();
    }

    /** The cause that helps an administrator most. */
    public FailureCause cause() {
        if (failures.stream().anyMatch(Identification.NoCategory.class::isInstance)) {
            return FailureCause.NO_CATEGORY;
        }
        if (failures.stream().anyMatch(Identification.AlreadyLinked.class::isInstance)) {
            return FailureCause.ALREADY_LINKED;
        }
        if (failures.stream().anyMatch(Identification.Ambiguous.class::isInstance)) {
            return FailureCause.AMBIGUOUS;
        }
        return FailureCause.NOT_FOUND;
    }
}
