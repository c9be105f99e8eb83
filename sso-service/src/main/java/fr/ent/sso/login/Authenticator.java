package fr.ent.sso.login;

import fr.ent.sso.account.Accounts;
import fr.ent.sso.account.Login;
import fr.ent.sso.account.Passwords;
import fr.ent.sso.audit.AuditLog;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Checks a login and a password. */
@ApplicationScoped
class Authenticator {
    private final Accounts accounts;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final MeterRegistry metrics;
    private final AuditLog audit;

    Authenticator(
            Accounts accounts, Passwords passwords, LoginThrottle throttle, MeterRegistry metrics, AuditLog audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.metrics = metrics;
        this.audit = audit;
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

    /** One person, one spelling: the attempts are counted for the very text the account is looked up by. */
    private Authentication check(String typed, String password) {
        String login = typed.toLowerCase(Locale.ROOT);
        if (!Login.isWellFormed(login) || password.isEmpty()) {
            return new Authentication.Refused();
        }
        Optional<Duration> waiting = throttle.attempt(login);
        if (waiting.isPresent()) {
            return new Authentication.Slowed(waiting.get());
        }
        Optional<Accounts.Credentials> found = accounts.credentials(login);
        String hash = found.map(Accounts.Credentials::passwordHash).orElse(null);
        if (!passwords.matches(password, hash)
                || found.isEmpty()
                || found.get().account().blocked()) {
            // For an unknown login as well, so that both take the same time; what was typed may be a password.
            audit.add(
                    null,
                    "login.refused",
                    found.map(known -> known.account().id()).orElse(null),
                    Map.of());
            return throttle.remaining(login)
                    .<Authentication>map(Authentication.Slowed::new)
                    .orElseGet(Authentication.Refused::new);
        }
        throttle.forget(login);
        return new Authentication.Accepted(found.get().account());
    }
}
