package fr.ent.sso.release;

import fr.ent.sso.account.Account;
import fr.ent.sso.release.Person.Team;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom a profile is about.
 *
 * @param opaqueId of this person for this connector; null when the profile does not ask for it
 */
record Subject(Account account, Person person, Occasion occasion, String opaqueId) {
    Subject about(Person narrowed) {
        return new Subject(account, narrowed, occasion, opaqueId);
    }

    Stream<Team> teams(Team.Kind kind) {
        return person.teams().stream().filter(team -> team.kind() == kind);
    }

    /** One subject for each thing of this sort she has. */
    List<Subject> each(Each sort) {
        Stream<Person> narrowed = switch (sort) {
            case STRUCTURES -> person.schools().stream().map(school -> person.in(school::equals));
            case CLASSES -> teams(Team.Kind.CLASS).map(person::in);
            case GROUPS -> teams(Team.Kind.FUNCTIONAL).map(person::in);
            case MANUAL_GROUPS -> teams(Team.Kind.MANUAL).map(person::in);
            case CHILDREN -> person.children().stream().map(child -> person.with(List.of(child), person.guardians()));
            case GUARDIANS ->
                person.guardians().stream().map(guardian -> person.with(person.children(), List.of(guardian)));
        };
        return narrowed.map(this::about).toList();
    }
}
