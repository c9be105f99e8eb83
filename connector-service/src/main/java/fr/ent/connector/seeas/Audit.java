package fr.ent.connector.seeas;

import fr.ent.kit.security.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The log of looks at other people; docs/decisions/0010 says why it is kept here. */
@ApplicationScoped
class Audit {
    static final String APPS_SEEN = "apps.seen";

    private final DataSource database;
    private final Caller caller;
    private final SecurityIdentity identity;

    Audit(DataSource database, Caller caller, SecurityIdentity identity) {
        this.database = database;
        this.caller = caller;
        this.identity = identity;
    }

    /** One look. */
    @Schema(name = "AuditEntry")
    record Entry(
            long id,
            Instant at,

            @Schema(description = "Account or client that acted")
            String actor,

            @Schema(examples = "MARTIN Claire") String actorName,
            @Schema(examples = APPS_SEEN) String action,

            @Schema(description = "The account it was done to")
            UUID subject) {}

    void add(String action, UUID subject) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into audit_entry (actor, actor_name, action, subject) values (?, ?, ?, ?)")) {
            insert.setString(1, caller.id());
            insert.setString(2, identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim("name") : null);
            insert.setString(3, action);
            insert.setObject(4, subject);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The log could not be written", e);
        }
    }

    /**
     * Latest first.
     *
     * @param subject only what was done to this account; null for all
     * @param page from 1
     */
    List<Entry> list(UUID subject, int page, int size) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select * from audit_entry"
                        + (subject == null ? "" : " where subject = ?") + " order by id desc limit ? offset ?")) {
            int next = 1;
            if (subject != null) {
                select.setObject(next++, subject);
            }
            select.setInt(next++, size);
            select.setLong(next, (page - 1L) * size);
            try (ResultSet rows = select.executeQuery()) {
                List<Entry> entries = new ArrayList<>();
                while (rows.next()) {
                    entries.add(new Entry(
                            rows.getLong("id"),
                            rows.getTimestamp("at").toInstant(),
                            rows.getString("actor"),
                            rows.getString("actor_name"),
                            rows.getString("action"),
                            rows.getObject("subject", UUID.class)));
                }
                return entries;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The log could not be read", e);
        }
    }

    /** @return how many went */
    int forget(Instant before, int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from audit_entry where id in"
                        + " (select id from audit_entry where at < ? order by at limit ?)")) {
            delete.setTimestamp(1, Timestamp.from(before));
            delete.setInt(2, most);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The log could not be purged", e);
        }
    }
}
