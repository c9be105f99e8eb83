package fr.ent.sso.registry;

import fr.ent.sso.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A connector as the CAS server needs it.
 *
 * @param displayName what people read: « Vous allez ouvrir … »
 * @param casType the name of its release profile
 * @param pattern RE2 expression over the whole service URL; null when the URL decides
 * @param structure UAI of the school it belongs to
 * @param inherits the schools below may use it too
 */
public record RegisteredService(
        UUID id, String displayName, String url, String casType, String pattern, String structure, boolean inherits) {
    /** Reads the columns of the table {@code registered_service}. */
    static RegisteredService of(ResultSet row) throws SQLException {
        return new RegisteredService(
                row.getObject("id", UUID.class),
                row.getString("display_name"),
                row.getString("url"),
                row.getString("cas_type"),
                row.getString("pattern"),
                row.getString("structure"),
                row.getBoolean("inherits"));
    }

    /** A row of the table that marks a deleted connector, or a live one. */
    record Change(UUID id, long revision, RegisteredService service) {
        static Change of(ResultSet row) throws SQLException {
            return new Change(
                    row.getObject("id", UUID.class),
                    row.getLong("revision"),
                    row.getBoolean("deleted") ? null : RegisteredService.of(row));
        }
    }

    static final String COLUMNS = "id, display_name, url, cas_type, pattern, structure, inherits, deleted, revision";

    static java.util.List<Change> changedSince(Database database, long revision) {
        return database.list(
                "select " + COLUMNS + " from registered_service where revision > ? order by revision",
                Change::of,
                revision);
    }
}
