package fr.ent.connector.event;

import fr.ent.kit.outbox.Outbox;
import fr.ent.kit.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Tells {@code ent.connectors} inside the transaction of the change. */
@ApplicationScoped
public class ConnectorEvents {
    private static final String TOPIC = "ent.connectors";
    private static final String TYPE = "fr.ent.connector.connector.changed.v1";

    private final Outbox outbox;

    ConnectorEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    public void changed(ConnectorChanged connector) {
        outbox.add(new OutgoingEvent(TOPIC, connector.id().toString(), TYPE, connector));
    }

    public void deleted(UUID id) {
        outbox.add(new OutgoingEvent(TOPIC, id.toString(), TYPE, null));
    }
}
