package fr.ent.sso.ticket;

import fr.ent.sso.database.Database;
import fr.ent.sso.registry.Availability;
import fr.ent.sso.registry.Entitled;
import fr.ent.sso.registry.RegisteredService;
import fr.ent.sso.registry.Registry;
import fr.ent.sso.registry.ServiceUrl;
import fr.ent.sso.registry.Site;
import fr.ent.sso.release.Occasion;
import fr.ent.sso.release.Release;
import fr.ent.sso.release.ReleaseProfiles;
import fr.ent.sso.secret.Secret;
import fr.ent.sso.session.SsoSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives service and proxy tickets and uses them up. A ticket is good for one attempt (CAS 3.0 §3.1.1): one statement
 * marks it used and tells whether this attempt was the first, whatever else is wrong with it.
 */
@ApplicationScoped
public class ServiceTickets {
    private static final String PREFIX = "ST-";
    private static final String PROXY_PREFIX = "PT-";

    private static final String INSERT = """
            insert into service_ticket (digest, session, account, connector, service, from_new_login, proxies,
                issued_at, expires_at, uai)
            select ?, ?, a.id, c.id, ?, ?, cast(? as text[]), now(), now() + make_interval(secs => ?), u.uai
            from account a, registered_service c, registry_revision r,
            """
            + Entitled.SCHOOL
            + " where a.id = ? and c.id = ? and r.revision = ? and not a.blocked and not c.deleted and " + Entitled.OPEN
            + " and " + Entitled.CONDITION_AT_SCHOOL;

    /** Asked only when there was no ticket: nothing but the time stands in her way. */
    private static final String NOT_OPEN = "select " + Availability.COLUMNS
            + " from account a, registered_service c, "
            + Entitled.SCHOOL + " where a.id = ? and c.id = ? and not a.blocked and not c.deleted and not ("
            + Entitled.OPEN + ") and " + Entitled.CONDITION_AT_SCHOOL;

    private static final String CONSUME = """
            update service_ticket set used_at = now(), session_index = ?,
                validated = expires_at > now() and service = ? and (from_new_login or not ?) and (proxies is null or ?)
            where digest = ? and used_at is null
            returning session, account, connector, uai, service, from_new_login, proxies, validated,
                expires_at > now() as in_time
            """;

    private static final String USED = """
            select session, account, connector, uai, service, from_new_login, proxies, validated,
                expires_at > now() as in_time
            from service_ticket where digest = ?
            """;

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
        return issue(session, url, newLogin, null);
    }

    /**
     * The same for a site that goes on in her name.
     *
     * @param proxies the sites on the way, the most recent first
     */
    @Transactional
    Issue issueProxy(SsoSession session, ServiceUrl url, List<String> proxies) {
        return issue(session, url, false, proxies);
    }

    private Issue issue(SsoSession session, ServiceUrl url, boolean newLogin, List<String> proxies) {
        Registry.Match match = registry.remembered(url);
        Optional<String> ticket = insert(session, url, newLogin, proxies, match);
        if (ticket.isEmpty()) {
            match = registry.settled(url);
            ticket = insert(session, url, newLogin, proxies, match);
        }
        if (match.site().isEmpty()) {
            events.refused(RefusalCause.UNKNOWN_SERVICE, session.account(), session.login(), null, url.text());
            return new Issue.UnknownService();
        }
        Site site = match.site().get();
        if (ticket.isEmpty()) {
            return refuse(session, site, url);
        }
        RegisteredService service = site.service();
        events.issued(new TicketEvents.Issued(
                session.account(),
                session.login(),
                service.id(),
                site.school(),
                service.casType(),
                TicketEvents.told(url.text()),
                TicketEvents.digest(ticket.get()),
                session.digest(),
                newLogin,
                proxies));
        return new Issue.Issued(ticket.get());
    }

    private Issue refuse(SsoSession session, Site site, ServiceUrl url) {
        Optional<Availability> later = database.one(
                NOT_OPEN,
                Availability::of,
                site.uai(),
                session.account(),
                site.service().id());
        RefusalCause cause = later.isPresent() ? RefusalCause.NOT_OPEN : RefusalCause.NOT_ENTITLED;
        events.refused(cause, session.account(), session.login(), site, url.text());
        return later.isPresent()
                ? new Issue.NotOpen(site.service(), later.get())
                : new Issue.NotEntitled(site.service());
    }

    /** Notes that somebody asked for a site nobody declared. */
    public void refuseUnknownService(String service) {
        events.refused(RefusalCause.UNKNOWN_SERVICE, null, null, null, service);
    }

    private Optional<String> insert(
            SsoSession session, ServiceUrl url, boolean newLogin, List<String> proxies, Registry.Match match) {
        if (match.site().isEmpty()) {
            return Optional.empty();
        }
        Site site = match.site().get();
        String ticket = Secret.random(proxies == null ? PREFIX : PROXY_PREFIX);
        int written = database.update(
                INSERT,
                Secret.digest(ticket),
                session.id(),
                url.text(),
                newLogin,
                proxies,
                config.lifetime(),
                site.uai(),
                session.account(),
                site.service().id(),
                match.revision());
        return written == 1 ? Optional.of(ticket) : Optional.empty();
    }

    /**
     * Validates a ticket and uses it up; tells nothing yet to a site that wants a proxy-granting ticket with the
     * answer, because nothing is released to one that does not take it.
     */
    @Transactional
    Attempted attempt(Attempt attempt) {
        // A URL that cannot be read has no ticket, but it spends the one it comes with.
        String text = ServiceUrl.parse(attempt.service()).map(ServiceUrl::text).orElse("");
        String ticket = attempt.ticket();
        byte[] digest = Secret.digest(ticket);
        String index = ticket.indexOf('\0') < 0 ? ticket : ""; // PostgreSQL's texts hold no NUL, nor do our tickets
        Optional<Consumed> first =
                database.one(CONSUME, Consumed::of, index, text, attempt.renew(), attempt.proxied(), digest);
        if (first.isEmpty()) {
            return new Attempted.Done(refuseAgain(attempt, digest));
        }
        Consumed consumed = first.get();
        Optional<Subject> found =
                Subject.find(database, consumed.session(), consumed.account(), consumed.connector(), consumed.uai());
        if (!consumed.validated()) {
            return new Attempted.Done(refuse(
                    consumed.cause(text, attempt.proxied()),
                    consumed.account(),
                    found.orElse(null),
                    attempt.service()));
        }
        RefusalCause hindrance = found.map(Subject::hindrance).orElse(null);
        if (found.isEmpty() || hindrance != null) {
            // Signed out, or the right was taken away, since the ticket was given.
            notValidated(digest);
            return new Attempted.Done(refuse(
                    found.isEmpty() ? RefusalCause.EXPIRED_TICKET : hindrance,
                    consumed.account(),
                    found.orElse(null),
                    attempt.service()));
        }
        Optional<Release> release = release(attempt, consumed, found.get());
        if (release.isEmpty()) {
            notValidated(digest);
            return new Attempted.Done(
                    refuse(RefusalCause.NO_IDENTIFIER, consumed.account(), found.get(), attempt.service()));
        }
        if (attempt.callback() != null) {
            notValidated(digest);
            return await(attempt, consumed, found.get());
        }
        return new Attempted.Done(success(attempt, consumed, found.get(), release.get(), null));
    }

    private Attempted await(Attempt attempt, Consumed consumed, Subject subject) {
        Optional<ProxyCallback> callback = ProxyCallback.parse(attempt.callback());
        RefusalCause cause = null;
        if (!ProxyCallback.mayProxy(subject.service())
                || callback.isPresent() && !callback.get().isAllowedFor(subject.service())
                || consumed.way().size() >= config.proxyChain()) {
            cause = RefusalCause.PROXY_NOT_ALLOWED;
        } else if (callback.isEmpty()) {
            cause = RefusalCause.PROXY_CALLBACK_FAILED;
        }
        return cause == null
                ? new Attempted.Awaiting(attempt, consumed, callback.get())
                : new Attempted.Done(refuse(cause, consumed.account(), subject, attempt.service()));
    }

    private void notValidated(byte[] digest) {
        database.update("update service_ticket set validated = false where digest = ?", digest);
    }

    /** Ends an attempt whose site has taken its proxy-granting ticket: now the answer is released. */
    @Transactional
    Validation grant(Attempted.Awaiting awaiting, String pgt, String iou) {
        Optional<Subject> found =
                Subject.find(database, awaiting.session(), awaiting.account(), awaiting.connector(), awaiting.uai());
        // Much may have changed while the site took its time.
        Optional<Release> release = found.flatMap(subject -> release(awaiting.attempt(), awaiting.consumed(), subject));
        RefusalCause cause = found.map(Subject::hindrance).orElse(null);
        if (cause == null && found.isPresent() && release.isEmpty()) {
            cause = RefusalCause.NO_IDENTIFIER;
        } else if (cause == null && (found.isEmpty() || !keep(awaiting, pgt))) {
            cause = RefusalCause.EXPIRED_TICKET;
        }
        if (cause != null) {
            return refuse(
                    cause,
                    awaiting.account(),
                    found.orElse(null),
                    awaiting.attempt().service());
        }
        database.update(
                "update service_ticket set validated = true where digest = ?",
                Secret.digest(awaiting.attempt().ticket()));
        return success(awaiting.attempt(), awaiting.consumed(), found.get(), release.get(), iou);
    }

    /** @return whether there still is a session to bind the proxy-granting ticket to */
    private boolean keep(Attempted.Awaiting awaiting, String pgt) {
        return database.update(
                        """
                        insert into proxy_granting_ticket (digest, session, connector, uai, proxies, issued_at, expires_at)
                        select ?, s.id, ?, ?, ?, now(), now() + make_interval(secs => ?)
                        from (select id from sso_session where id = ? for key share) s
                        """,
                        Secret.digest(pgt),
                        awaiting.connector(),
                        awaiting.uai(),
                        awaiting.callback().before(awaiting.consumed().way()),
                        config.grantLifetime(),
                        awaiting.session())
                == 1;
    }

    /** Ends an attempt whose site has not taken its proxy-granting ticket. */
    @Transactional
    Validation refuseCallback(Attempted.Awaiting awaiting) {
        return refuse(
                RefusalCause.PROXY_CALLBACK_FAILED,
                awaiting.account(),
                Subject.find(database, awaiting.session(), awaiting.account(), awaiting.connector(), awaiting.uai())
                        .orElse(null),
                awaiting.attempt().service());
    }

    private Validation refuseAgain(Attempt attempt, byte[] digest) {
        Optional<Consumed> known = database.one(USED, Consumed::of, digest);
        if (known.isEmpty()) {
            boolean misplaced = !attempt.proxied() && attempt.ticket().startsWith(PROXY_PREFIX);
            return refuse(
                    misplaced ? RefusalCause.PROXY_TICKET : RefusalCause.UNKNOWN_TICKET, null, null, attempt.service());
        }
        Subject subject = Subject.find(
                        database,
                        known.get().session(),
                        known.get().account(),
                        known.get().connector(),
                        known.get().uai())
                .orElse(null);
        return refuse(RefusalCause.USED_TICKET, known.get().account(), subject, attempt.service());
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

    /** Empty when the person has no identifier of the kind the site knows people by. */
    private Optional<Release> release(Attempt attempt, Consumed consumed, Subject subject) {
        Occasion occasion = new Occasion(
                subject.service().id(),
                consumed.service(),
                subject.authenticatedAt(),
                consumed.newLogin(),
                subject.remembered());
        return profiles.release(subject.service().casType(), subject.account(), occasion)
                .map(release ->
                        attempt.disclosure() == Attempt.Disclosure.USER_ONLY ? release.withoutAttributes() : release);
    }

    private Validation success(Attempt attempt, Consumed consumed, Subject subject, Release release, String iou) {
        events.validated(new TicketEvents.Validated(
                subject.account().id(),
                subject.account().login(),
                subject.service().id(),
                subject.site().school(),
                subject.service().casType(),
                TicketEvents.told(consumed.service()),
                TicketEvents.digest(attempt.ticket()),
                release.user(),
                release.attributes(),
                consumed.proxies()));
        return new Validation.Success(
                release, subject.authenticatedAt(), consumed.newLogin(), subject.remembered(), consumed.way(), iou);
    }

    private Validation refuse(RefusalCause cause, UUID account, Subject subject, String service) {
        events.refused(
                cause,
                account,
                subject == null ? null : subject.account().login(),
                subject == null ? null : subject.site(),
                service);
        return new Validation.Failure(cause);
    }
}
