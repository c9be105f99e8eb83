package fr.ent.sso.account;

import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Structures and groups, found. */
@ApplicationScoped
public class Directory {
    private static final String STRUCTURE = """
            select s.*, array(select p.parent from structure_parent p where p.child = s.uai order by 1) parents
            from structure s
            """;

    private final Database database;

    Directory(Database database) {
        this.database = database;
    }

    /** A group and how many people are in it. */
    public record GroupSize(Group group, int memberCount) {}

    public List<Structure> structures() {
        return database.list(STRUCTURE + "order by s.name, s.uai", Directory::structure);
    }

    public Optional<Structure> structure(String uai) {
        return database.one(STRUCTURE + "where s.uai = ?", Directory::structure, uai);
    }

    private static Structure structure(ResultSet row) throws SQLException {
        return new Structure(
                row.getString("uai"),
                row.getString("name"),
                row.getString("type"),
                row.getString("city"),
                Database.texts(row, "parents"));
    }

    /** What hangs right below it. */
    public List<String> children(String uai) {
        return database.list(
                "select child from structure_parent where parent = ? order by child", row -> row.getString(1), uai);
    }

    public boolean hasStructure(String uai) {
        return database.exists("select 1 from structure where uai = ?", uai);
    }

    /** These structures and all that lie below them. */
    public Set<String> withDescendants(Collection<String> structures) {
        return Set.copyOf(database.list(
                "select distinct structure from structure_ancestor where ancestor = any (?)",
                row -> row.getString("structure"),
                List.copyOf(structures)));
    }

    public List<GroupSize> groups(String structure) {
        return database.list("""
                select g.*, (select count(*) from membership m where m.ent_group = g.id) member_count
                from ent_group g where g.structure = ? order by g.type, g.name
                """, Directory::groupSize, structure);
    }

    /** These groups as they are now. */
    public List<GroupSize> groups(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : database.list("""
                        select g.*, (select count(*) from membership m where m.ent_group = g.id) member_count
                        from ent_group g where g.id = any (?) order by g.id
                        """, Directory::groupSize, List.copyOf(ids));
    }

    private static GroupSize groupSize(ResultSet row) throws SQLException {
        return new GroupSize(
                new Group(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        GroupType.valueOf(row.getString("type")),
                        row.getString("profile") == null ? null : Profile.valueOf(row.getString("profile")),
                        row.getString("structure"),
                        row.getObject("parent", UUID.class)),
                row.getInt("member_count"));
    }
}
