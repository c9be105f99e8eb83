package fr.ent.sso.audit;

import fr.ent.sso.database.Database;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Removes the entries that have been kept long enough, a batch at a time; the database lets nobody else do it. */
@ApplicationScoped
class AuditPurge {
    private static final int BATCH = 1_000;

    private final Database database;
    private final AuditConfig config;

    AuditPurge(Database database, AuditConfig config) {
        this.database = database;
        this.config = config;
    }

    @Scheduled(every = "{sso.purge.every}", delayed = "40s", identity = "audit-purge")
    void purge() {
        while (removeSome() == BATCH) {
            continue;
        }
    }

    private int removeSome() {
        return database.one(
                        "select audit_purge(make_interval(secs => ?), ?)",
                        row -> row.getInt(1),
                        config.retention(),
                        BATCH)
                .orElseThrow();
    }
}
