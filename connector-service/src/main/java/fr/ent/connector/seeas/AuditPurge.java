package fr.ent.connector.seeas;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Removes entries whose time is over, a batch at a time; several instances may do so at once. */
@ApplicationScoped
class AuditPurge {
    private static final int BATCH = 1_000;

    private final Audit audit;
    private final AuditConfig config;

    AuditPurge(Audit audit, AuditConfig config) {
        this.audit = audit;
        this.config = config;
    }

    @Scheduled(every = "{connector.audit.purge-every:6h}", delayed = "90s", identity = "audit-purge")
    void purge() {
        Instant limit = Instant.now().minus(config.keep());
        while (audit.forget(limit, BATCH) == BATCH) {
            continue;
        }
    }
}
