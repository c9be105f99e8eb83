package fr.ent.connector.access;

import fr.ent.connector.directory.Like;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What is asked about the groups of a connector, one statement a question however many there are: a connector of a
 * region has 25,000 of them.
 */
@ApplicationScoped
class AccessGroups {
    /** A group of one profile of a class counts as the class's. */
    private static final String KIND =
            "case when g.parent is null or g.type <> 'PROFILE' then g.type else coalesce(p.type, 'CLASS') end";

    private static final String PAGE = "select g.*, " + KIND + """
             as kind, a.group_id is not null as granted, a.ends_at
            from ent_group g
                left join ent_group p on p.id = g.parent
                left join access_grant a on a.group_id = g.id and a.connector_id = ?
            where g.structure = any (?) and lower(g.name) like ? escape '!'"""
            + " order by g.structure,"
            + " array_position(array['PROFILE', 'CLASS', 'FUNCTIONAL', 'FUNCTION', 'MANUAL'], " + KIND
            + "), g.name, g.id limit ? offset ?";
    private static final String COUNT =
            "select count(*) from ent_group g where g.structure = any (?) and lower(g.name) like ? escape '!'";
    private static final String STRUCTURES = """
            select s.uai, s.name, s.city, count(g.id) as known,
                count(a.group_id) filter (where a.ends_at is null or a.ends_at > now()) as granted
            from structure s
                left join ent_group g on g.structure = s.uai
                left join access_grant a on a.group_id = g.id and a.connector_id = ?
            where s.uai in (select uai from structure where uai = any (?)
                and (lower(name) like ? escape '!' or lower(city) like ? escape '!' or lower(uai) like ? escape '!')
                order by uai <> ?, name, uai limit ? offset ?)
            group by s.uai, s.name, s.city order by s.uai <> ?, s.name, s.uai""";
    private static final String STRUCTURE_COUNT = """
            select count(*) from structure where uai = any (?)
                and (lower(name) like ? escape '!' or lower(city) like ? escape '!' or lower(uai) like ? escape '!')""";
    private static final String GRANTED = """
            select a.group_id from access_grant a join ent_group g on g.id = a.group_id
            where a.connector_id = ? and g.structure = any (?)""";
    private static final String AMONG = "select id from ent_group where id = any (?) and structure = any (?)";
    private static final String MEMBERS = "select coalesce(sum(member_count), 0) from ent_group where id = any (?)";
    private static final String NAMES = """
            select g.id, g.name, coalesce(s.name, g.structure) as structure
            from ent_group g left join structure s on s.uai = g.structure where g.id = any (?) order by g.name, g.id""";

    private final DataSource database;

    /**
     * A group as the screen of the rights shows it.
     *
     * @param kind PROFILE, CLASS, FUNCTIONAL, FUNCTION or MANUAL: the heading it stands under
     * @param until end of its right; null for none
     */
    record Row(
            UUID id,
            String name,
            String type,
            String kind,
            String profile,
            String structure,
            UUID parent,
            int memberCount,
            boolean granted,
            Instant until) {}

    /** A structure with how many groups it has, and how many of them may use the connector. */
    public record StructureRow(String uai, String name, String city, long groups, long granted) {}

    /** A group's name and its structure's. */
    public record Named(UUID id, String name, String structure) {}

    AccessGroups(DataSource database) {
        this.database = database;
    }

    /** @param page from 1 */
    List<Row> page(UUID connector, Collection<String> structures, String text, int page, int size) {
        return all(
                PAGE,
                row -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("type"),
                        row.getString("kind"),
                        row.getString("profile"),
                        row.getString("structure"),
                        row.getObject("parent", UUID.class),
                        row.getInt("member_count"),
                        row.getBoolean("granted"),
                        instant(row)),
                connector,
                texts(structures),
                Like.containing(text),
                size,
                (page - 1L) * size);
    }

    long count(Collection<String> structures, String text) {
        return number(COUNT, texts(structures), Like.containing(text));
    }

    /** The owner first, then by name. */
    List<StructureRow> structures(
            UUID connector, String owner, Collection<String> structures, String text, int page, int size) {
        String like = Like.containing(text);
        return all(
                STRUCTURES,
                row -> new StructureRow(
                        row.getString("uai"),
                        row.getString("name"),
                        row.getString("city"),
                        row.getLong("known"),
                        row.getLong("granted")),
                connector,
                texts(structures),
                like,
                like,
                like,
                owner,
                size,
                (page - 1L) * size,
                owner);
    }

    long structureCount(Collection<String> structures, String text) {
        String like = Like.containing(text);
        return number(STRUCTURE_COUNT, texts(structures), like, like, like);
    }

    /** Groups of these structures that have the connector, also those whose right has ended. */
    Set<UUID> granted(UUID connector, Collection<String> structures) {
        return ids(GRANTED, connector, texts(structures));
    }

    /** Those of these groups that belong to these structures. */
    Set<UUID> among(Collection<UUID> groups, Collection<String> structures) {
        return groups.isEmpty() ? Set.of() : ids(AMONG, uuids(groups), texts(structures));
    }

    /** The sum of the groups' member counts. */
    long members(Collection<UUID> groups) {
        return number(MEMBERS, new Object[] {uuids(groups)});
    }

    /** In the order of names. */
    Map<UUID, Named> names(Collection<UUID> groups) {
        Map<UUID, Named> names = new LinkedHashMap<>();
        if (!groups.isEmpty()) {
            all(
                            NAMES,
                            row -> new Named(
                                    row.getObject("id", UUID.class), row.getString("name"), row.getString("structure")),
                            new Object[] {uuids(groups)})
                    .forEach(named -> names.put(named.id(), named));
        }
        return names;
    }

    private Set<UUID> ids(String query, Object... parameters) {
        return new TreeSet<>(all(query, row -> row.getObject(1, UUID.class), parameters));
    }

    private long number(String query, Object... parameters) {
        return all(query, row -> row.getLong(1), parameters).get(0);
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> all(String query, Reader<T> reader, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i] instanceof Object[] array) {
                    select.setArray(i + 1, connection.createArrayOf(array instanceof UUID[] ? "uuid" : "text", array));
                } else {
                    select.setObject(i + 1, parameters[i]);
                }
            }
            try (ResultSet rows = select.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The groups of a connector could not be read", e);
        }
    }

    private static Instant instant(ResultSet row) throws SQLException {
        OffsetDateTime end = row.getObject("ends_at", OffsetDateTime.class);
        return end == null ? null : end.toInstant();
    }

    private static String[] texts(Collection<String> values) {
        return values.toArray(String[]::new);
    }

    private static UUID[] uuids(Collection<UUID> values) {
        return values.toArray(UUID[]::new);
    }
}
