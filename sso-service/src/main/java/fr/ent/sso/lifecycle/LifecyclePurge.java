package fr.ent.sso.lifecycle;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes final what nobody took back in time, a batch at a time. */
@ApplicationScoped
class LifecyclePurge {
    private static final int BATCH = 100;

    private final Deletions deletions;
    private final Merges merges;
    private final RetiredLogins retired;

    LifecyclePurge(Deletions deletions, Merges merges, RetiredLogins retired) {
        this.deletions = deletions;
        this.merges = merges;
        this.retired = retired;
    }

    @Scheduled(every = "{sso.purge.every}", delayed = "30s", identity = "account-purge")
    void purge() {
        while (merges.finish(BATCH) == BATCH) {
            continue;
        }
        while (deletions.purge(BATCH) == BATCH) {
            continue;
        }
        while (retired.purge(BATCH) == BATCH) {
            continue;
        }
    }
}
