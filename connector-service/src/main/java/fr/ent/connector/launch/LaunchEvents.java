package fr.ent.connector.launch;

import fr.ent.kit.outbox.Outbox;
import fr.ent.kit.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Tells {@code ent.launches} who opened what. */
@ApplicationScoped
class LaunchEvents {
    private static final String TOPIC = "ent.launches";
    private static final String TYPE = "fr.ent.connector.connector.launched.v1";

    private final Outbox outbox;

    LaunchEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @Transactional
    void launched(Launched launched) {
        outbox.add(new OutgoingEvent(TOPIC, launched.account(), TYPE, launched));
    }
}
