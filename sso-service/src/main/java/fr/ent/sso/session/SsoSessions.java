package fr.ent.sso.session;

import fr.ent.kit.outbox.Outbox;
import fr.ent.kit.outbox.OutgoingEvent;
import fr.ent.sso.audit.AuditLog;
import fr.ent.sso.database.Database;
import fr.ent.sso.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Opens, finds and ends sessions. Kept in the database only: any instance may answer any request. */
@ApplicationScoped
public class SsoSessions {
    /** Rotated at each login, so a value planted in a browser before is worth nothing after. */
    private static final String PREFIX = "TGT-";

    private static final String LIVE =
            " s.ends_at > now() and (s.remembered or s.last_used_at > now() - make_interval(secs => ?)) ";
    private static final String SESSION = "select s.id, s.digest, s.account, a.login,"
            + " a.last_name || ' ' || a.first_name as name, s.authenticated_at, s.warned,"
            + " s.last_used_at < now() - interval '1 minute' as stale"
            + " from sso_session s join account a on a.id = s.account and not a.blocked where";

    private final Database database;
    private final Outbox outbox;
    private final SessionConfig config;
    private final Event<SessionEnding> endings;
    private final AuditLog audit;

    SsoSessions(Database database, Outbox outbox, SessionConfig config, Event<SessionEnding> endings, AuditLog audit) {
        this.database = database;
        this.outbox = outbox;
        this.config = config;
        this.endings = endings;
        this.audit = audit;
    }

    /**
     * A session for the list.
     *
     * @param id SHA-256 of the cookie's value
     * @param sites how many sites learnt who is signed in
     * @param address of the device at the login
     * @param userAgent what its browser said it was
     * @param remembered the person chose to stay signed in on this device
     * @param current it is the session of whoever asks
     */
    public record Overview(
            String id,
            UUID account,
            Instant authenticatedAt,
            Instant lastUsedAt,
            Instant endsAt,
            int sites,
            String address,
            String userAgent,
            boolean remembered,
            boolean current) {}

    /** A site that validated a ticket, as {@code session.ended} tells it. */
    record Visit(String service, UUID connector, String ticket) {}

    /** The body of {@code fr.ent.sso.session.ended.v1}. */
    record Ended(UUID account, String session, EndReason reason, List<Visit> services) {}

    /**
     * Opens a session and returns the cookie's value. The same person signing in again keeps her session under a new
     * value; somebody else's ends.
     *
     * @param previous the cookie the browser sent, null for none
     */
    @Transactional
    public String open(UUID account, String previous, Opening opening) {
        String value = Secret.random(PREFIX);
        byte[] digest = Secret.digest(value);
        Optional<SsoSession> old = find(previous);
        audit.add(account.toString(), "session.opened", account, Map.of());
        // A form sent twice at once: only the first takes the session over, so both cookies are good.
        if (old.isPresent()
                && old.get().account().equals(account)
                && database.update(
                                """
                                update sso_session set digest = ?, authenticated_at = now(), last_used_at = now(),
                                    ends_at = now() + make_interval(secs => ?), remembered = ?, warned = ?,
                                    address = ?, user_agent = ?
                                where id = ? and digest = ?
                                """,
                                digest,
                                config.lifetime(opening.remembered()),
                                opening.remembered(),
                                opening.warned(),
                                opening.address(),
                                opening.userAgent(),
                                old.get().id(),
                                Secret.digest(previous))
                        == 1) {
            return value;
        }
        old.filter(session -> !session.account().equals(account))
                .ifPresent(session -> end(session.id(), EndReason.REPLACED));
        database.update(
                """
                insert into sso_session (digest, account, authenticated_at, last_used_at, ends_at, remembered, warned,
                    address, user_agent)
                values (?, ?, now(), now(), now() + make_interval(secs => ?), ?, ?, ?, ?)
                """,
                digest,
                account,
                config.lifetime(opening.remembered()),
                opening.remembered(),
                opening.warned(),
                opening.address(),
                opening.userAgent());
        return value;
    }

    /** The live session of this cookie; notes at most once a minute that it is used. */
    public Optional<SsoSession> find(String cookie) {
        if (cookie == null || !cookie.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return found(database.one(
                SESSION + LIVE + "and s.digest = ?", SsoSessions::used, config.idle(), Secret.digest(cookie)));
    }

    /** The functions of the account whose session it is. */
    List<String> functions(SsoSession session) {
        return database.one(
                        "select functions from account where id = ?",
                        row -> Database.texts(row, "functions"),
                        session.account())
                .orElse(List.of());
    }

    /** The live session of this number. */
    public Optional<SsoSession> find(long id) {
        return found(database.one(SESSION + LIVE + "and s.id = ?", SsoSessions::used, config.idle(), id));
    }

    /** Whether the session of this number is live; asking does not prolong it. */
    public boolean isLive(long id) {
        return database.exists(
                "select 1 from sso_session s join account a on a.id = s.account and not a.blocked where" + LIVE
                        + "and s.id = ?",
                config.idle(),
                id);
    }

    private Optional<SsoSession> found(Optional<Used> used) {
        used.filter(Used::stale)
                .ifPresent(each -> database.update(
                        "update sso_session set last_used_at = now() where id = ?",
                        each.session().id()));
        return used.map(Used::session);
    }

    private record Used(SsoSession session, boolean stale) {}

    private static Used used(ResultSet row) throws SQLException {
        return new Used(
                new SsoSession(
                        row.getLong("id"),
                        Secret.hex(row.getBytes("digest")),
                        row.getObject("account", UUID.class),
                        row.getString("login"),
                        row.getString("name"),
                        Database.instant(row, "authenticated_at"),
                        row.getBoolean("warned")),
                row.getBoolean("stale"));
    }

    /** The live sessions of an account, or of everybody when it is null, the latest first. */
    public List<Overview> list(UUID account, int limit) {
        return list(account, null, limit);
    }

    /**
     * The same, telling which is the session of whoever asks.
     *
     * @param current digest of that session; null when there is none
     */
    public List<Overview> list(UUID account, String current, int limit) {
        return database.list(
                """
                select s.*, (select count(*) from service_ticket t where t.session = s.id and t.validated) sites
                from sso_session s where
                """ + LIVE + " and (cast(? as uuid) is null or s.account = ?) order by s.last_used_at desc limit ?",
                row -> new Overview(
                        Secret.hex(row.getBytes("digest")),
                        row.getObject("account", UUID.class),
                        Database.instant(row, "authenticated_at"),
                        Database.instant(row, "last_used_at"),
                        Database.instant(row, "ends_at"),
                        row.getInt("sites"),
                        row.getString("address"),
                        row.getString("user_agent"),
                        row.getBoolean("remembered"),
                        Secret.hex(row.getBytes("digest")).equals(current)),
                config.idle(),
                account,
                account,
                limit);
    }

    /** A session found by the digest it is named by. */
    record Named(long id, UUID account) {}

    /** The session of this name, live or not yet removed. */
    Optional<Named> named(String digest) {
        return database.one(
                "select id, account from sso_session where digest = decode(?, 'hex')",
                row -> new Named(row.getLong("id"), row.getObject("account", UUID.class)),
                digest);
    }

    /** Ends the session of this cookie, if there is one. */
    @Transactional
    public void end(String cookie, EndReason reason) {
        if (cookie != null) {
            database.one("select id from sso_session where digest = ?", row -> row.getLong(1), Secret.digest(cookie))
                    .ifPresent(id -> end(id, reason));
        }
    }

    /** Ends the session of this name if it is this account's; tells whether it was. */
    @Transactional
    public boolean end(UUID account, String digest, EndReason reason) {
        Optional<Named> named =
                named(digest).filter(session -> session.account().equals(account));
        named.ifPresent(session -> end(session.id(), reason));
        return named.isPresent();
    }

    /** Ends the session: its tickets, codes and refresh tokens die, and the sites it visited are named in the event. */
    @Transactional
    public void end(long id, EndReason reason) {
        record Gone(UUID account, byte[] digest) {}
        Optional<Gone> gone = database.one(
                "delete from sso_session where id = ? returning account, digest",
                row -> new Gone(row.getObject("account", UUID.class), row.getBytes("digest")),
                id);
        if (gone.isEmpty()) {
            return;
        }
        String name = Secret.hex(gone.get().digest());
        endings.fire(new SessionEnding(id, name, gone.get().account(), reason));
        List<Visit> visits = new ArrayList<>(database.list(
                "delete from service_ticket where session = ? returning connector, digest, validated,"
                        // No event carries a ticket, not even one that a site in a loop left in its URL.
                        + " regexp_replace(service, '(ticket=)[^&#]*', '\\1', 'g') as service",
                row -> row.getBoolean("validated")
                        ? new Visit(
                                row.getString("service"),
                                row.getObject("connector", UUID.class),
                                Secret.hex(row.getBytes("digest")))
                        : null,
                id));
        visits.removeIf(visit -> visit == null);
        database.update("delete from authorization_code where session = ?", id);
        database.update("delete from refresh_token where session = ?", id);
        outbox.add(new OutgoingEvent(
                "ent.tickets",
                gone.get().account().toString(),
                "fr.ent.sso.session.ended.v1",
                new Ended(gone.get().account(), name, reason, visits)));
    }

    /**
     * Ends the sessions of an account, as when it is closed or its password was found out.
     *
     * @param kept digest of a session that goes on; null for none
     * @return how many ended
     */
    @Transactional
    public int endAll(UUID account, String kept, EndReason reason) {
        List<Long> ids = database.list(
                "select id from sso_session where account = ? and digest is distinct from decode(?, 'hex') order by id",
                row -> row.getLong(1),
                account,
                kept);
        ids.forEach(id -> end(id, reason));
        return ids.size();
    }

    /** Ends at most {@code limit} sessions whose time is over; several instances share the work. */
    @Transactional
    public int endExpired(int limit) {
        List<Long> expired = database.list("""
                select id from sso_session
                where (not remembered and last_used_at <= now() - make_interval(secs => ?)) or ends_at <= now()
                order by id limit ? for update skip locked
                """, row -> row.getLong(1), config.idle(), limit);
        expired.forEach(id -> end(id, EndReason.EXPIRED));
        return expired.size();
    }
}
