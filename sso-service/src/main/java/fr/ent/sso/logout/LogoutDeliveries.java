package fr.ent.sso.logout;

import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What sites have yet to be told of ended sessions; written in the transaction that ends the session. */
@ApplicationScoped
public class LogoutDeliveries {
    private static final String WAITING = "d.delivered_at is null and d.given_up_at is null";

    /**
     * Takes the next message for longer than any sending takes. Two instances that ask at once get different ones, and
     * the message of one that dies on the way comes back by itself. New ones first, so that a site that is away holds
     * up nobody else's.
     */
    private static final String CLAIM = """
            update logout_delivery set attempts = attempts + 1, next_attempt_at = now() + interval '2 minutes'
            where id = (
                select d.id from logout_delivery d
                where d.channel = 'BACK_CHANNEL' and d.next_attempt_at <= now() and\s""" + WAITING + """

                order by d.attempts, d.next_attempt_at limit 1 for update skip locked)
            returning id, url, field, body
            """;

    private static final String OVERVIEW = """
            select d.*, c.display_name, a.last_name || ' ' || a.first_name as person,
                case when d.delivered_at is not null then 'DELIVERED'
                    when d.given_up_at is not null then 'GIVEN_UP' else 'WAITING' end as state
            from logout_delivery d left join registered_service c on c.id = d.connector
                left join account a on a.id = d.account
            where (cast(? as uuid) is null or d.account = ?) and (cast(? as text) is null or ? = case
                when d.delivered_at is not null then 'DELIVERED'
                when d.given_up_at is not null then 'GIVEN_UP' else 'WAITING' end)
            order by d.created_at desc, d.id desc limit ? offset ?
            """;

    private final Database database;
    private final Event<Added> added;

    LogoutDeliveries(Database database, Event<Added> added) {
        this.database = database;
        this.added = added;
    }

    /** There is something to send, once the transaction is through. */
    record Added() {}

    /** A message under way. */
    record Due(long id, String url, String field, String body) {}

    /** What became of a message. */
    public enum State {
        WAITING,
        DELIVERED,
        GIVEN_UP
    }

    /**
     * A message as administrators see it, without what it says.
     *
     * @param session digest of the session that ended
     * @param site name of the connector; null when nobody knows it any more
     * @param person NOM Prénom; null when the account is gone
     * @param lastResult status of the last answer, or why there was none; null before the first attempt
     */
    public record Overview(
            long id,
            String session,
            UUID account,
            String person,
            UUID connector,
            String site,
            LogoutDelivery.Channel channel,
            String url,
            State state,
            int attempts,
            Instant createdAt,
            Instant nextAttemptAt,
            Instant deliveredAt,
            Instant givenUpAt,
            String lastResult) {
        static Overview of(ResultSet row) throws SQLException {
            State state = State.valueOf(row.getString("state"));
            return new Overview(
                    row.getLong("id"),
                    row.getString("session"),
                    row.getObject("account", UUID.class),
                    row.getString("person"),
                    row.getObject("connector", UUID.class),
                    row.getString("display_name"),
                    LogoutDelivery.Channel.valueOf(row.getString("channel")),
                    row.getString("url"),
                    state,
                    row.getInt("attempts"),
                    Database.instant(row, "created_at"),
                    state == State.WAITING ? Database.instant(row, "next_attempt_at") : null,
                    Database.instant(row, "delivered_at"),
                    Database.instant(row, "given_up_at"),
                    row.getString("last_result"));
        }

        /** Whether an administrator can have it sent again; only this server's own messages. */
        public boolean canBeRetried() {
            return state != State.DELIVERED && channel == LogoutDelivery.Channel.BACK_CHANNEL;
        }
    }

    public void add(Collection<LogoutDelivery> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        database.batch(
                "insert into logout_delivery (session, account, connector, channel, url, field, body)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                deliveries.stream()
                        .map(each -> new Object[] {
                            each.session(),
                            each.account(),
                            each.connector(),
                            each.channel().name(),
                            each.url(),
                            each.field(),
                            each.body()
                        })
                        .toList());
        added.fire(new Added());
    }

    Optional<Due> claim() {
        return database.one(
                CLAIM,
                row -> new Due(row.getLong("id"), row.getString("url"), row.getString("field"), row.getString("body")));
    }

    void delivered(long id, String result) {
        database.update(
                "update logout_delivery set delivered_at = now(), given_up_at = null, last_result = ? where id = ?",
                result,
                id);
    }

    /**
     * @param attempts so many in all
     * @param retry until the second; doubled with each
     * @return true if that was the last attempt
     */
    boolean failed(long id, String result, int attempts, Duration retry) {
        return database.one(
                        "update logout_delivery set last_result = ?,"
                                + " given_up_at = case when attempts >= ? then now() end, next_attempt_at = now()"
                                + " + make_interval(secs => cast(? as float8) * power(2, least(attempts - 1, 20)))"
                                + " where id = ? and delivered_at is null returning given_up_at is not null",
                        row -> row.getBoolean(1),
                        result,
                        attempts,
                        retry,
                        id)
                .orElse(false);
    }

    /** The messages of this session that the browser has to carry; whatever it does with them, they are given to it. */
    List<Due> handToBrowser(String session) {
        return database.list(
                "update logout_delivery d set delivered_at = now(), attempts = 1, last_result = 'BROWSER'"
                        + " where d.session = ? and d.channel = 'FRONT_CHANNEL' and " + WAITING
                        + " returning id, url, field, body",
                row -> new Due(row.getLong("id"), row.getString("url"), row.getString("field"), row.getString("body")),
                session);
    }

    /** Messages for a browser that is not there: the session ended by itself, or by an administrator. */
    void giveUpWithoutBrowser() {
        database.update("update logout_delivery d set given_up_at = now(), last_result = 'NO_BROWSER'"
                + " where d.channel = 'FRONT_CHANNEL' and " + WAITING
                + " and d.created_at < now() - interval '5 minutes'");
    }

    /**
     * The latest messages first.
     *
     * @param account null for everybody's
     * @param state null for all
     */
    List<Overview> list(UUID account, State state, int offset, int limit) {
        String name = state == null ? null : state.name();
        return database.list(OVERVIEW, Overview::of, account, account, name, name, limit, offset);
    }

    /**
     * Sends a message again, with all its attempts.
     *
     * @return whose session it was about; empty when there is no such message, or it was taken already
     */
    @Transactional
    Optional<UUID> retry(long id) {
        Optional<UUID> account = database.one(
                "update logout_delivery set given_up_at = null, attempts = 0, next_attempt_at = now()"
                        + " where id = ? and delivered_at is null and channel = 'BACK_CHANNEL' returning account",
                row -> row.getObject("account", UUID.class),
                id);
        account.ifPresent(each -> added.fire(new Added()));
        return account;
    }
}
