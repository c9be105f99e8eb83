package fr.ent.sso.account;

import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Writes the password hashes of accounts. */
@ApplicationScoped
public class AccountPasswords {
    private final Database database;

    AccountPasswords(Database database) {
        this.database = database;
    }

    /** The same password under today's parameters, unless somebody changed it meanwhile. */
    public void upgrade(UUID account, String before, String after) {
        database.update(
                "update account set password_hash = ? where id = ? and password_hash = ?", after, account, before);
    }

    /** Another password; nobody knows it but the person. */
    public void set(UUID account, String hash) {
        database.update(
                "update account set password_hash = ?, demo_password = false, must_change_password = false,"
                        + " password_changed_at = now() where id = ?",
                hash,
                account);
    }

    /** No password: nobody signs in until another is set. */
    public void remove(UUID account) {
        database.update(
                "update account set password_hash = null, demo_password = false, must_change_password = false"
                        + " where id = ?",
                account);
    }

    public void requireChange(UUID account) {
        database.update(
                "update account set must_change_password = true where id = ? and password_hash is not null", account);
    }
}
