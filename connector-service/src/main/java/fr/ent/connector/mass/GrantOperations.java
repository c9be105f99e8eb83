package fr.ent.connector.mass;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The operations and what they go through, as the database holds them. Several instances share it. */
@ApplicationScoped
class GrantOperations {
    private static final String UNIQUE = "23505";
    private static final String SELECT = """
            select o.*, (select count(*) from grant_operation_structure s where s.operation = o.id) as total,
                (select count(*) from grant_operation_structure s where s.operation = o.id and s.done) as done,
                (select u.id from grant_operation u where u.undoes = o.id and u.state <> 'FAILED') as undone_by
            from grant_operation o""";
    /** Of each structure: groups of these profiles, and how many of them have the right for now. */
    private static final String COUNTS = """
            select s.uai, coalesce(t.name, s.uai) as name, count(g.id) as groups,
                count(a.group_id) filter (where a.ends_at is null or a.ends_at > now()) as granted,
                count(a.group_id) as held,
                coalesce(sum(g.member_count) filter (where a.group_id is null or a.ends_at <= now()), 0) as people,
                coalesce(sum(g.member_count) filter (where a.group_id is not null
                    and (a.ends_at is null or a.ends_at > now())), 0) as losing
            from unnest(cast(? as text[])) as s(uai)
                left join structure t on t.uai = s.uai
                left join ent_group g on g.structure = s.uai and g.type = 'PROFILE' and g.parent is null
                    and g.profile = any (?)
                left join access_grant a on a.group_id = g.id and a.connector_id = ?
            group by s.uai, t.name order by t.name nulls last, s.uai""";

    private final DataSource database;

    /**
     * One structure of a dry run.
     *
     * @param groups it has for these profiles
     * @param granted of them, those that have the right for now
     * @param held of them, those that have it or had it until its end
     * @param people members of those that would get it
     * @param losing members of those that would lose it
     */
    record Counted(String uai, String name, int groups, int granted, int held, long people, long losing) {}

    /** A group of the chunk that is worked on, or what an operation did to one. */
    record Touched(long change, UUID group, Instant until, boolean granted) {}

    GrantOperations(DataSource database) {
        this.database = database;
    }

    List<Counted> count(UUID connector, MassOrder order) {
        return all(
                COUNTS,
                row -> new Counted(
                        row.getString("uai"),
                        row.getString("name"),
                        row.getInt("groups"),
                        row.getInt("granted"),
                        row.getInt("held"),
                        row.getLong("people"),
                        row.getLong("losing")),
                texts(order.structures()),
                texts(order.profiles()),
                connector);
    }

    /**
     * @param undoes null for one that stands for itself
     * @return false when another goes on with this connector, or this one is being taken back already
     */
    boolean start(
            UUID id,
            UUID connector,
            String actor,
            String actorName,
            List<String> profiles,
            boolean remove,
            UUID undoes) {
        try {
            update(
                    "insert into grant_operation (id, connector_id, actor, actor_name, profiles, remove, undoes)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    id,
                    connector,
                    actor,
                    actorName,
                    texts(profiles),
                    remove,
                    undoes);
            return true;
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof SQLException cause && UNIQUE.equals(cause.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    void goThrough(UUID operation, Collection<String> structures) {
        update(
                "insert into grant_operation_structure (operation, structure) select ?, unnest(cast(? as text[]))",
                operation,
                texts(structures));
    }

    /** The structures another went through, to take back what it did in them. */
    void goThroughThoseOf(UUID operation, UUID other) {
        update(
                "insert into grant_operation_structure (operation, structure)"
                        + " select ?, structure from grant_operation_structure where operation = ?",
                operation,
                other);
    }

    Optional<GrantOperation> find(UUID id) {
        return all(SELECT + " where o.id = ?", GrantOperations::operation, id).stream()
                .findFirst();
    }

    /** The newest first. */
    List<GrantOperation> of(UUID connector, int page, int size) {
        return all(
                SELECT + " where o.connector_id = ? order by o.started_at desc, o.id limit ? offset ?",
                GrantOperations::operation,
                connector,
                size,
                (page - 1L) * size);
    }

    List<UUID> running() {
        return all(
                "select id from grant_operation where state = 'RUNNING' order by started_at",
                row -> row.getObject(1, UUID.class));
    }

    /** For the running transaction alone; empty when another instance has it, or it is over. */
    Optional<GrantOperation> claim(UUID id) {
        boolean mine = !all(
                        "select id from grant_operation where id = ? and state = 'RUNNING' for update skip locked",
                        row -> row.getObject(1, UUID.class),
                        id)
                .isEmpty();
        return mine ? find(id) : Optional.empty();
    }

    /** The next structures it has not been through. */
    List<String> next(UUID operation, int size) {
        return all(
                "select structure from grant_operation_structure where operation = ? and not done"
                        + " order by structure limit ?",
                row -> row.getString(1),
                operation,
                size);
    }

    /** Groups of these profiles in these structures. */
    Set<UUID> groups(Collection<String> structures, Collection<String> profiles) {
        return new HashSet<>(all(
                "select id from ent_group where structure = any (?) and type = 'PROFILE' and parent is null"
                        + " and profile = any (?)",
                row -> row.getObject(1, UUID.class),
                texts(structures),
                texts(profiles)));
    }

    /** What an operation did to groups of these structures that still exist. */
    List<Touched> touched(UUID operation, Collection<String> structures) {
        return all("""
                select c.id, t.granted, (t.what ->> 'group')::uuid as group_id,
                    (t.what ->> 'until')::timestamptz as until
                from connector_change c
                    cross join lateral (
                        select true as granted, x.what from jsonb_array_elements(c.rights -> 'granted') as x(what)
                        union all
                        select false, x.what from jsonb_array_elements(c.rights -> 'revoked') as x(what)) t
                    join ent_group g on g.id = (t.what ->> 'group')::uuid
                where c.operation = ? and g.structure = any (?)""", GrantOperations::touched, operation, texts(structures));
    }

    /** Those of these groups whose right was changed by something else since the operation began. */
    Set<UUID> changedSince(UUID connector, UUID operation, Collection<UUID> groups) {
        return new HashSet<>(all(
                """
                select distinct (x.what ->> 'group')::uuid
                from connector_change c cross join lateral jsonb_array_elements(
                    coalesce(c.rights -> 'granted', '[]') || coalesce(c.rights -> 'revoked', '[]')) as x(what)
                where c.connector_id = ? and c.operation is distinct from ?
                    and c.id > (select min(id) from connector_change where operation = ?)
                    and (x.what ->> 'group')::uuid = any (?)""",
                row -> row.getObject(1, UUID.class),
                connector,
                operation,
                operation,
                groups.toArray(UUID[]::new)));
    }

    /** A chunk is done: inside the transaction that did it. */
    void through(UUID operation, Collection<String> structures, int added, int removed, int skipped) {
        update(
                "update grant_operation_structure set done = true where operation = ? and structure = any (?)",
                operation,
                texts(structures));
        update(
                "update grant_operation set attempts = 0, added = added + ?, removed = removed + ?,"
                        + " skipped = skipped + ? where id = ?",
                added,
                removed,
                skipped,
                operation);
        // Whoever started it did this, and not the thread that works it off.
        update(
                "update connector_change c set actor = o.actor, actor_name = o.actor_name from grant_operation o"
                        + " where o.id = ? and c.operation = o.id and c.actor is null",
                operation);
    }

    /** It is through; of one that takes another back, the groups that are gone meanwhile are told as left alone. */
    void done(GrantOperation operation) {
        update("""
                update grant_operation set state = 'DONE', ended_at = now(), skipped = skipped + (
                    select count(distinct x.what ->> 'group')
                    from connector_change c cross join lateral
                        jsonb_array_elements((c.rights -> 'granted') || (c.rights -> 'revoked')) as x(what)
                    where c.operation = ? and not exists (
                        select 1 from ent_group g where g.id = (x.what ->> 'group')::uuid))
                where id = ?""", operation.undoes(), operation.id());
    }

    /** @param cause name of a problem */
    void failed(UUID operation, String cause) {
        update(
                "update grant_operation set state = 'FAILED', failure = ?, ended_at = now()"
                        + " where id = ? and state = 'RUNNING'",
                cause,
                operation);
    }

    /** How many times in a row it failed now. */
    int failedOnce(UUID operation) {
        update("update grant_operation set attempts = attempts + 1 where id = ?", operation);
        return all("select attempts from grant_operation where id = ?", row -> row.getInt(1), operation).stream()
                .findFirst()
                .orElse(0);
    }

    private static Touched touched(ResultSet row) throws SQLException {
        return new Touched(
                row.getLong("id"),
                row.getObject("group_id", UUID.class),
                instant(row, "until"),
                row.getBoolean("granted"));
    }

    private static GrantOperation operation(ResultSet row) throws SQLException {
        return new GrantOperation(
                row.getObject("id", UUID.class),
                row.getObject("connector_id", UUID.class),
                row.getString("actor"),
                row.getString("actor_name"),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                texts(row.getArray("profiles")),
                row.getBoolean("remove"),
                row.getObject("undoes", UUID.class),
                row.getObject("undone_by", UUID.class),
                GrantOperation.State.valueOf(row.getString("state")),
                row.getString("failure"),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("added"),
                row.getInt("removed"),
                row.getInt("skipped"));
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> all(String query, Reader<T> reader, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            fill(connection, select, parameters);
            try (ResultSet rows = select.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Operations could not be read", e);
        }
    }

    private void update(String statement, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(statement)) {
            fill(connection, update, parameters);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("An operation could not be written", e);
        }
    }

    private static void fill(Connection connection, PreparedStatement statement, Object... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof Object[] array) {
                statement.setArray(i + 1, connection.createArrayOf(array instanceof UUID[] ? "uuid" : "text", array));
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static String[] texts(Collection<String> values) {
        return values.toArray(String[]::new);
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
