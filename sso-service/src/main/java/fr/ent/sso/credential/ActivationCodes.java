package fr.ent.sso.credential;

import fr.ent.sso.account.Account;
import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Codes by which a person gives her account its first password. Shown once to who makes them; a digest is kept. */
@ApplicationScoped
class ActivationCodes {
    private final Database database;
    private final CredentialKeys keys;
    private final CredentialConfig config;

    ActivationCodes(Database database, CredentialKeys keys, CredentialConfig config) {
        this.database = database;
        this.keys = keys;
        this.config = config;
    }

    /** A code in clear, for the paper it is handed out on. */
    record Made(String code, Instant expiresAt) {}

    /** A new code; an older one ends. */
    Made create(UUID account) {
        String code = ReadableCode.random();
        return database.one(
                        "insert into activation_code (account, digest, expires_at)"
                                + " values (?, ?, now() + make_interval(secs => ?))"
                                + " on conflict (account) do update set digest = excluded.digest,"
                                + " created_at = now(), expires_at = excluded.expires_at returning expires_at",
                        row -> new Made(code, Database.instant(row, "expires_at")),
                        account,
                        digest(account, code),
                        config.activationTime())
                .orElseThrow();
    }

    /** A new code each, by account. */
    Map<UUID, String> create(List<UUID> accounts) {
        Map<UUID, String> codes = new LinkedHashMap<>();
        accounts.forEach(account -> codes.put(account, ReadableCode.random()));
        database.batch(
                "insert into activation_code (account, digest, expires_at)"
                        + " values (?, ?, now() + make_interval(secs => ?))"
                        + " on conflict (account) do update set digest = excluded.digest,"
                        + " created_at = now(), expires_at = excluded.expires_at",
                codes.entrySet().stream()
                        .map(each -> new Object[] {
                            each.getKey(), digest(each.getKey(), each.getValue()), config.activationTime()
                        })
                        .toList());
        return codes;
    }

    /** The account of this login, if this is its code. */
    Optional<Account> find(String login, String code) {
        record Found(Account account, byte[] digest) {}
        return database.one(
                        "select a.*, c.digest from account a left join activation_code c"
                                + " on c.account = a.id and c.expires_at > now()"
                                + " where lower(a.login) = ? and not a.blocked and a.password_hash is null",
                        row -> new Found(Account.of(row), row.getBytes("digest")),
                        login)
                .filter(found -> found.digest() != null
                        && MessageDigest.isEqual(
                                found.digest(), digest(found.account().id(), code)))
                .map(Found::account);
    }

    /** @return false if it was used meanwhile */
    boolean use(UUID account, String code) {
        return database.update(
                        "delete from activation_code where account = ? and digest = ? and expires_at > now()",
                        account,
                        digest(account, code))
                == 1;
    }

    private byte[] digest(UUID account, String code) {
        return keys.digest(ReadableCode.normalized(code), "activation:" + account);
    }
}
