package fr.ent.sso.ticket;

import fr.ent.sso.account.Account;
import fr.ent.sso.database.Database;
import fr.ent.sso.registry.Entitled;
import fr.ent.sso.registry.RegisteredService;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Whom a ticket is about, and for which connector.
 *
 * @param entitled the person may use the connector now
 */
record Subject(
        Account account, RegisteredService service, Instant authenticatedAt, boolean remembered, boolean entitled) {
    /** Nobody changes the account before this is told: events of one person keep the order of the facts. */
    private static final String SUBJECT = """
            select a.*, c.id connector, c.display_name, c.url, c.cas_type, c.pattern, c.structure, c.inherits,
                c.proxy_callbacks, c.single_logout, c.logout_url, s.authenticated_at, s.remembered,
            """
            + "(not a.blocked and not c.deleted and " + Entitled.CONDITION + ") as entitled"
            + " from account a join sso_session s on s.id = ?, registered_service c"
            + " where a.id = ? and c.id = ? for share of a";

    /** Empty when the session has ended. */
    static Optional<Subject> find(Database database, long session, UUID account, UUID connector) {
        return database.one(SUBJECT, Subject::of, session, account, connector);
    }

    private static Subject of(ResultSet row) throws SQLException {
        return new Subject(
                Account.of(row),
                RegisteredService.of(row, "connector"),
                Database.instant(row, "authenticated_at"),
                row.getBoolean("remembered"),
                row.getBoolean("entitled"));
    }
}
