package fr.ent.connector.explanation;

import fr.ent.connector.myapps.Viewer;
import fr.ent.connector.people.KnownPerson;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Whom an explanation is about, as far as rights go. */
record Who(UUID account, String name, List<String> structures, List<UUID> groups, boolean blocked) {
    static Who of(KnownPerson person) {
        return new Who(person.id(), person.name(), person.structures(), person.groups(), person.blocked());
    }

    /** As his token tells. */
    static Who of(Viewer viewer, UUID account) {
        return new Who(account, null, viewer.structures(), viewer.groups(), false);
    }

    /** What a denial may name of him. */
    List<UUID> deniable() {
        return Stream.concat(groups.stream(), Stream.of(account)).toList();
    }
}
