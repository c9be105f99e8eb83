package fr.ent.sso.login;

import fr.ent.sso.database.Database;
import fr.ent.sso.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Limits wrong passwords per login. An attempt is counted before its password is looked at, so that fifty at once are
 * fifty; a right one wipes the count. In the database: all instances count together.
 */
@ApplicationScoped
class LoginThrottle {
    private static final String COUNT =
            """
            insert into login_attempt as known (login, failures, blocked_until)
            values (?, 1, case when ? <= 1 then now() + make_interval(secs => ?) end)
            on conflict (login) do update set
                failures = case when %1$s then 1 else known.failures + 1 end,
                blocked_until = case when (case when %1$s then 1 else known.failures + 1 end) >= ?
                    then now() + make_interval(secs => ?) end,
                changed_at = now()
            where known.blocked_until is null or known.blocked_until <= now()
            returning failures
            """.formatted("known.blocked_until <= now() or known.changed_at < now() - make_interval(secs => ?)");

    private final Database database;
    private final LoginConfig config;

    LoginThrottle(Database database, LoginConfig config) {
        this.database = database;
        this.config = config;
    }

    /**
     * Counts an attempt; empty when it may go on, else how long to wait.
     *
     * @param login in lower case
     */
    Optional<Duration> attempt(String login) {
        boolean allowed = database.one(
                        COUNT,
                        row -> row.getInt(1),
                        key(login),
                        config.attempts(),
                        config.waiting(),
                        config.waiting(),
                        config.waiting(),
                        config.attempts(),
                        config.waiting())
                .isPresent();
        return allowed ? Optional.empty() : remaining(login).or(() -> Optional.of(Duration.ofSeconds(1)));
    }

    /** How long this login still has to wait, if at all. */
    Optional<Duration> remaining(String login) {
        return database.one(
                "select ceil(extract(epoch from blocked_until - now())) from login_attempt"
                        + " where login = ? and blocked_until > now()",
                row -> Duration.ofSeconds(row.getLong(1)),
                key(login));
    }

    void forget(String login) {
        database.update("delete from login_attempt where login = ?", key(login));
    }

    private static byte[] key(String login) {
        return Secret.digest(login);
    }
}
