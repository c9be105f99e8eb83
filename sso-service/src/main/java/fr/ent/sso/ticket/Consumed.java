package fr.ent.sso.ticket;

import fr.ent.sso.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * What the consuming statement tells of the ticket.
 *
 * @param uai the school the URL names; null when it names none
 * @param proxies the sites on the way, the most recent first; null for a service ticket
 */
record Consumed(
        long session,
        UUID account,
        UUID connector,
        String uai,
        String service,
        boolean newLogin,
        List<String> proxies,
        boolean validated,
        boolean inTime) {
    static Consumed of(ResultSet row) throws SQLException {
        return new Consumed(
                row.getLong("session"),
                row.getObject("account", UUID.class),
                row.getObject("connector", UUID.class),
                row.getString("uai"),
                row.getString("service"),
                row.getBoolean("from_new_login"),
                row.getArray("proxies") == null ? null : Database.texts(row, "proxies"),
                row.getBoolean("validated"),
                row.getBoolean("in_time"));
    }

    /** Why an attempt that was the first one did not validate. */
    RefusalCause cause(String asked, boolean proxied) {
        if (proxies != null && !proxied) {
            return RefusalCause.PROXY_TICKET;
        }
        if (!inTime) {
            return RefusalCause.EXPIRED_TICKET;
        }
        return service.equals(asked) ? RefusalCause.RENEW_REQUIRED : RefusalCause.OTHER_SERVICE;
    }

    /** Empty for a service ticket. */
    List<String> way() {
        return proxies == null ? List.of() : proxies;
    }
}
