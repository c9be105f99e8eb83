package fr.ent.connector.history;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Removes changes whose time is over, a batch at a time; several instances may do so at once. */
@ApplicationScoped
class HistoryPurge {
    private static final int BATCH = 500;
    private static final String REMOVE = """
            delete from connector_change where id in (
                select c.id from connector_change c
                where c.at < ?1
                    and (exists (select 1 from connector_change l
                            where l.connector_id = c.connector_id and l.id > c.id)
                        or not exists (select 1 from connector k where k.id = c.connector_id))
                limit ?2)""";
    private static final String FORGET_ACTORS = """
            update connector_change set actor = null, actor_name = null where id in (
                select id from connector_change where at < ?1 and actor is not null limit ?2)""";

    private final EntityManager database;
    private final HistoryConfig config;

    HistoryPurge(EntityManager database, HistoryConfig config) {
        this.database = database;
        this.config = config;
    }

    @Scheduled(every = "{connector.history.purge-every:6h}", delayed = "60s", identity = "history-purge")
    void purge() {
        Instant limit = Instant.now().minus(config.keep());
        inBatches(REMOVE, limit);
        inBatches(FORGET_ACTORS, limit);
    }

    private void inBatches(String statement, Instant limit) {
        int touched;
        do {
            touched = QuarkusTransaction.requiringNew()
                    .call(() -> database.createNativeQuery(statement)
                            .setParameter(1, limit)
                            .setParameter(2, BATCH)
                            .executeUpdate());
        } while (touched == BATCH);
    }
}
