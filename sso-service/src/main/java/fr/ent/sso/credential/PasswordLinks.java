package fr.ent.sso.credential;

import fr.ent.sso.account.Account;
import fr.ent.sso.database.Database;
import fr.ent.sso.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Links that open one new password, once, within a short time. Only the digest is kept. */
@ApplicationScoped
class PasswordLinks {
    private static final String PAGE = "/cas/mot-de-passe-oublie";

    private final Database database;
    private final CredentialConfig config;
    private final String publicUrl;

    PasswordLinks(
            Database database, CredentialConfig config, @ConfigProperty(name = "sso.public-url") String publicUrl) {
        this.database = database;
        this.config = config;
        this.publicUrl = publicUrl;
    }

    /** A new link; the one before, if any, ends. Its host is ours, whatever host the request named. */
    String create(UUID account) {
        String token = Secret.random("PL-");
        database.update(
                "insert into password_link (account, digest, expires_at)"
                        + " values (?, ?, now() + make_interval(secs => ?))"
                        + " on conflict (account) do update set digest = excluded.digest,"
                        + " expires_at = excluded.expires_at",
                account,
                Secret.digest(token),
                config.linkTime());
        return publicUrl + PAGE + "/lien?jeton=" + token;
    }

    /** Whose link it is, while it is good. */
    Optional<Account> find(String token) {
        return token == null
                ? Optional.empty()
                : database.one(
                        "select a.* from password_link l join account a on a.id = l.account"
                                + " where l.digest = ? and l.expires_at > now() and not a.blocked",
                        Account::of,
                        Secret.digest(token));
    }

    /** @return false if somebody else has used it already */
    boolean use(String token) {
        return database.update(
                        "delete from password_link where digest = ? and expires_at > now()", Secret.digest(token))
                == 1;
    }

    long minutes() {
        return config.linkTime().toMinutes();
    }

    /** Where one asks for a link. */
    String askPage() {
        return publicUrl + PAGE;
    }
}
