package fr.ent.connector.definition;

import fr.ent.connector.event.ConnectorEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;

/** What every change of a connector ends with, inside its transaction: the row, the history, the event. */
@ApplicationScoped
class ConnectorWriting {
    private final Connectors connectors;
    private final ConnectorHistory history;
    private final ConnectorEvents events;

    ConnectorWriting(Connectors connectors, ConnectorHistory history, ConnectorEvents events) {
        this.connectors = connectors;
        this.history = history;
        this.events = events;
    }

    /**
     * Writes it; what changed nothing leaves no trace.
     *
     * @param before its version before the change
     * @param known the others had heard of it
     * @throws fr.ent.kit.problem.ApiProblem 412 when another change was committed since ours read the connector
     */
    void changed(Connector connector, long before, ConnectorHistory.Act act, boolean known) {
        flush();
        load(connector);
        if (connector.version != before) {
            told(connector, act, known);
        }
    }

    /**
     * Tells of what is written already; a draft is nobody else's business.
     *
     * @param known the others had heard of it
     */
    void told(Connector connector, ConnectorHistory.Act act, boolean known) {
        history.add(connector, act);
        if (connector.published) {
            events.changed(connector.toEvent());
        } else if (known) {
            events.deleted(connector.id);
        }
    }

    void deleted(Connector connector) {
        RightsChange lost = RightsChange.losingAll(connector);
        history.add(connector, ConnectorHistory.Act.of(ConnectorHistory.Kind.DELETED, lost, null));
        connectors.delete(connector);
        flush();
        events.deleted(connector.id);
    }

    /** What is needed of a connector after the transaction. */
    static void load(Connector connector) {
        connector.grants.size();
        connector.denials.size();
        connector.rules.size();
        connector.excluded.size();
    }

    private void flush() {
        try {
            connectors.flush();
        } catch (OptimisticLockException e) {
            throw ConnectorProblems.stale();
        }
    }
}
