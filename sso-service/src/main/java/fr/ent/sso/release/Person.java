package fr.ent.sso.release;

import java.util.List;
import java.util.function.Predicate;

/**
 * What is known of a person beyond her account; the lists can be narrowed to one school, class or relative, and then
 * every source speaks of that one.
 *
 * @param externalId of the import she came with; her id when she was made by hand
 * @param course pupils: national code of the course followed; null for others
 * @param schools the administrative one first
 */
record Person(
        String externalId,
        String email,
        String academicEmail,
        String phone,
        String mobile,
        String address,
        String city,
        String course,
        List<String> subjects,
        List<School> schools,
        List<Team> teams,
        List<Relative> children,
        List<Relative> guardians) {
    /** Nothing is known: for profiles that ask for nothing. */
    static final Person UNREAD = new Person(
            null, null, null, null, null, null, null, null, List.of(), List.of(), List.of(), List.of(), List.of());

    record School(String uai, String name, String type, String city, String externalId, boolean main) {}

    /** A class or a group she is in. */
    record Team(String id, String name, String externalId, Kind kind, String structure) {
        enum Kind {
            CLASS,
            FUNCTIONAL,
            MANUAL
        }
    }

    /** A child of hers, or who answers for her. */
    record Relative(String id, String externalId, String lastName, String firstName, List<String> structures) {}

    /** With these schools and what belongs to them. */
    Person in(Predicate<School> school) {
        List<School> kept = schools.stream().filter(school).toList();
        List<String> uais = kept.stream().map(School::uai).toList();
        return new Person(
                externalId,
                email,
                academicEmail,
                phone,
                mobile,
                address,
                city,
                course,
                subjects,
                kept,
                teams.stream().filter(team -> uais.contains(team.structure())).toList(),
                children,
                guardians);
    }

    /** With this one class or group of its kind. */
    Person in(Team one) {
        return new Person(
                externalId,
                email,
                academicEmail,
                phone,
                mobile,
                address,
                city,
                course,
                subjects,
                schools,
                teams.stream()
                        .filter(team -> team.kind() != one.kind() || team.equals(one))
                        .toList(),
                children,
                guardians);
    }

    Person with(List<Relative> onlyChildren, List<Relative> onlyGuardians) {
        return new Person(
                externalId,
                email,
                academicEmail,
                phone,
                mobile,
                address,
                city,
                course,
                subjects,
                schools,
                teams,
                onlyChildren,
                onlyGuardians);
    }
}
