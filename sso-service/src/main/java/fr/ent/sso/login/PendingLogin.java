package fr.ent.sso.login;

import fr.ent.sso.account.Account;
import java.util.Set;

/**
 * A login whose password was right and whose steps are not all done.
 *
 * @param cookie the value that names it
 * @param done names of the steps that are done
 */
public record PendingLogin(String cookie, Account account, LoginRequest request, Set<String> done) {}
