package fr.ent.sso.login;

import fr.ent.sso.database.Database;
import fr.ent.sso.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Limits wrong passwords and codes: so many, then a wait, and each further wait is twice as long. An attempt is counted
 * before its password is looked at, so that fifty at once are fifty; a right one wipes the count. In the database: all
 * instances count together.
 */
@ApplicationScoped
public class LoginThrottle {
    private static final String COUNT =
            """
            with given as (
                select cast(? as bytea) as login, cast(? as int) as most, cast(? as float8) as span,
                    cast(? as float8) as waiting, cast(? as float8) as longest)
            insert into login_attempt as known (login, failures, rounds, blocked_until)
            select login, 1, case when most <= 1 then 1 else 0 end,
                case when most <= 1 then now() + make_interval(secs => waiting) end from given
            on conflict (login) do update set
                failures = %2$s,
                since = case when %1$s then now() else known.since end,
                rounds = known.rounds + case when %2$s >= (select most from given) then 1 else 0 end,
                blocked_until = case when %2$s >= (select most from given)
                    then now() + make_interval(secs => (
                        select greatest(waiting, least(longest, waiting * power(2, least(known.rounds, 20)))) from given))
                    end,
                changed_at = now()
            where known.blocked_until is null or known.blocked_until <= now()
            returning failures
            """.formatted(Fresh.CONDITION, "case when " + Fresh.CONDITION + " then 1 else known.failures + 1 end");

    /** When counting starts again. */
    private static final class Fresh {
        static final String CONDITION = "(known.blocked_until <= now()"
                + " or known.since < now() - make_interval(secs => (select span from given)))";
    }

    /** What is counted, each by keys of its own. */
    public enum Kind {
        /** By login: wrong passwords. */
        PASSWORD,
        /** By account: wrong second factors, which only who knows the password can give. */
        SECOND_FACTOR,
        /** By login: wrong activation codes. */
        ACTIVATION,
        /** By login or mail address: links asked for. */
        LINK,
        /** By address of the network: failures of all these. */
        ADDRESS
    }

    private record Limit(int most, Duration window, Duration waiting) {}

    private final Database database;
    private final LoginConfig config;

    LoginThrottle(Database database, LoginConfig config) {
        this.database = database;
        this.config = config;
    }

    /**
     * Counts an attempt; empty when it may go on, else how long to wait.
     *
     * @param key in lower case
     */
    public Optional<Duration> attempt(Kind kind, String key) {
        Limit limit = limit(kind);
        boolean allowed = database.one(
                        COUNT,
                        row -> row.getInt(1),
                        digest(kind, key),
                        limit.most(),
                        limit.window(),
                        limit.waiting(),
                        config.longestWaiting())
                .isPresent();
        return allowed ? Optional.empty() : remaining(kind, key).or(() -> Optional.of(Duration.ofSeconds(1)));
    }

    /** How long this key still has to wait, if at all. */
    public Optional<Duration> remaining(Kind kind, String key) {
        return database.one(
                "select ceil(extract(epoch from blocked_until - now())) from login_attempt"
                        + " where login = ? and blocked_until > now()",
                row -> Duration.ofSeconds(row.getLong(1)),
                digest(kind, key));
    }

    /** @return whether anything was counted */
    public boolean forget(Kind kind, String key) {
        return database.update("delete from login_attempt where login = ?", digest(kind, key)) > 0;
    }

    private Limit limit(Kind kind) {
        return switch (kind) {
            case PASSWORD, SECOND_FACTOR, ACTIVATION ->
                new Limit(config.attempts(), config.waiting(), config.waiting());
            case LINK -> new Limit(config.links(), Duration.ofHours(1), Duration.ofHours(1));
            case ADDRESS -> new Limit(config.addressAttempts(), config.addressWindow(), config.addressWaiting());
        };
    }

    /** No login has a colon. */
    private static byte[] digest(Kind kind, String key) {
        return Secret.digest(kind == Kind.PASSWORD ? key : kind + ":" + key);
    }
}
