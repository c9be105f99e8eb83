package fr.ent.connector.myapps;

import fr.ent.connector.people.KnownPerson;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Whose « Mes applis » it is.
 *
 * @param account id of his account; of a program without one its name
 * @param profiles TEACHER, STUDENT…
 * @param structures UAIs of his schools
 * @param groups ids of the groups he is in
 */
public record Viewer(String account, List<String> profiles, List<String> structures, List<UUID> groups) {
    /** Somebody else, for those who may look. */
    public static Viewer of(KnownPerson person) {
        return new Viewer(person.id().toString(), person.profiles(), person.structures(), person.groups());
    }

    /** What a denial may name of him: his groups and his account. */
    public List<UUID> deniable() {
        return Stream.concat(groups.stream(), Person.uuid(account).stream()).toList();
    }
}
