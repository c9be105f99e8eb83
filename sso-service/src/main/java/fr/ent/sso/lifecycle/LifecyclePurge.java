package fr.ent.sso.lifecycle;

import fr.ent.sso.account.Logins;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes final what nobody took back in time, a batch at a time. */
@ApplicationScoped
class LifecyclePurge {
    private static final int BATCH = 100;

    private final Deletions deletions;
    private final Merges merges;
    private final Logins logins;

    LifecyclePurge(Deletions deletions, Merges merges, Logins logins) {
        this.deletions = deletions;
        this.merges = merges;
        this.logins = logins;
    }

    @Scheduled(every = "{sso.purge.every}", delayed = "30s", identity = "account-purge")
    void purge() {
        while (merges.finish(BATCH) == BATCH) {
            continue;
        }
        while (deletions.purge(BATCH) == BATCH) {
            continue;
        }
        while (logins.purgeRetired(BATCH) == BATCH) {
            continue;
        }
    }
}
