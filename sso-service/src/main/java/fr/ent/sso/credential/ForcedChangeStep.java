package fr.ent.sso.credential;

import fr.ent.sso.account.Account;
import fr.ent.sso.database.Database;
import fr.ent.sso.login.LoginStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Asks for a new password where an administrator wants one. After the second factor: a stolen password changes none.
 */
@ApplicationScoped
class ForcedChangeStep implements LoginStep {
    static final String NAME = "new-password";
    static final String PAGE = "/cas/mot-de-passe";

    private final Database database;

    ForcedChangeStep(Database database) {
        this.database = database;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> page(Account account) {
        return database.exists("select 1 from account where id = ? and must_change_password", account.id())
                ? Optional.of(PAGE)
                : Optional.empty();
    }
}
