package fr.ent.connector.mass;

import fr.ent.connector.access.Reach;
import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.ConnectorRights;
import fr.ent.connector.definition.Grant;
import fr.ent.connector.definition.RightsChange;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Works operations off, some structures a transaction. The transaction holds the operation and its connector: another
 * instance passes by, a change by hand waits and comes before or after. What an instance leaves in the middle has
 * committed whole chunks, and whoever looks next goes on with the rest.
 */
@ApplicationScoped
class GrantRunner {
    private static final Logger LOG = Logger.getLogger(GrantRunner.class);
    private static final int TIMEOUT_SECONDS = 120;

    private final GrantOperations operations;
    private final ConnectorRights rights;
    private final Reach reach;
    private final MassConfig config;
    private final Clock clock = Clock.systemUTC();

    /** What a chunk does, and how many groups it leaves alone. */
    private record Chunk(RightsChange change, int skipped) {}

    GrantRunner(GrantOperations operations, ConnectorRights rights, Reach reach, MassConfig config) {
        this.operations = operations;
        this.rights = rights;
        this.reach = reach;
        this.config = config;
    }

    @Scheduled(
            every = "{connector.mass.every}",
            delayed = "2s",
            identity = "grant-operations",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        List<UUID> running = operations.running();
        while (!running.isEmpty()) {
            // One chunk of each in turn: a region's operation does not make a school's wait.
            running = running.stream().filter(this::step).toList();
        }
    }

    /** Whether there is more to do. */
    boolean step(UUID id) {
        try {
            return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> chunk(id));
        } catch (RuntimeException e) { // whatever it is, the operation must not be tried for ever
            int attempts = QuarkusTransaction.requiringNew().call(() -> operations.failedOnce(id));
            LOG.warnf("A chunk of operation %s failed for the %d. time: %s", id, attempts, e.toString());
            if (attempts >= config.attempts()) {
                QuarkusTransaction.requiringNew().run(() -> operations.failed(id, "operation-interrupted"));
            }
            return false;
        }
    }

    private boolean chunk(UUID id) {
        GrantOperation operation = operations.claim(id).orElse(null);
        if (operation == null) {
            return false;
        }
        List<String> structures = operations.next(id, config.chunk());
        if (structures.isEmpty()) {
            operations.done(operation);
            return false;
        }
        Optional<Connector> held = rights.hold(operation.connector());
        if (held.isEmpty() || held.get().locked) {
            operations.failed(id, held.isEmpty() ? "connector-unknown" : "connector-locked");
            return false;
        }
        Connector connector = held.get();
        Chunk chunk = operation.undoes() != null
                ? back(operation, connector, structures)
                : operation.remove() ? away(operation, connector, structures) : forth(operation, connector, structures);
        rights.regrant(connector, chunk.change, id);
        Set<UUID> granted = groups(chunk.change.granted());
        Set<UUID> revoked = groups(chunk.change.revoked());
        operations.through(id, structures, less(granted, revoked), less(revoked, granted), chunk.skipped);
        return true;
    }

    /** A right that has ended begins again; one that ends later stays as it is. */
    private Chunk forth(GrantOperation operation, Connector connector, List<String> structures) {
        Set<String> there = new HashSet<>(reach.of(connector));
        there.retainAll(structures);
        Map<UUID, Grant> grants = byGroup(connector);
        Instant now = clock.instant();
        Set<Grant> granted = new HashSet<>();
        Set<Grant> revoked = new HashSet<>();
        for (UUID group : operations.groups(there, operation.profiles())) {
            Grant grant = grants.get(group);
            if (grant == null || grant.ended(now)) {
                granted.add(Grant.forever(group));
            }
            if (grant != null && grant.ended(now)) {
                revoked.add(grant);
            }
        }
        return new Chunk(RightsChange.ofGrants(granted, revoked), 0);
    }

    private Chunk away(GrantOperation operation, Connector connector, List<String> structures) {
        Map<UUID, Grant> grants = byGroup(connector);
        Set<Grant> revoked = operations.groups(structures, operation.profiles()).stream()
                .filter(grants::containsKey)
                .map(grants::get)
                .collect(Collectors.toSet());
        return new Chunk(RightsChange.ofGrants(Set.of(), revoked), 0);
    }

    /** Only where everything still is as the operation left it. */
    private Chunk back(GrantOperation operation, Connector connector, List<String> structures) {
        Map<UUID, Grant> there = byGroup(connector);
        Map<UUID, Grant> given = new HashMap<>();
        Map<UUID, Grant> taken = new HashMap<>();
        for (GrantOperations.Touched touched : operations.touched(operation.undoes(), structures)) {
            (touched.granted() ? given : taken).put(touched.group(), new Grant(touched.group(), touched.until()));
        }
        Set<UUID> groups = new HashSet<>(given.keySet());
        groups.addAll(taken.keySet());
        Set<UUID> changed = operations.changedSince(connector.id, operation.undoes(), groups);
        changed.addAll(groups.stream()
                .filter(group -> !Objects.equals(there.get(group), given.get(group)))
                .toList());
        groups.removeAll(changed);
        given.keySet().retainAll(groups);
        taken.keySet().retainAll(groups);
        return new Chunk(
                RightsChange.ofGrants(new HashSet<>(taken.values()), new HashSet<>(given.values())), changed.size());
    }

    private static Map<UUID, Grant> byGroup(Connector connector) {
        return connector.grants.stream().collect(Collectors.toMap(Grant::group, grant -> grant));
    }

    private static Set<UUID> groups(Set<Grant> grants) {
        return grants.stream().map(Grant::group).collect(Collectors.toSet());
    }

    private static int less(Set<UUID> some, Set<UUID> others) {
        return (int) some.stream().filter(group -> !others.contains(group)).count();
    }
}
