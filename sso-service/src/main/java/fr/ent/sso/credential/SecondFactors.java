package fr.ent.sso.credential;

import fr.ent.sso.account.Account;
import fr.ent.sso.audit.AuditLog;
import fr.ent.sso.database.Database;
import fr.ent.sso.login.Authentication;
import fr.ent.sso.login.ClientAddress;
import fr.ent.sso.login.LoginThrottle;
import fr.ent.sso.login.LoginThrottle.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The second factors of accounts: codes of an app (RFC 6238), and recovery codes on paper. */
@ApplicationScoped
class SecondFactors {
    private final Database database;
    private final CredentialKeys keys;
    private final SecondFactorConfig config;
    private final LoginThrottle throttle;
    private final ClientAddress address;
    private final AuditLog audit;

    SecondFactors(
            Database database,
            CredentialKeys keys,
            SecondFactorConfig config,
            LoginThrottle throttle,
            ClientAddress address,
            AuditLog audit) {
        this.database = database;
        this.keys = keys;
        this.config = config;
        this.throttle = throttle;
        this.address = address;
        this.audit = audit;
    }

    private record Kept(byte[] secret, long lastStep) {}

    boolean isEnrolled(UUID account) {
        return database.exists("select 1 from second_factor where account = ?", account);
    }

    /** Whether a function of the account wants one. */
    boolean isRequired(Account account) {
        return account.functions().stream()
                .anyMatch(function -> config.requiredFor().contains(function.split(":", 2)[0]));
    }

    int recoveryCodesLeft(UUID account) {
        return database.one("select count(*) from recovery_code where account = ?", row -> row.getInt(1), account)
                .orElseThrow();
    }

    /** @param owner the session or login that goes on with it; no other can */
    Enrolment start(Account account, String owner) {
        byte[] secret = CredentialKeys.random(Totp.SECRET_BYTES);
        return enrolment(account, secret, keys.seal(secret, enrolmentOf(account, owner)));
    }

    /** The one the form came back with; empty when it was not made for this account and owner. */
    Optional<Enrolment> resumed(Account account, String owner, String sealed) {
        return sealed == null
                ? Optional.empty()
                : keys.open(sealed, enrolmentOf(account, owner)).map(secret -> enrolment(account, secret, sealed));
    }

    private Enrolment enrolment(Account account, byte[] secret, String sealed) {
        return Enrolment.of(secret, sealed, config.issuer(), account.login());
    }

    /**
     * Keeps the second factor once a code of it is right. It never takes the place of another, not even when two are
     * set up at once.
     *
     * @return false if the code is wrong, or there is one already
     */
    @Transactional
    boolean enrol(Account account, String owner, String sealed, String code) {
        Optional<byte[]> secret = keys.open(sealed, enrolmentOf(account, owner));
        if (secret.isEmpty()) {
            return false;
        }
        OptionalLong step = Totp.matching(secret.get(), digits(code), Instant.now(), -1);
        if (step.isEmpty()) {
            return false;
        }
        boolean first = database.update(
                        "insert into second_factor (account, secret, last_step) values (?, ?, ?) on conflict do nothing",
                        account.id(),
                        keys.seal(secret.get(), secretOf(account.id())),
                        step.getAsLong())
                == 1;
        if (!first) {
            return false;
        }
        database.update("delete from recovery_code where account = ?", account.id());
        database.batch(
                "insert into recovery_code (account, digest) values (?, ?)",
                Enrolment.codes(secret.get()).stream()
                        .map(each -> new Object[] {account.id(), recoveryDigest(account.id(), each)})
                        .toList());
        audit.add(account.id().toString(), "second-factor.enrolled", account.id(), Map.of());
        return true;
    }

    /** Takes a code of the app or a recovery code, each once. */
    Authentication check(Account account, String typed) {
        String key = account.id().toString();
        Optional<Duration> waiting =
                throttle.remaining(Kind.ADDRESS, address.key()).or(() -> throttle.attempt(Kind.SECOND_FACTOR, key));
        if (waiting.isPresent()) {
            return new Authentication.Slowed(waiting.get());
        }
        if (!takesCode(account.id(), typed) && !takesRecoveryCode(account.id(), typed)) {
            throttle.attempt(Kind.ADDRESS, address.key());
            Optional<Duration> locked = throttle.remaining(Kind.SECOND_FACTOR, key);
            locked.ifPresent(time ->
                    audit.add(null, "second-factor.failed-locked", account.id(), Map.of("seconds", time.toSeconds())));
            return locked.<Authentication>map(Authentication.Slowed::new).orElseGet(Authentication.Refused::new);
        }
        throttle.forget(Kind.SECOND_FACTOR, key);
        return new Authentication.Accepted(account);
    }

    private boolean takesCode(UUID account, String typed) {
        Optional<Kept> kept = database.one(
                "select secret, last_step from second_factor where account = ?",
                row -> new Kept(
                        keys.open(row.getString("secret"), secretOf(account))
                                .orElseThrow(() -> new IllegalStateException(
                                        "A second factor was sealed with another sso.credential.secret")),
                        row.getLong("last_step")),
                account);
        OptionalLong step = kept.isEmpty()
                ? OptionalLong.empty()
                : Totp.matching(
                        kept.get().secret(),
                        digits(typed),
                        Instant.now(),
                        kept.get().lastStep());
        // Two requests with one code: the database lets one of them in.
        return step.isPresent()
                && database.update(
                                "update second_factor set last_step = ? where account = ? and last_step < ?",
                                step.getAsLong(),
                                account,
                                step.getAsLong())
                        == 1;
    }

    private boolean takesRecoveryCode(UUID account, String typed) {
        boolean taken = database.update(
                        "delete from recovery_code where account = ? and digest = ?",
                        account,
                        recoveryDigest(account, typed))
                == 1;
        if (taken) {
            audit.add(
                    account.toString(),
                    "second-factor.recovery-code-used",
                    account,
                    Map.of("left", recoveryCodesLeft(account)));
        }
        return taken;
    }

    /** @return false if there was none */
    @Transactional
    boolean drop(UUID account) {
        boolean dropped = database.update("delete from second_factor where account = ?", account) == 1;
        database.update("delete from recovery_code where account = ?", account);
        throttle.forget(Kind.SECOND_FACTOR, account.toString());
        if (dropped) {
            audit.add("second-factor.dropped", account, Map.of());
        }
        return dropped;
    }

    private byte[] recoveryDigest(UUID account, String code) {
        return keys.digest(ReadableCode.normalized(code), "recovery:" + account);
    }

    private static String digits(String typed) {
        return typed.replaceAll("\\s", "");
    }

    private static String secretOf(UUID account) {
        return "second-factor:" + account;
    }

    private static String enrolmentOf(Account account, String owner) {
        return "enrolment:" + account.id() + ":" + owner;
    }
}
