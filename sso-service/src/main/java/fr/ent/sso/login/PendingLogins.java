package fr.ent.sso.login;

import fr.ent.kit.page.PageConfig;
import fr.ent.sso.account.Account;
import fr.ent.sso.database.Database;
import fr.ent.sso.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import java.util.Set;

/** Logins between the password and the session, in the database so that any instance may take the next step. */
@ApplicationScoped
public class PendingLogins {
    public static final String COOKIE = "LOGIN-STEP";

    private final Database database;
    private final LoginConfig config;
    private final PageConfig pages;

    PendingLogins(Database database, LoginConfig config, PageConfig pages) {
        this.database = database;
        this.config = config;
        this.pages = pages;
    }

    PendingLogin open(Account account, LoginRequest request) {
        String value = Secret.random("LP-");
        database.update(
                "insert into pending_login (digest, account, request, expires_at)"
                        + " values (?, ?, ?, now() + make_interval(secs => ?))",
                Secret.digest(value),
                account.id(),
                request.encoded(),
                config.stepTime());
        return new PendingLogin(value, account, request, Set.of());
    }

    /** The login of this cookie, while there is time left and the account is not blocked. */
    public Optional<PendingLogin> find(String cookie) {
        return cookie == null
                ? Optional.empty()
                : database.one(
                        "select a.*, p.request, p.done from pending_login p join account a on a.id = p.account"
                                + " where p.digest = ? and p.expires_at > now() and not a.blocked",
                        row -> new PendingLogin(
                                cookie,
                                Account.of(row),
                                LoginRequest.decoded(row.getString("request")),
                                Set.copyOf(Database.texts(row, "done"))),
                        Secret.digest(cookie));
    }

    PendingLogin done(PendingLogin login, String step) {
        database.update(
                "update pending_login set done = array_append(done, ?) where digest = ?",
                step,
                Secret.digest(login.cookie()));
        return find(login.cookie()).orElse(login);
    }

    /** @return false if another request has completed it already */
    boolean close(PendingLogin login) {
        return database.update("delete from pending_login where digest = ?", Secret.digest(login.cookie())) == 1;
    }

    NewCookie holding(String value) {
        return cookie(value).build();
    }

    NewCookie removed() {
        return cookie("").maxAge(0).build();
    }

    private NewCookie.Builder cookie(String value) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path("/cas")
                .httpOnly(true)
                .secure(pages.secureCookies())
                .sameSite(NewCookie.SameSite.LAX);
    }
}
