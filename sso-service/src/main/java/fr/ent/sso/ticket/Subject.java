package fr.ent.sso.ticket;

import fr.ent.sso.account.Account;
import fr.ent.sso.database.Database;
import fr.ent.sso.registry.Entitled;
import fr.ent.sso.registry.RegisteredService;
import fr.ent.sso.registry.Site;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Whom a ticket is about, and for which connector.
 *
 * @param site the connector, and the school the ticket's URL names
 * @param entitled the person may use the connector now
 * @param open it can be opened now
 */
record Subject(
        Account account, Site site, Instant authenticatedAt, boolean remembered, boolean entitled, boolean open) {
    /** Nobody changes the account before this is told: events of one person keep the order of the facts. */
    private static final String SUBJECT = """
            select a.*, c.id connector, c.display_name, c.url, c.cas_type, c.pattern, c.structure, c.inherits,
                c.proxy_callbacks, c.single_logout, c.logout_url, s.authenticated_at, s.remembered,
            """
            + "u.uai, (" + Entitled.OPEN + ") as open,"
            + " (not a.blocked and not c.deleted and " + Entitled.CONDITION_AT_SCHOOL + ") as entitled"
            + " from account a join sso_session s on s.id = ?, registered_service c, " + Entitled.SCHOOL
            + " where a.id = ? and c.id = ? for share of a";

    /**
     * Empty when the session has ended.
     *
     * @param uai the school the ticket's URL names; null when it names none
     */
    static Optional<Subject> find(Database database, long session, UUID account, UUID connector, String uai) {
        return database.one(SUBJECT, Subject::of, session, uai, account, connector);
    }

    RegisteredService service() {
        return site.service();
    }

    /** Why the person may not use the connector now; null when she may. */
    RefusalCause hindrance() {
        return !entitled ? RefusalCause.NOT_ENTITLED : open ? null : RefusalCause.NOT_OPEN;
    }

    private static Subject of(ResultSet row) throws SQLException {
        return new Subject(
                Account.of(row),
                new Site(RegisteredService.of(row, "connector"), row.getString("uai")),
                Database.instant(row, "authenticated_at"),
                row.getBoolean("remembered"),
                row.getBoolean("entitled"),
                row.getBoolean("open"));
    }
}
