package fr.ent.connector.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import fr.ent.connector.definition.ConnectorForm;
import fr.ent.connector.definition.ConnectorHistory;
import fr.ent.connector.definition.RightsChange;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The changes that are written, read. */
@ApplicationScoped
class Changes {
    private static final String SELECT = """
            select c.*, (select p.state from connector_change p
                where p.connector_id = c.connector_id and p.id < c.id order by p.id desc limit 1) as before
            from connector_change c
            """;
    private static final String GONE = """
            c.structure = ? and c.kind = 'DELETED'
                and not exists (select 1 from connector k where k.id = c.connector_id)
                and not exists (select 1 from connector_change l where l.connector_id = c.connector_id and l.id > c.id)
            """;

    private final DataSource database;
    private final ObjectMapper json;
    private final ObjectReader reader;

    Changes(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
        // What was written before a property went is still read.
        this.reader = json.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /**
     * Latest first.
     *
     * @param page from 1
     */
    List<WrittenChange> of(UUID connector, int page, int size) {
        return select(
                SELECT + " where c.connector_id = ? order by c.id desc limit ? offset ?",
                connector,
                size,
                (page - 1L) * size);
    }

    long count(UUID connector) {
        return one("select count(*) from connector_change where connector_id = ?", connector);
    }

    Optional<WrittenChange> one(UUID connector, long id) {
        return select(SELECT + " where c.connector_id = ? and c.id = ?", connector, id).stream()
                .findFirst();
    }

    Optional<WrittenChange> last(UUID connector) {
        return of(connector, 1, 1).stream().findFirst();
    }

    /** By which connectors of this structure went that have not come back; latest first. */
    List<WrittenChange> deletions(String structure, int page, int size) {
        return select(
                SELECT + " where " + GONE + " order by c.id desc limit ? offset ?",
                structure,
                size,
                (page - 1L) * size);
    }

    long deletionCount(String structure) {
        return one("select count(*) from connector_change c where " + GONE, structure);
    }

    /** What groups were called when the rights of this connector were changed last. */
    Map<UUID, String> groupNames(UUID connector, Collection<UUID> groups) {
        Map<UUID, String> names = new HashMap<>();
        if (groups.isEmpty()) {
            return names;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select distinct on (n.key) n.key, n.value
                        from connector_change c, jsonb_each_text(c.group_names) n
                        where c.connector_id = ? and n.key = any(?) order by n.key, c.id desc""")) {
            select.setObject(1, connector);
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text", groups.stream().map(UUID::toString).toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    names.put(UUID.fromString(rows.getString(1)), rows.getString(2));
                }
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException("Names of groups could not be read", e);
        }
    }

    /** The state of a change as the form it is. */
    ConnectorForm form(JsonNode state) {
        try {
            return reader.forType(ConnectorForm.class).readValue(state);
        } catch (java.io.IOException e) {
            throw new IllegalStateException("A state that was written cannot be read", e);
        }
    }

    JsonNode state(ConnectorForm form) {
        return json.valueToTree(form);
    }

    private long one(String query, Object value) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setObject(1, value);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Changes could not be counted", e);
        }
    }

    private List<WrittenChange> select(String query, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                List<WrittenChange> changes = new ArrayList<>();
                while (rows.next()) {
                    changes.add(change(rows));
                }
                return changes;
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Changes could not be read", e);
        }
    }

    private WrittenChange change(ResultSet row) throws SQLException, JsonProcessingException {
        String before = row.getString("before");
        String rights = row.getString("rights");
        return new WrittenChange(
                row.getLong("id"),
                row.getObject("connector_id", UUID.class),
                row.getString("structure"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("actor_name"),
                ConnectorHistory.Kind.valueOf(row.getString("kind")),
                row.getLong("version"),
                json.readTree(row.getString("state")),
                before == null ? null : json.readTree(before),
                rights == null ? null : reader.forType(RightsChange.class).readValue(rights),
                row.getObject("operation", UUID.class),
                row.getObject("earlier", Long.class),
                row.getBoolean("secret_set"),
                row.getBoolean("secret_changed"));
    }
}
