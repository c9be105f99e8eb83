package fr.ent.connector.access;

import fr.ent.connector.definition.ConnectorRights;
import fr.ent.connector.definition.Grant;
import fr.ent.connector.definition.RightsChange;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes away rights that ended long ago. They meant nothing since their end; until now they could be renewed. */
@ApplicationScoped
class EndedGrants {
    private final EntityManager database;
    private final ConnectorRights rights;
    private final AccessConfig config;
    private final Clock clock = Clock.systemUTC();

    EndedGrants(EntityManager database, ConnectorRights rights, AccessConfig config) {
        this.database = database;
        this.rights = rights;
        this.config = config;
    }

    @Scheduled(every = "{connector.access.upkeep-every}", delayed = "1m", identity = "ended-grants")
    void remove() {
        Instant before = clock.instant().minus(config.keepEnded());
        QuarkusTransaction.requiringNew()
                .call(() -> connectorsWith(before))
                .forEach(id -> QuarkusTransaction.requiringNew().run(() -> remove(id, before)));
    }

    private List<UUID> connectorsWith(Instant before) {
        return database.createQuery(
                        "select distinct c.id from Connector c join c.grants g where g.until < :before", UUID.class)
                .setParameter("before", before)
                .getResultList();
    }

    private void remove(UUID id, Instant before) {
        rights.hold(id).ifPresent(connector -> {
            Set<Grant> ended = connector.grants.stream()
                    .filter(grant -> grant.ended(before))
                    .collect(Collectors.toSet());
            rights.regrant(connector, RightsChange.ofGrants(Set.of(), ended), null);
        });
    }
}
