package fr.ent.sso.logout;

import fr.ent.sso.database.Database;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets go of messages that nobody will carry, and of old ones. */
@ApplicationScoped
class LogoutUpkeep {
    private static final int BATCH = 500;

    private final LogoutDeliveries deliveries;
    private final Database database;
    private final LogoutConfig config;

    LogoutUpkeep(LogoutDeliveries deliveries, Database database, LogoutConfig config) {
        this.deliveries = deliveries;
        this.database = database;
        this.config = config;
    }

    @Scheduled(every = "{sso.purge.every}", delayed = "30s", identity = "logout-upkeep")
    void run() {
        deliveries.giveUpWithoutBrowser();
        database.deleteInBatches(
                BATCH,
                "logout_delivery",
                "created_at < now() - make_interval(secs => ?)"
                        + " and (delivered_at is not null or given_up_at is not null)",
                config.retention());
    }
}
