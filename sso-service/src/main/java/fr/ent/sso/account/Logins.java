package fr.ent.sso.account;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Who may have which login. One that somebody gave up is kept from others for a while: a partner that keyed on it would
 * take the newcomer for the person before (ent.md §6, « Login change »). New accounts get theirs in the transaction
 * that makes them.
 */
@ApplicationScoped
public class Logins {
    /** Any number of ours; who gives logins waits for the one before to commit. */
    private static final long LOCK = 0x6c6f67696eL;

    private final Database database;

    Logins(Database database) {
        this.database = database;
    }

    /** A person who needs a login. */
    public record Named(String firstName, String lastName) {}

    /** Nobody else gives logins until this transaction ends. */
    public void reserve() {
        database.one("select pg_advisory_xact_lock(?)", row -> true, LOCK);
    }

    /**
     * A login for each person, in their order.
     *
     * @param promised logins in lower case that others of the same transaction get
     */
    public List<String> of(List<Named> people, Set<String> promised) {
        List<String> bases = people.stream()
                .map(person -> LoginRule.base(person.firstName(), person.lastName()))
                .toList();
        Set<String> taken = new HashSet<>(promised);
        List<String> stems = bases.stream().map(LoginRule::stem).distinct().toList();
        int batch = 10_000;
        for (int from = 0; from < stems.size(); from += batch) {
            taken.addAll(notFree(stems.subList(from, Math.min(from + batch, stems.size()))));
        }
        LoginRule rule = new LoginRule(taken);
        List<String> logins = new ArrayList<>(bases.size());
        for (String base : bases) {
            String login = rule.next(base);
            // A base cut short for its number belongs to another stem.
            while (!LoginRule.stem(login).equals(LoginRule.stem(base)) && !isFree(login)) {
                login = rule.next(base);
            }
            logins.add(login);
        }
        return logins;
    }

    /**
     * For a new account.
     *
     * @throws ApiProblem 409 {@code login-taken} by somebody, {@code login-retired} too short a time ago
     */
    void requireFree(String login) {
        if (isTaken(login)) {
            throw new ApiProblem(409, "login-taken", login);
        }
        if (isRetired(login, null)) {
            throw new ApiProblem(409, "login-retired", login);
        }
    }

    private boolean isFree(String login) {
        return !isTaken(login) && !isRetired(login, null);
    }

    private boolean isTaken(String login) {
        return database.exists("select 1 from account where lower(login) = lower(?)", login);
    }

    /** @param account for whom it is not retired if she gave it up herself; null for none */
    private boolean isRetired(String login, UUID account) {
        return database.exists(
                "select 1 from retired_login where login = lower(?) and account is distinct from ? and free_at > now()",
                login,
                account);
    }

    /**
     * Keeps a login that somebody gives up from others.
     *
     * @param account who may take it back at any time
     */
    public void retire(String login, UUID account, Duration kept) {
        database.update("""
                insert into retired_login (login, account, retired_at, free_at)
                values (lower(?), ?, now(), now() + make_interval(secs => ?))
                on conflict (login) do update set
                    account = excluded.account, retired_at = excluded.retired_at, free_at = excluded.free_at
                """, login, account, kept);
    }

    /**
     * For an account that has the login now. To be asked after it was written: a change that freed it at the same time
     * is then committed and seen.
     *
     * @throws ApiProblem 409 {@code login-retired} while it is kept for somebody else
     */
    public void takeFromRetired(UUID account, String login) {
        if (isRetired(login, account)) {
            throw new ApiProblem(409, "login-retired", login);
        }
        restore(login);
    }

    /** The login has its owner again. */
    public void restore(String login) {
        database.update("delete from retired_login where login = lower(?)", login);
    }

    /** Forgets at most so many that everybody may have again. */
    public int purgeRetired(int limit) {
        return database.update(
                "delete from retired_login where login = any (array(select login from retired_login"
                        + " where free_at <= now() limit ? for update skip locked))",
                limit);
    }

    private List<String> notFree(List<String> stems) {
        return database.list("""
                select lower(login) from account where regexp_replace(lower(login), '[0-9]+$', '') = any (?)
                union all
                select lower(login) from retired_login
                where regexp_replace(lower(login), '[0-9]+$', '') = any (?) and free_at > now()
                """, row -> row.getString(1), stems, stems);
    }
}
