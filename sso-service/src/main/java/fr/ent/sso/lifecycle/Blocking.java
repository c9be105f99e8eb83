package fr.ent.sso.lifecycle;

import fr.ent.kit.outbox.Outbox;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.sso.account.AccountEvents;
import fr.ent.sso.account.Accounts;
import fr.ent.sso.account.Member;
import fr.ent.sso.audit.AuditLog;
import fr.ent.sso.database.Database;
import fr.ent.sso.session.EndReason;
import fr.ent.sso.session.SsoSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** Keeps people out, and lets them in again. */
@ApplicationScoped
public class Blocking {
    private final Database database;
    private final Accounts accounts;
    private final Standings standings;
    private final SsoSessions sessions;
    private final Outbox outbox;
    private final AuditLog audit;

    Blocking(
            Database database,
            Accounts accounts,
            Standings standings,
            SsoSessions sessions,
            Outbox outbox,
            AuditLog audit) {
        this.database = database;
        this.accounts = accounts;
        this.standings = standings;
        this.sessions = sessions;
        this.outbox = outbox;
        this.audit = audit;
    }

    /**
     * Nobody signs in with the account any more, and its sessions end now. Twice is once.
     *
     * @throws ApiProblem 404 when there is no such account, 409 when it is leaving or merged
     */
    @Transactional
    public Member block(UUID id) {
        return set(id, true, "account.blocked");
    }

    /** @throws ApiProblem 404 when there is no such account, 409 when it is leaving or merged */
    @Transactional
    public Member unblock(UUID id) {
        return set(id, false, "account.unblocked");
    }

    private Member set(UUID id, boolean blocked, String action) {
        standings.lock(id).requireStaying();
        Member before = accounts.member(id).orElseThrow();
        if (before.account().blocked() == blocked) {
            return before;
        }
        write(id, blocked);
        Member after = accounts.member(id).orElseThrow();
        outbox.addAll(AccountEvents.difference(before, after));
        audit.add(action, id, Map.of());
        return after;
    }

    /** Ends the sessions when it opens, too: one that a login opened while the account was closing must not revive. */
    void write(UUID id, boolean blocked) {
        database.update(
                "update account set blocked = ?, version = version + 1, updated_at = now() where id = ?", blocked, id);
        sessions.endAll(id, null, EndReason.ADMINISTRATOR);
    }
}
