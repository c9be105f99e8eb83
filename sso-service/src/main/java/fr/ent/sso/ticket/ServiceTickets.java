package fr.ent.sso.ticket;

import fr.ent.sso.account.Account;
import fr.ent.sso.database.Database;
import fr.ent.sso.registry.RegisteredService;
import fr.ent.sso.registry.Registry;
import fr.ent.sso.registry.ServiceUrl;
import fr.ent.sso.release.Release;
import fr.ent.sso.release.ReleaseProfiles;
import fr.ent.sso.secret.Secret;
import fr.ent.sso.session.SsoSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives service tickets and uses them up. A ticket is good for one attempt (CAS 3.0 §3.1.1): one statement marks it
 * used and tells whether this attempt was the first, whatever else is wrong with it.
 */
@ApplicationScoped
public class ServiceTickets {
    static final String PREFIX = "ST-";

    /**
     * The person is in a group that has the connector, and of its school or, if it is inherited, of one below. A
     * condition on an account {@code a} and a connector {@code c} with its id, structure and inherits.
     */
    public static final String ENTITLED = """
             exists (select 1 from service_grant g join membership m on m.ent_group = g.ent_group
                    where g.connector = c.id and m.account = a.id)
                and exists (select 1 from account_structure s join structure_ancestor x on x.structure = s.structure
                    where s.account = a.id and x.ancestor = c.structure
                        and (c.inherits or x.structure = c.structure))
            """;

    private static final String INSERT = """
            insert into service_ticket (digest, session, account, connector, service, from_new_login,
                issued_at, expires_at)
            select ?, ?, a.id, c.id, ?, ?, now(), now() + make_interval(secs => ?)
            from account a, registered_service c, registry_revision r
            where a.id = ? and c.id = ? and r.revision = ? and not a.blocked and not c.deleted and
            """ + ENTITLED;

    private static final String CONSUME = """
            update service_ticket set used_at = now(), session_index = ?,
                validated = expires_at > now() and service = ? and (from_new_login or not ?)
            where digest = ? and used_at is null
            returning session, account, connector, service, from_new_login, validated,
                expires_at > now() as in_time
            """;

    private static final String USED = """
            select session, account, connector, service, from_new_login, validated, expires_at > now() as in_time
            from service_ticket where digest = ?
            """;

    /** Nobody changes the account before this is told: events of one person keep the order of the facts. */
    private static final String SUBJECT = """
            select a.*, c.id connector, c.display_name, c.url, c.cas_type, c.pattern, c.structure, c.inherits,
                c.proxy_callbacks, c.single_logout, c.logout_url, s.authenticated_at,
            """
            + "(not a.blocked and not c.deleted and " + ENTITLED + ") as entitled"
            + " from account a join sso_session s on s.id = ?, registered_service c"
            + " where a.id = ? and c.id = ? for share of a";

    private final Database database;
    private final Registry registry;
    private final ReleaseProfiles profiles;
    private final TicketEvents events;
    private final TicketConfig config;

    ServiceTickets(
            Database database, Registry registry, ReleaseProfiles profiles, TicketEvents events, TicketConfig config) {
        this.database = database;
        this.registry = registry;
        this.profiles = profiles;
        this.events = events;
        this.config = config;
    }

    /**
     * Gives the person of this session a ticket for the site, if it is declared and she may use it.
     *
     * @param newLogin she has just given her password for it
     */
    @Transactional
    public Issue issue(SsoSession session, ServiceUrl url, boolean newLogin) {
        Registry.Match match = registry.remembered(url);
        Optional<String> ticket = insert(session, url, newLogin, match);
        if (ticket.isEmpty()) {
            match = registry.settled(url);
            ticket = insert(session, url, newLogin, match);
        }
        if (match.service().isEmpty()) {
            events.refused(RefusalCause.UNKNOWN_SERVICE, session.account(), session.login(), null, url.text());
            return new Issue.UnknownService();
        }
        RegisteredService service = match.service().get();
        if (ticket.isEmpty()) {
            events.refused(RefusalCause.NOT_ENTITLED, session.account(), session.login(), service, url.text());
            return new Issue.NotEntitled(service);
        }
        events.issued(new TicketEvents.Issued(
                session.account(),
                session.login(),
                service.id(),
                service.structure(),
                service.casType(),
                TicketEvents.told(url.text()),
                TicketEvents.digest(ticket.get()),
                session.digest(),
                newLogin));
        return new Issue.Issued(ticket.get());
    }

    /** Notes that somebody asked for a site nobody declared. */
    public void refuseUnknownService(String service) {
        events.refused(RefusalCause.UNKNOWN_SERVICE, null, null, null, service);
    }

    private Optional<String> insert(SsoSession session, ServiceUrl url, boolean newLogin, Registry.Match match) {
        if (match.service().isEmpty()) {
            return Optional.empty();
        }
        String ticket = Secret.random(PREFIX);
        int written = database.update(
                INSERT,
                Secret.digest(ticket),
                session.id(),
                url.text(),
                newLogin,
                config.lifetime(),
                session.account(),
                match.service().get().id(),
                match.revision());
        return written == 1 ? Optional.of(ticket) : Optional.empty();
    }

    /**
     * Validates a ticket and uses it up.
     *
     * @param service the URL as the site sends it
     * @param renew only a ticket from a password given for this site will do
     */
    @Transactional
    public Validation validate(String ticket, String service, boolean renew) {
        if (ticket.startsWith("PT-")) {
            return refuse(RefusalCause.PROXY_TICKET, null, null, service);
        }
        // A URL that cannot be read has no ticket, but it spends the one it comes with.
        String text = ServiceUrl.parse(service).map(ServiceUrl::text).orElse("");
        byte[] digest = Secret.digest(ticket);
        String index = ticket.indexOf('\0') < 0 ? ticket : ""; // PostgreSQL's texts hold no NUL, nor do our tickets
        Optional<Consumed> first = database.one(CONSUME, Consumed::of, index, text, renew, digest);
        if (first.isEmpty()) {
            return refuseAgain(digest, service);
        }
        Consumed consumed = first.get();
        Optional<Subject> found =
                database.one(SUBJECT, Subject::of, consumed.session(), consumed.account(), consumed.connector());
        if (!consumed.validated()) {
            return refuse(consumed.cause(text), consumed.account(), found.orElse(null), service);
        }
        if (found.isEmpty() || !found.get().entitled()) {
            // Signed out, or the right was taken away, since the ticket was given.
            database.update("update service_ticket set validated = false where digest = ?", digest);
            return refuse(
                    found.isEmpty() ? RefusalCause.EXPIRED_TICKET : RefusalCause.NOT_ENTITLED,
                    consumed.account(),
                    found.orElse(null),
                    service);
        }
        return success(ticket, consumed, found.get());
    }

    private Validation refuseAgain(byte[] digest, String service) {
        Optional<Consumed> known = database.one(USED, Consumed::of, digest);
        if (known.isEmpty()) {
            return refuse(RefusalCause.UNKNOWN_TICKET, null, null, service);
        }
        Subject subject = database.one(
                        SUBJECT,
                        Subject::of,
                        known.get().session(),
                        known.get().account(),
                        known.get().connector())
                .orElse(null);
        return refuse(RefusalCause.USED_TICKET, known.get().account(), subject, service);
    }

    /**
     * Notes a request that cannot be answered, whatever its ticket; the attempt has used it up all the same.
     *
     * @param ticket null when none was given
     * @param service null when none was given
     */
    @Transactional
    public void refuseMalformed(String ticket, String service) {
        if (ticket != null) {
            database.update(
                    "update service_ticket set used_at = now() where digest = ? and used_at is null",
                    Secret.digest(ticket));
        }
        events.refused(RefusalCause.INVALID_REQUEST, null, null, null, service);
    }

    private Validation success(String ticket, Consumed consumed, Subject subject) {
        Release release = profiles.release(subject.service().casType(), subject.account());
        events.validated(new TicketEvents.Validated(
                subject.account().id(),
                subject.account().login(),
                subject.service().id(),
                subject.service().structure(),
                subject.service().casType(),
                TicketEvents.told(consumed.service()),
                TicketEvents.digest(ticket),
                release.user(),
                release.attributes()));
        return new Validation.Success(release, subject.authenticatedAt(), consumed.newLogin());
    }

    private Validation refuse(RefusalCause cause, UUID account, Subject subject, String service) {
        events.refused(
                cause,
                account,
                subject == null ? null : subject.account().login(),
                subject == null ? null : subject.service(),
                service);
        return new Validation.Failure(cause);
    }

    /** What the consuming statement tells of the ticket. */
    private record Consumed(
            long session,
            UUID account,
            UUID connector,
            String service,
            boolean newLogin,
            boolean validated,
            boolean inTime) {
        static Consumed of(ResultSet row) throws SQLException {
            return new Consumed(
                    row.getLong("session"),
                    row.getObject("account", UUID.class),
                    row.getObject("connector", UUID.class),
                    row.getString("service"),
                    row.getBoolean("from_new_login"),
                    row.getBoolean("validated"),
                    row.getBoolean("in_time"));
        }

        RefusalCause cause(String asked) {
            if (!inTime) {
                return RefusalCause.EXPIRED_TICKET;
            }
            return service.equals(asked) ? RefusalCause.RENEW_REQUIRED : RefusalCause.OTHER_SERVICE;
        }
    }

    /** Whom the ticket is about, and for which connector. */
    private record Subject(Account account, RegisteredService service, Instant authenticatedAt, boolean entitled) {
        static Subject of(ResultSet row) throws SQLException {
            return new Subject(
                    Account.of(row),
                    RegisteredService.of(row, "connector"),
                    Database.instant(row, "authenticated_at"),
                    row.getBoolean("entitled"));
        }
    }
}
