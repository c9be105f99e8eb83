package fr.ent.sso.ticket;

import fr.ent.sso.database.Database;
import fr.ent.sso.registry.ServiceUrl;
import fr.ent.sso.secret.Secret;
import fr.ent.sso.session.SsoSession;
import fr.ent.sso.session.SsoSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives proxy tickets to sites that go on to others in the name of a person (CAS 3.0 §2.7). All that let the site have
 * its proxy-granting ticket must still hold: the session, the right of the person to use it, and its own right to ask
 * from this address.
 */
@ApplicationScoped
public class ProxyTickets {
    private final Database database;
    private final SsoSessions sessions;
    private final ServiceTickets tickets;
    private final TicketEvents events;

    ProxyTickets(Database database, SsoSessions sessions, ServiceTickets tickets, TicketEvents events) {
        this.database = database;
        this.sessions = sessions;
        this.tickets = tickets;
        this.events = events;
    }

    /**
     * Gives a ticket for the target, which must be declared and open to the person.
     *
     * @param pgt good for any number of tickets (CAS 3.0 §3.3.1)
     * @param target the URL of the site to go on to
     */
    @Transactional
    public ProxyIssue issue(String pgt, String target) {
        Optional<Grant> grant = database.one(
                "select session, connector, uai, proxies from proxy_granting_ticket where digest = ? and expires_at > now()",
                Grant::of,
                Secret.digest(pgt));
        Optional<SsoSession> session = grant.flatMap(each -> sessions.find(each.session()));
        if (session.isEmpty()) {
            return refuse(RefusalCause.UNKNOWN_GRANT, null, null, target);
        }
        Optional<Subject> holder = Subject.find(
                database,
                session.get().id(),
                session.get().account(),
                grant.get().connector(),
                grant.get().uai());
        RefusalCause hindrance =
                holder.isEmpty() ? RefusalCause.NOT_ENTITLED : holder.get().hindrance();
        if (hindrance != null) {
            return refuse(hindrance, session.get(), holder.orElse(null), target);
        }
        if (!grant.get().isStillAllowedTo(holder.get())) {
            return refuse(RefusalCause.PROXY_NOT_ALLOWED, session.get(), holder.get(), target);
        }
        Optional<ServiceUrl> url = ServiceUrl.parse(target);
        if (url.isEmpty()) {
            return refuse(RefusalCause.UNKNOWN_SERVICE, session.get(), null, target);
        }
        Issue issue = tickets.issueProxy(session.get(), url.get(), grant.get().proxies());
        return issue instanceof Issue.Issued issued
                ? new ProxyIssue.Issued(issued.ticket())
                : new ProxyIssue.Refused(cause(issue));
    }

    private static RefusalCause cause(Issue refused) {
        if (refused instanceof Issue.NotOpen) {
            return RefusalCause.NOT_OPEN;
        }
        return refused instanceof Issue.NotEntitled ? RefusalCause.NOT_ENTITLED : RefusalCause.UNKNOWN_SERVICE;
    }

    private ProxyIssue refuse(RefusalCause cause, SsoSession session, Subject holder, String target) {
        events.refused(
                cause,
                session == null ? null : session.account(),
                session == null ? null : session.login(),
                holder == null ? null : holder.site(),
                target);
        return new ProxyIssue.Refused(cause);
    }

    /** Counts a request that lacks something. */
    public void refuseMalformed(String target) {
        events.refused(RefusalCause.INVALID_REQUEST, null, null, null, target);
    }

    /** A proxy-granting ticket that is good. */
    private record Grant(long session, UUID connector, String uai, List<String> proxies) {
        static Grant of(ResultSet row) throws SQLException {
            return new Grant(
                    row.getLong("session"),
                    row.getObject("connector", UUID.class),
                    row.getString("uai"),
                    Database.texts(row, "proxies"));
        }

        boolean isStillAllowedTo(Subject holder) {
            return ProxyCallback.parse(proxies.get(0))
                    .filter(callback -> callback.isAllowedFor(holder.service()))
                    .isPresent();
        }
    }
}
