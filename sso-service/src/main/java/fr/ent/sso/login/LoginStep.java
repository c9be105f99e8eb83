package fr.ent.sso.login;

import fr.ent.sso.account.Account;
import java.util.Optional;

/** Something a person has to do between the right password and the session, such as giving a second factor. */
public interface LoginStep {
    /** How it is remembered that the step is done. */
    String name();

    /**
     * Where the person does it, if this account has to. The page there finds the login it belongs to with
     * {@link PendingLogins#find} and ends with {@link LoginCompletion#stepDone}.
     */
    Optional<String> page(Account account);
}
