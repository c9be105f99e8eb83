package fr.ent.sso.registry;

import fr.ent.sso.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * A connector as the CAS server needs it.
 *
 * @param displayName what people read: « Vous allez ouvrir … »
 * @param url its address; <code>{uai}</code> in it stands for the UAI of any structure it is shared with
 * @param casType the name of its release profile
 * @param pattern RE2 expression over the whole service URL; null when the URL decides
 * @param structure UAI of the school it belongs to
 * @param inherits the schools below may use it too
 * @param proxyCallbacks https addresses its proxy callbacks must begin with; empty when it may have no proxy tickets
 * @param singleLogout how it hears that a session ended
 * @param logoutUrl where it hears it; null for the service URL of the ticket
 */
public record RegisteredService(
        UUID id,
        String displayName,
        String url,
        String casType,
        String pattern,
        String structure,
        boolean inherits,
        List<String> proxyCallbacks,
        SingleLogout singleLogout,
        String logoutUrl) {
    static final String COLUMNS = "id, display_name, url, cas_type, pattern, structure, inherits, proxy_callbacks,"
            + " single_logout, logout_url, deleted, revision";

    /** Reads the columns of the table {@code registered_service}. */
    static RegisteredService of(ResultSet row) throws SQLException {
        return of(row, "id");
    }

    /**
     * Reads the same columns where the id has another name.
     *
     * @param id the name of the column that holds the connector's id
     */
    public static RegisteredService of(ResultSet row, String id) throws SQLException {
        return new RegisteredService(
                row.getObject(id, UUID.class),
                row.getString("display_name"),
                row.getString("url"),
                row.getString("cas_type"),
                row.getString("pattern"),
                row.getString("structure"),
                row.getBoolean("inherits"),
                Database.texts(row, "proxy_callbacks"),
                SingleLogout.valueOf(row.getString("single_logout")),
                row.getString("logout_url"));
    }

    /** The address as the people of a school open it. */
    public String urlAt(String uai) {
        return url.replace(Template.PLACE, uai);
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

    static List<Change> changedSince(Database database, long revision) {
        return database.list(
                "select " + COLUMNS + " from registered_service where revision > ? order by revision",
                Change::of,
                revision);
    }
}
