package fr.ent.connector.definition;

import fr.ent.connector.directory.GroupGone;
import fr.ent.connector.people.AccountGone;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes who may use a connector; whether the caller may say so is for him to ask. */
@ApplicationScoped
public class ConnectorRights {
    private final Connectors connectors;
    private final ConnectorWriting writing;
    private final MeterRegistry metrics;

    ConnectorRights(Connectors connectors, ConnectorWriting writing, MeterRegistry metrics) {
        this.connectors = connectors;
        this.writing = writing;
        this.metrics = metrics;
    }

    /**
     * Changes the rights, inside the caller's transaction; tells the others when that changed anything.
     *
     * @param operation the larger operation this is a part of; null when it stands alone
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void regrant(Connector connector, RightsChange change, UUID operation) {
        changeRights(connector, change, ConnectorHistory.Act.of(ConnectorHistory.Kind.RIGHTS, change, operation));
    }

    /**
     * The same, when the change takes an earlier one back.
     *
     * @param earlier the change that is taken back
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void undo(Connector connector, RightsChange change, long earlier) {
        changeRights(connector, change, ConnectorHistory.Act.restoring(ConnectorHistory.Kind.RIGHTS, change, earlier));
    }

    private void changeRights(Connector connector, RightsChange change, ConnectorHistory.Act act) {
        long before = connector.version;
        connector.change(change);
        writing.changed(connector, before, act, connector.published);
        metrics.counter("ent.connectors.grants", "change", "added")
                .increment(change.granted().size());
        metrics.counter("ent.connectors.grants", "change", "removed")
                .increment(change.revoked().size());
    }

    /**
     * A connector for the running transaction alone until it ends: what others change at this moment is waited for.
     * Whether the caller may is for him to ask.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Connector> hold(UUID id) {
        return connectors.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** What was said of a group that is gone must not come back with another group of the same id. */
    void forget(@Observes GroupGone gone) {
        eachNaming(gone.id(), connector -> {
            Set<Grant> lost = connector.grants.stream()
                    .filter(grant -> grant.group().equals(gone.id()))
                    .collect(Collectors.toSet());
            Set<Denial> allowed = connector.denials.stream()
                    .filter(denial -> denial.subject().equals(gone.id()))
                    .collect(Collectors.toSet());
            return new RightsChange(Set.of(), lost, Set.of(), allowed, Set.of(), Set.of());
        });
    }

    /** Whoever is denied stays denied when his account is merged with another of his. */
    void forget(@Observes AccountGone gone) {
        Denial old = new Denial(Denial.Kind.ACCOUNT, gone.account());
        eachNaming(gone.account(), connector -> {
            Set<Denial> denied = gone.survivor()
                    .map(survivor -> new Denial(Denial.Kind.ACCOUNT, survivor))
                    .filter(denial -> !connector.denials.contains(denial))
                    .map(Set::of)
                    .orElse(Set.of());
            return new RightsChange(Set.of(), Set.of(), denied, Set.of(old), Set.of(), Set.of());
        });
    }

    /** In the order of their ids, so that two who do this never wait for each other in a circle. */
    private void eachNaming(UUID subject, Function<Connector, RightsChange> change) {
        connectors.naming(subject).stream()
                .sorted()
                .map(this::hold)
                .flatMap(Optional::stream)
                .forEach(connector -> regrant(connector, change.apply(connector), null));
    }
}
