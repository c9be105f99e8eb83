package fr.ent.sso.credential;

import fr.ent.sso.database.Database;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Removes links and codes whose time is over, a batch at a time. */
@ApplicationScoped
class CredentialPurge {
    private static final int BATCH = 500;

    private final Database database;

    CredentialPurge(Database database) {
        this.database = database;
    }

    @Scheduled(every = "{sso.purge.every}", delayed = "40s", identity = "credential-purge")
    void purge() {
        for (String table : List.of("password_link", "activation_code")) {
            String delete = "delete from %1$s where account = any (array("
                    + "select account from %1$s where expires_at <= now() limit %2$d for update skip locked))";
            while (database.update(delete.formatted(table, BATCH)) == BATCH) {
                continue;
            }
        }
    }
}
