package fr.ent.kit.inbox;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Remembers what arrived on the topic {@code facts}; a body {@code "poison"} fails every time. */
@ApplicationScoped
public class Facts {
    private final Inbox inbox;
    private final List<IncomingEvent> worked = new CopyOnWriteArrayList<>();

    Facts(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("facts")
    @Blocking
    public void on(ConsumerRecord<String, String> message) {
        inbox.handle(message, event -> {
            if ("\"poison\"".equals(event.body())) {
                throw new IllegalStateException("poison");
            }
            worked.add(event);
        });
    }

    public List<String> bodiesOf(String key) {
        return worked.stream()
                .filter(event -> key.equals(event.key()))
                .map(IncomingEvent::body)
                .toList();
    }
}
