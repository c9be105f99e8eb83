package fr.ent.sso.lifecycle;

import fr.ent.kit.outbox.Outbox;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.sso.account.AccountEvents;
import fr.ent.sso.account.Accounts;
import fr.ent.sso.account.Directory;
import fr.ent.sso.account.Logins;
import fr.ent.sso.account.Member;
import fr.ent.sso.audit.AuditLog;
import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Deletes accounts in two steps. Marked, an account is blocked and keeps all it has, so that a restoration gives it
 * back whole; others hear that it is blocked. Removed at the end of the retention, others hear that it is deleted: only
 * then, since they drop what they tied to it and could not give it back.
 */
@ApplicationScoped
public class Deletions {
    private final Database database;
    private final Accounts accounts;
    private final Standings standings;
    private final Blocking blocking;
    private final Logins logins;
    private final Directory directory;
    private final Outbox outbox;
    private final AuditLog audit;
    private final LifecycleConfig config;

    Deletions(
            Database database,
            Accounts accounts,
            Standings standings,
            Blocking blocking,
            Logins logins,
            Directory directory,
            Outbox outbox,
            AuditLog audit,
            LifecycleConfig config) {
        this.database = database;
        this.accounts = accounts;
        this.standings = standings;
        this.blocking = blocking;
        this.logins = logins;
        this.directory = directory;
        this.outbox = outbox;
        this.audit = audit;
        this.config = config;
    }

    /**
     * Marks the account; twice is once, and the first time counts.
     *
     * @throws ApiProblem 404 when there is no such account, 409 {@code account-merged}
     */
    @Transactional
    public Standing mark(UUID id) {
        Standing standing = standings.lock(id);
        if (standing.state() == Standing.State.LEAVING) {
            return standing;
        }
        standing.requireStaying();
        Member before = accounts.member(id).orElseThrow();
        database.update("""
                insert into account_deletion (account, marked_at, purge_at, was_blocked)
                values (?, now(), now() + make_interval(secs => ?), ?)
                """, id, config.retention(), before.account().blocked());
        blocking.write(id, true);
        outbox.addAll(AccountEvents.difference(before, accounts.member(id).orElseThrow()));
        Standing after = standings.get(id);
        audit.add("account.deletion-planned", id, Map.of("until", after.until().toString()));
        return after;
    }

    /**
     * Takes the mark away; the account is open or blocked as it was.
     *
     * @throws ApiProblem 404 when there is no such account, 409 {@code account-not-leaving}
     */
    @Transactional
    public Standing restore(UUID id) {
        standings.lock(id);
        Member before = accounts.member(id).orElseThrow();
        boolean wasBlocked = database.one(
                        "delete from account_deletion where account = ? returning was_blocked",
                        row -> row.getBoolean("was_blocked"),
                        id)
                .orElseThrow(() -> new ApiProblem(409, "account-not-leaving"));
        blocking.write(id, wasBlocked);
        outbox.addAll(AccountEvents.difference(before, accounts.member(id).orElseThrow()));
        audit.add("account.restored", id, Map.of());
        return standings.get(id);
    }

    /** Removes at most so many accounts whose time has come; several instances share the work. */
    @Transactional
    public int purge(int limit) {
        List<UUID> due = database.list(
                "select d.account from account_deletion d join account a on a.id = d.account"
                        + " where d.purge_at <= now() order by d.purge_at limit ? for update of a skip locked",
                row -> row.getObject("account", UUID.class),
                limit);
        List<UUID> groups = new ArrayList<>();
        for (UUID id : due) {
            Member member = accounts.member(id).orElseThrow();
            groups.addAll(member.groups());
            logins.retire(member.account().login(), id, config.loginReuse());
            remove(id);
            outbox.add(AccountEvents.deleted(id, member.account().login()));
            audit.add("account.deleted", id, Map.of("login", member.account().login()));
        }
        outbox.addAll(AccountEvents.changed(
                directory.groups(groups.stream().distinct().toList())));
        return due.size();
    }

    /** Removes the account and those that were merged into it, which nobody could give back without it. */
    void remove(UUID id) {
        List<UUID> merged = database.list(
                "select merged from account_merge where survivor = ? and undone_at is null and finished_at is null",
                row -> row.getObject("merged", UUID.class),
                id);
        merged.forEach(this::remove);
        database.update("delete from account where id = ?", id);
    }
}
