package fr.ent.connector.launch;

import fr.ent.connector.access.Entitled;
import fr.ent.connector.definition.Target;
import fr.ent.connector.directory.Uai;
import fr.ent.connector.myapps.Viewer;
import fr.ent.connector.signon.GrantType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Looks a connector up for one person, by the rule of « Mes applis ». */
@ApplicationScoped
class Doors {
    private static final String OPEN = "with recursive " + Entitled.REACHABLE
            + " select c.*, array(select distinct o.uai from (" + Entitled.ORIGINS + ") o(uai) order by 1) as schools"
            + " from connector c where " + Entitled.CONDITION + " and c.id = ?";

    private static final String REFUSED = "with recursive " + Entitled.REACHABLE + ", given as"
            + " (select g.ends_at from access_grant g where g.connector_id = ? and g.group_id = any(?))"
            + " select c.display_name, exists (select 1 from given) as granted,"
            + " (select max(ends_at) from given where not exists (select 1 from given where ends_at is null)) as ends_at,"
            + " exists (select 1 from access_denial d where d.connector_id = c.id and d.subject = any(?)) as denied"
            + " from connector c where c.published and c.id = ? and (exists (select 1 from given)"
            + " or exists (select 1 from reachable r where r.uai = c.structure))";

    private final DataSource database;

    Doors(DataSource database) {
        this.database = database;
    }

    /** Why a person may not open a connector, the first reason that holds. */
    enum Reason {
        /** He, or a group of his, is denied it. */
        DENIED,
        /** No group of his has it. */
        NO_GROUP,
        /** The right of his groups has ended. */
        ENDED,
        /** It is not shared with a school of his. */
        NO_SCHOOL
    }

    /**
     * A door that does not open for him.
     *
     * @param ended when his right ended; null when that is not the reason
     */
    record Refusal(String name, Reason reason, Instant ended) {}

    /** Empty when he is not entitled to it. */
    Optional<Door> open(Viewer viewer, UUID connector) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OPEN)) {
            select.setArray(1, structures(connection, viewer));
            select.setArray(2, uuids(connection, viewer.groups()));
            select.setArray(3, uuids(connection, viewer.deniable()));
            select.setObject(4, connector);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(door(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A right could not be checked", e);
        }
    }

    /**
     * Empty when there is no such connector, only a draft of one, or one of a school he has nothing to do with: of that
     * he learns neither the name nor that it exists.
     */
    Optional<Refusal> refusal(Viewer viewer, UUID connector) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(REFUSED)) {
            select.setArray(1, structures(connection, viewer));
            select.setObject(2, connector);
            select.setArray(3, uuids(connection, viewer.groups()));
            select.setArray(4, uuids(connection, viewer.deniable()));
            select.setObject(5, connector);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(refusal(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A right could not be checked", e);
        }
    }

    private static Refusal refusal(ResultSet row) throws SQLException {
        Instant ends = instant(row.getTimestamp("ends_at"));
        boolean ended = ends != null && !ends.isAfter(Instant.now());
        Reason reason = row.getBoolean("denied")
                ? Reason.DENIED
                : !row.getBoolean("granted") ? Reason.NO_GROUP : ended ? Reason.ENDED : Reason.NO_SCHOOL;
        return new Refusal(row.getString("display_name"), reason, reason == Reason.ENDED ? ends : null);
    }

    private static Door door(ResultSet row) throws SQLException {
        String grant = row.getString("oauth_grant_type");
        return new Door(
                row.getObject("id", UUID.class),
                row.getString("display_name"),
                Target.valueOf(row.getString("target")),
                row.getString("url"),
                row.getString("mobile_url"),
                instant(row.getTimestamp("opens_at")),
                instant(row.getTimestamp("closes_at")),
                row.getString("maintenance"),
                row.getString("cas_type"),
                grant == null
                        ? null
                        : new Door.OAuth(
                                GrantType.valueOf(grant),
                                row.getBoolean("oauth_transfer_session"),
                                Optional.ofNullable(row.getString("oauth_scope"))
                                        .orElse("")),
                Stream.of((String[]) row.getArray("schools").getArray())
                        .filter(Uai::isUai)
                        .toList());
    }

    private static Array structures(Connection connection, Viewer viewer) throws SQLException {
        return connection.createArrayOf("text", viewer.structures().toArray());
    }

    private static Array uuids(Connection connection, List<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
