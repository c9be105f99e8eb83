package fr.ent.connector.explanation;

import fr.ent.connector.access.Entitled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The parts of {@link Entitled#CONDITION}, each read by itself. */
@ApplicationScoped
class RightFacts {
    private static final int MOST = 200;

    private static final String GIVEN = """
            select g.group_id, g.ends_at, coalesce(g.ends_at <= now(), false) as ended, g.group_id = any(?) as his,
                e.name, e.type, e.structure
            from access_grant g left join ent_group e on e.id = g.group_id
            where g.connector_id = ? and (g.group_id = any(?) or e.structure = any(?))
            order by his desc, ended, e.name, g.group_id limit ?
            """;

    private static final String DENIED = """
            select d.kind, d.subject, e.name, e.type, e.structure, h.at, h.actor_name
            from access_denial d left join ent_group e on e.id = d.subject
                left join lateral (select c.at, c.actor_name from connector_change c
                    where c.connector_id = d.connector_id and c.rights -> 'denied' @>
                        jsonb_build_array(jsonb_build_object('subject', cast(d.subject as text)))
                    order by c.id desc limit 1) h on true
            where d.connector_id = ? and d.subject = any(?) order by d.kind, d.subject limit ?
            """;

    private static final String ORIGINS = "with recursive " + Entitled.REACHABLE + """

            select r.origin, bool_or(r.uai = ?) as reaches, min(x.structure) as excluded
            from reachable r left join connector_exclusion x on x.connector_id = ? and x.structure = r.uai
            group by r.origin order by r.origin
            """;

    private final DataSource database;

    RightFacts(DataSource database) {
        this.database = database;
    }

    /**
     * A group that has the connector.
     *
     * @param endsAt null when the right does not end
     * @param his the person is a member
     * @param name null when the directory has told nothing of the group, as are type and structure
     */
    record Given(UUID id, Instant endsAt, boolean ended, boolean his, String name, String type, String structure) {}

    /**
     * A denial that meets the person.
     *
     * @param at when, and by whom, as far as history still tells
     */
    record Denied(boolean ofAccount, UUID subject, String name, String type, String structure, Instant at, String by) {}

    /**
     * A structure of the person's.
     *
     * @param reaches whether the owner is this one, or above
     * @param excluded the first structure on the way up that it is not shared with; null for none
     */
    record Origin(String structure, boolean reaches, String excluded) {}

    @FunctionalInterface
    private interface Binding {
        void to(PreparedStatement statement, Connection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    boolean isGranted(UUID connector) {
        return !list(
                        "select 1 from access_grant where connector_id = ? limit 1",
                        (select, connection) -> select.setObject(1, connector),
                        row -> true)
                .isEmpty();
    }

    /** Those of the person's groups and of his schools' that have it; his first. */
    List<Given> given(UUID connector, Collection<UUID> groups, Collection<String> structures) {
        return list(
                GIVEN,
                (select, connection) -> {
                    Array his = connection.createArrayOf("uuid", groups.toArray());
                    select.setArray(1, his);
                    select.setObject(2, connector);
                    select.setArray(3, his);
                    select.setArray(4, connection.createArrayOf("text", structures.toArray()));
                    select.setInt(5, MOST);
                },
                row -> new Given(
                        row.getObject("group_id", UUID.class),
                        instant(row.getTimestamp("ends_at")),
                        row.getBoolean("ended"),
                        row.getBoolean("his"),
                        row.getString("name"),
                        row.getString("type"),
                        row.getString("structure")));
    }

    /** @param subjects the person's groups and account */
    List<Denied> denied(UUID connector, Collection<UUID> subjects) {
        return list(
                DENIED,
                (select, connection) -> {
                    select.setObject(1, connector);
                    select.setArray(2, connection.createArrayOf("uuid", subjects.toArray()));
                    select.setInt(3, MOST);
                },
                row -> new Denied(
                        "ACCOUNT".equals(row.getString("kind")),
                        row.getObject("subject", UUID.class),
                        row.getString("name"),
                        row.getString("type"),
                        row.getString("structure"),
                        instant(row.getTimestamp("at")),
                        row.getString("actor_name")));
    }

    List<Origin> origins(UUID connector, String owner, Collection<String> structures) {
        return list(
                ORIGINS,
                (select, connection) -> {
                    select.setArray(1, connection.createArrayOf("text", structures.toArray()));
                    select.setString(2, owner);
                    select.setObject(3, connector);
                },
                row -> new Origin(row.getString("origin"), row.getBoolean("reaches"), row.getString("excluded")));
    }

    /** Those of these structures whose base of PRONOTE is known to be stopped. */
    List<String> stopped(Collection<String> structures) {
        return list(
                "select uai from pronote_base where not published and uai = any(?)",
                (select, connection) -> select.setArray(1, connection.createArrayOf("text", structures.toArray())),
                row -> row.getString("uai"));
    }

    private <T> List<T> list(String sql, Binding binding, Row<T> reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            binding.to(select, connection);
            try (ResultSet rows = select.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reader.of(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Rights could not be read", e);
        }
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
