package fr.ent.sso.credential;

import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.FieldError;
import fr.ent.sso.account.Account;
import fr.ent.sso.login.Authentication;
import fr.ent.sso.login.Authenticator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The change of one's own password, behind the page and the REST call. */
@ApplicationScoped
class MyPassword {
    static final String CURRENT = "current";

    private final Authenticator authenticator;
    private final NewPasswords passwords;
    private final PageContext page;

    MyPassword(Authenticator authenticator, NewPasswords passwords, PageContext page) {
        this.authenticator = authenticator;
        this.passwords = passwords;
        this.page = page;
    }

    /**
     * What came of it.
     *
     * @param errors none when it is done
     * @param waiting after too many wrong passwords; null for none
     */
    record Outcome(List<FieldError> errors, Duration waiting) {
        boolean isDone() {
            return errors.isEmpty() && waiting == null;
        }
    }

    /** @param session the cookie of the session that stays open; null for none */
    Outcome change(Account account, String current, String wanted, String again, String session) {
        Authentication known = authenticator.check(account.login(), current);
        if (known instanceof Authentication.Slowed slowed) {
            return new Outcome(List.of(), slowed.waiting());
        }
        if (!(known instanceof Authentication.Accepted)) {
            return new Outcome(List.of(new FieldError(CURRENT, "password-current-wrong")), null);
        }
        List<FieldError> errors = passwords.errors(account, wanted, again);
        if (errors.isEmpty()) {
            passwords.set(
                    account,
                    passwords.hash(wanted),
                    "password.changed",
                    new NewPasswords.Kept(session, null),
                    page.locale());
        }
        return new Outcome(errors, null);
    }
}
