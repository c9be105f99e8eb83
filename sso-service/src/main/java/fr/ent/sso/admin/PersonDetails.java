package fr.ent.sso.admin;

import fr.ent.sso.account.GroupType;
import fr.ent.sso.account.Member;
import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the page of a person shows beyond the account itself. */
@ApplicationScoped
class PersonDetails {
    private final Database database;

    PersonDetails(Database database) {
        this.database = database;
    }

    /** What one knows the person by; null where it is unknown. */
    record Identity(String email, String externalId, String source, String mainStructure) {}

    /** A guardian or a pupil. */
    record Relative(UUID id, String name) {}

    /** The groups of one type in one structure. */
    record Groups(String structure, GroupType type, List<String> names) {}

    /**
     * A function and where it is held.
     *
     * @param where name of the structure; empty for the whole platform
     */
    record Function(String name, String where) {}

    Identity identity(UUID id) {
        return database.one(
                        "select a.email, a.external_id, a.source, s.name main_structure from account a"
                                + " left join structure s on s.uai = a.main_structure where a.id = ?",
                        row -> new Identity(
                                row.getString("email"),
                                row.getString("external_id"),
                                row.getString("source"),
                                row.getString("main_structure")),
                        id)
                .orElseThrow();
    }

    List<Relative> guardians(UUID id) {
        return relatives("r.guardian = a.id and r.pupil = ?", id);
    }

    List<Relative> pupils(UUID id) {
        return relatives("r.pupil = a.id and r.guardian = ?", id);
    }

    private List<Relative> relatives(String tie, UUID id) {
        return database.list(
                "select a.id, a.last_name || ' ' || a.first_name as name from account a join guardianship r on " + tie
                        + " order by a.sort_name, a.id",
                row -> new Relative(row.getObject("id", UUID.class), row.getString("name")),
                id);
    }

    List<String> structures(Member member) {
        Map<String, String> names = names(member.structures());
        return member.structures().stream()
                .map(uai -> names.getOrDefault(uai, "") + " (" + uai + ")")
                .toList();
    }

    List<Groups> groups(UUID id) {
        return database.list(
                """
                select s.name structure, g.type, array_agg(g.name order by g.name) names
                from membership m join ent_group g on g.id = m.ent_group join structure s on s.uai = g.structure
                where m.account = ? group by s.name, s.uai, g.type order by s.name, s.uai, g.type
                """,
                row -> new Groups(
                        row.getString("structure"),
                        GroupType.valueOf(row.getString("type")),
                        Database.texts(row, "names")),
                id);
    }

    List<Function> functions(Member member) {
        Map<String, String> names = names(
                member.account().functions().stream().map(PersonDetails::scope).toList());
        return member.account().functions().stream()
                .map(function ->
                        new Function(function.split(":", 2)[0], names.getOrDefault(scope(function), scope(function))))
                .toList();
    }

    /** Empty for the whole platform. */
    private static String scope(String function) {
        int colon = function.indexOf(':');
        return colon < 0 ? "" : function.substring(colon + 1);
    }

    List<String> groupNames(List<UUID> groups) {
        return groups.isEmpty()
                ? List.of()
                : database.list(
                        "select name from ent_group where id = any (?) order by name", row -> row.getString(1), groups);
    }

    Map<String, String> names(List<String> structures) {
        return database
                .list(
                        "select uai, name from structure where uai = any (?)",
                        row -> Map.entry(row.getString("uai"), row.getString("name")),
                        structures)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
