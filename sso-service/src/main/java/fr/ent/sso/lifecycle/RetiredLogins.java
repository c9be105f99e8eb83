package fr.ent.sso.lifecycle;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.UUID;

/**
 * Logins that somebody gave up. For a while nobody else gets one: a partner that keyed on it would take the newcomer
 * for the person before (ent.md §6, « Login change »).
 */
@ApplicationScoped
class RetiredLogins {
    private final Database database;
    private final LifecycleConfig config;

    RetiredLogins(Database database, LifecycleConfig config) {
        this.database = database;
        this.config = config;
    }

    /** @param account who may take it back at any time */
    void retire(String login, UUID account) {
        database.update("""
                insert into retired_login (login, account, retired_at, free_at)
                values (?, ?, now(), now() + make_interval(secs => ?))
                on conflict (login) do update set
                    account = excluded.account, retired_at = excluded.retired_at, free_at = excluded.free_at
                """, login.toLowerCase(Locale.ROOT), account, config.loginReuse());
    }

    /**
     * To be asked after the login was written: a change that freed it at the same time is then committed and seen.
     *
     * @throws ApiProblem 409 {@code login-retired} while it is kept for somebody else
     */
    void requireFreeFor(UUID account, String login) {
        String key = login.toLowerCase(Locale.ROOT);
        if (database.exists(
                "select 1 from retired_login where login = ? and account <> ? and free_at > now()", key, account)) {
            throw new ApiProblem(409, "login-retired", login);
        }
        database.update("delete from retired_login where login = ?", key);
    }

    /** Forgets those that everybody may have again. */
    int purge(int limit) {
        return database.update(
                "delete from retired_login where login = any (array(select login from retired_login"
                        + " where free_at <= now() limit ? for update skip locked))",
                limit);
    }
}
