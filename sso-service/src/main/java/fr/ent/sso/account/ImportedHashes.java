package fr.ent.sso.account;

import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Whether accounts are left whose bcrypt hash was brought along from another system. */
@ApplicationScoped
class ImportedHashes {
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

    private final Database database;
    private volatile Answer answer = new Answer(false, Instant.MIN);

    ImportedHashes(Database database) {
        this.database = database;
    }

    private record Answer(boolean any, Instant until) {}

    boolean any() {
        if (Instant.now().isAfter(answer.until())) {
            boolean any = database.exists("select 1 from account where password_hash like '$2%' limit 1");
            answer = new Answer(any, Instant.now().plus(KNOWN_FOR));
        }
        return answer.any();
    }
}
