package fr.ent.sso.credential;

import fr.ent.kit.problem.FieldError;
import fr.ent.sso.account.Account;
import fr.ent.sso.account.AccountPasswords;
import fr.ent.sso.account.Accounts;
import fr.ent.sso.account.Passwords;
import fr.ent.sso.audit.AuditLog;
import fr.ent.sso.database.Database;
import fr.ent.sso.login.LoginThrottle;
import fr.ent.sso.login.LoginThrottle.Kind;
import fr.ent.sso.secret.Secret;
import fr.ent.sso.session.EndReason;
import fr.ent.sso.session.SsoSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Gives an account another password; whatever was opened with the old one ends. */
@ApplicationScoped
class NewPasswords {
    static final String AGAIN = "again";

    private final Accounts accounts;
    private final Passwords passwords;
    private final AccountPasswords stored;
    private final PasswordRules rules;
    private final SsoSessions sessions;
    private final LoginThrottle throttle;
    private final Database database;
    private final MailOrders mails;
    private final AuditLog audit;

    NewPasswords(
            Accounts accounts,
            Passwords passwords,
            AccountPasswords stored,
            CredentialConfig config,
            SsoSessions sessions,
            LoginThrottle throttle,
            Database database,
            MailOrders mails,
            AuditLog audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.stored = stored;
        this.rules = new PasswordRules(config.minimumLength(), config.strength());
        this.sessions = sessions;
        this.throttle = throttle;
        this.database = database;
        this.mails = mails;
        this.audit = audit;
    }

    /** What stays open: the session or login that the change is made in. Null for none. */
    record Kept(String session, String pendingLogin) {
        static final Kept NOTHING = new Kept(null, null);
    }

    /**
     * What is wrong with a new password.
     *
     * @param again typed a second time
     */
    List<FieldError> errors(Account account, String password, String again) {
        List<FieldError> errors = new ArrayList<>();
        Optional<FieldError> broken = rules.broken(password, account);
        broken.ifPresent(errors::add);
        if (broken.isEmpty() && isCurrent(account, password)) {
            errors.add(new FieldError(PasswordRules.FIELD, "password-same"));
        }
        if (!password.equals(again)) {
            errors.add(new FieldError(AGAIN, "password-again"));
        }
        return errors;
    }

    private boolean isCurrent(Account account, String password) {
        String hash = accounts.credentials(account.login().toLowerCase(Locale.ROOT))
                .map(Accounts.Credentials::passwordHash)
                .orElse(null);
        return hash != null && passwords.matches(password, hash);
    }

    /** Takes time and a place in the queue: not inside a transaction. */
    String hash(String password) {
        return passwords.hash(password);
    }

    /**
     * Sets it if what allows it is still there, which is used up in the same transaction.
     *
     * @return false if it is not
     */
    @Transactional
    boolean setIf(BooleanSupplier used, Account account, String hash, String action, Locale language) {
        boolean allowed = used.getAsBoolean();
        if (allowed) {
            set(account, hash, action, Kept.NOTHING, language);
        }
        return allowed;
    }

    /**
     * @param action for the log
     * @param language of the mail that tells it
     */
    @Transactional
    void set(Account account, String hash, String action, Kept kept, Locale language) {
        stored.set(account.id(), hash);
        audit.add(account.id().toString(), action, account.id(), Map.of());
        endEverything(account, EndReason.LOGOUT, kept);
        mails.passwordChanged(account.id(), language);
    }

    /** Takes the password away. */
    @Transactional
    void remove(Account account) {
        stored.remove(account.id());
        endEverything(account, EndReason.ADMINISTRATOR, Kept.NOTHING);
    }

    private void endEverything(Account account, EndReason reason, Kept kept) {
        UUID id = account.id();
        database.update("delete from activation_code where account = ?", id);
        database.update("delete from password_link where account = ?", id);
        database.update("delete from pending_login where account = ? and digest <> ?", id, digest(kept.pendingLogin()));
        throttle.forget(Kind.PASSWORD, account.login().toLowerCase(Locale.ROOT));
        database.list(
                        "select id from sso_session where account = ? and digest <> ? order by id",
                        row -> row.getLong(1),
                        id,
                        digest(kept.session()))
                .forEach(session -> sessions.end(session, reason));
    }

    private static byte[] digest(String cookie) {
        return cookie == null ? new byte[0] : Secret.digest(cookie);
    }
}
