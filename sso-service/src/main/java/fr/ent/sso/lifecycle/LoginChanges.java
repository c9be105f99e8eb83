package fr.ent.sso.lifecycle;

import fr.ent.kit.outbox.Outbox;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.sso.account.AccountEvents;
import fr.ent.sso.account.Accounts;
import fr.ent.sso.account.Login;
import fr.ent.sso.account.Logins;
import fr.ent.sso.account.Member;
import fr.ent.sso.audit.AuditLog;
import fr.ent.sso.database.Database;
import fr.ent.sso.database.DatabaseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** Gives accounts other logins; partners that keyed on the old one hear of it. */
@ApplicationScoped
public class LoginChanges {
    private final Database database;
    private final Accounts accounts;
    private final Standings standings;
    private final Logins logins;
    private final Outbox outbox;
    private final AuditLog audit;
    private final LifecycleConfig config;

    LoginChanges(
            Database database,
            Accounts accounts,
            Standings standings,
            Logins logins,
            Outbox outbox,
            AuditLog audit,
            LifecycleConfig config) {
        this.database = database;
        this.accounts = accounts;
        this.standings = standings;
        this.logins = logins;
        this.outbox = outbox;
        this.audit = audit;
        this.config = config;
    }

    /**
     * The old login is kept from others for a while; the same account may take it back.
     *
     * @throws ApiProblem 400 {@code login-malformed}, 404 when there is no such account, 409 {@code login-taken},
     *     {@code login-retired}, or when the account is leaving or merged
     */
    @Transactional
    public Member change(UUID id, String login) {
        if (!Login.isWellFormed(login)) {
            throw ApiProblem.invalid("login", "login-malformed");
        }
        standings.lock(id).requireStaying();
        Member member = accounts.member(id).orElseThrow();
        String before = member.account().login();
        if (before.equals(login)) {
            return member;
        }
        try {
            database.update(
                    "update account set login = ?, version = version + 1, updated_at = now() where id = ?", login, id);
        } catch (DatabaseException e) {
            throw e.isDuplicate() ? new ApiProblem(409, "login-taken", login) : e;
        }
        logins.takeFromRetired(id, login);
        logins.retire(before, id, config.loginReuse());
        outbox.add(AccountEvents.loginChanged(id, before, login));
        audit.add("login.changed", id, Map.of("before", before, "after", login));
        return accounts.member(id).orElseThrow();
    }
}
