package fr.ent.sso.account;

import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives logins to new accounts, in the transaction that makes them. */
@ApplicationScoped
public class NewLogins {
    /** Any number of ours; who gives logins waits for the one before to commit. */
    private static final long LOCK = 0x6c6f67696eL;

    private final Database database;

    NewLogins(Database database) {
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

    /** Whether nobody has the login, and nobody had it too short a time ago. */
    public boolean isFree(String login) {
        return !database.exists("""
                select 1 from account where lower(login) = lower(?)
                union all select 1 from retired_login where login = lower(?) and free_at > now()
                """, login, login);
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
