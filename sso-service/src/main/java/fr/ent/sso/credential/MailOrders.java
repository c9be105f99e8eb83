package fr.ent.sso.credential;

import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The mails that are still to be written and sent, noted in the transaction of what they tell. The order for a link
 * looks the same whether anybody has the login: who that is, is looked up when nobody waits for an answer.
 */
@ApplicationScoped
class MailOrders {
    private static final Duration NEWS_LASTS = Duration.ofDays(1);
    private static final int BATCH = 20;

    private final Database database;
    private final CredentialConfig config;

    MailOrders(Database database, CredentialConfig config) {
        this.database = database;
        this.config = config;
    }

    /** What a mail is about. */
    enum Kind {
        /** Somebody typed a login or an address. */
        RESET_ASKED,
        /** An administrator sends the link. */
        RESET,
        PASSWORD_CHANGED
    }

    /**
     * One mail to send.
     *
     * @param typed null when the account is known
     * @param account null when it has yet to be found
     */
    record Order(long id, Kind kind, String typed, UUID account, Locale language, int attempts) {}

    void linkAsked(String typed, Locale language) {
        add(Kind.RESET_ASKED, typed, null, language, config.linkTime());
    }

    void link(UUID account, Locale language) {
        add(Kind.RESET, null, account, language, config.linkTime());
    }

    void passwordChanged(UUID account, Locale language) {
        add(Kind.PASSWORD_CHANGED, null, account, language, NEWS_LASTS);
    }

    private void add(Kind kind, String typed, UUID account, Locale language, Duration lasts) {
        database.update(
                "insert into mail_order (kind, typed, account, language, expires_at)"
                        + " values (?, ?, ?, ?, now() + make_interval(secs => ?))",
                kind.name(),
                typed,
                account,
                language.getLanguage(),
                lasts);
    }

    /** Some that are due; they come again, later each time, until {@link #done}. Several instances share the work. */
    @Transactional
    List<Order> take() {
        database.update("delete from mail_order where expires_at <= now()");
        return database.list(
                """
                update mail_order set attempts = attempts + 1,
                    next_attempt_at = now() + make_interval(secs => least(3600, 30 * power(2, least(attempts, 10))))
                where id = any (array(
                    select id from mail_order where next_attempt_at <= now() order by id limit ? for update skip locked))
                returning *
                """,
                row -> new Order(
                        row.getLong("id"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("typed"),
                        row.getObject("account", UUID.class),
                        Locale.forLanguageTag(row.getString("language")),
                        row.getInt("attempts")),
                BATCH);
    }

    void done(Order order) {
        database.update("delete from mail_order where id = ?", order.id());
    }
}
