package fr.ent.sso.login;

import fr.ent.sso.account.AccountPasswords;
import fr.ent.sso.account.Accounts;
import fr.ent.sso.account.Login;
import fr.ent.sso.account.Passwords;
import fr.ent.sso.audit.AuditLog;
import fr.ent.sso.login.LoginThrottle.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Checks a login and a password. */
@ApplicationScoped
public class Authenticator {
    private final Accounts accounts;
    private final Passwords passwords;
    private final AccountPasswords stored;
    private final LoginThrottle throttle;
    private final ClientAddress address;
    private final AuditLog audit;
    private final MeterRegistry metrics;

    Authenticator(
            Accounts accounts,
            Passwords passwords,
            AccountPasswords stored,
            LoginThrottle throttle,
            ClientAddress address,
            AuditLog audit,
            MeterRegistry metrics) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.stored = stored;
        this.throttle = throttle;
        this.address = address;
        this.audit = audit;
        this.metrics = metrics;
    }

    Authentication authenticate(String login, String password) {
        Authentication result = check(login, password);
        metrics.counter(
                        "sso.logins",
                        "outcome",
                        result.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .increment();
        return result;
    }

    /**
     * The same check for somebody who is signed in and confirms that it is her.
     *
     * @param typed a login, counted by the very text the account is looked up by: one person, one spelling
     */
    public Authentication check(String typed, String password) {
        String login = typed.toLowerCase(Locale.ROOT);
        if (!Login.isWellFormed(login) || password.isEmpty()) {
            return new Authentication.Refused();
        }
        Optional<Duration> waiting =
                throttle.remaining(Kind.ADDRESS, address.key()).or(() -> throttle.attempt(Kind.PASSWORD, login));
        if (waiting.isPresent()) {
            return new Authentication.Slowed(waiting.get());
        }
        Optional<Accounts.Credentials> found = accounts.credentials(login);
        String hash = found.map(Accounts.Credentials::passwordHash).orElse(null);
        if (!passwords.matches(password, hash)
                || found.isEmpty()
                || found.get().account().blocked()) {
            return refused(login, found.map(each -> each.account().id()).orElse(null));
        }
        throttle.forget(Kind.PASSWORD, login);
        if (passwords.isOutdated(hash)) {
            stored.upgrade(found.get().account().id(), hash, passwords.hash(password));
        }
        return new Authentication.Accepted(found.get().account());
    }

    /** As many statements for a login that nobody has. */
    private Authentication refused(String login, UUID account) {
        Optional<Duration> byAddress = throttle.attempt(Kind.ADDRESS, address.key());
        Optional<Duration> byLogin = throttle.remaining(Kind.PASSWORD, login);
        // For an unknown login as well, so that both take the same time; what was typed may be a password.
        audit.add(null, "login.refused", account, Map.of());
        if (byLogin.isPresent()) {
            audit.add(
                    null,
                    "login.failed-locked",
                    account,
                    Map.of("seconds", byLogin.get().toSeconds()));
        }
        return byLogin.or(() -> byAddress)
                .<Authentication>map(Authentication.Slowed::new)
                .orElseGet(Authentication.Refused::new);
    }
}
