package fr.ent.kit.inbox;

import io.opentelemetry.api.trace.Span;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Remembers what arrived on the topic {@code facts}; a body {@code "poison"} fails every time. */
@ApplicationScoped
public class Facts {
    private final Inbox inbox;
    private final List<IncomingEvent> worked = new CopyOnWriteArrayList<>();
    private final Map<String, String> traces = new ConcurrentHashMap<>();

    Facts(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("facts")
    @Blocking
    public CompletionStage<Void> on(ConsumerRecord<String, String> message) {
        return inbox.handle(message, event -> {
            if ("\"poison\"".equals(event.body())) {
                throw new IllegalStateException("poison");
            }
            traces.put(event.key(), Span.current().getSpanContext().getTraceId());
            worked.add(event);
        });
    }

    /** The same by the batch. */
    @Incoming("bulk-facts")
    @Blocking
    public CompletionStage<Void> onAll(KafkaRecordBatch<String, String> messages) {
        return inbox.handleAll(messages, events -> {
            if (events.stream().anyMatch(event -> "\"poison\"".equals(event.body()))) {
                throw new BadEventException("poison", null);
            }
            worked.addAll(events);
        });
    }

    /** The trace the last event of this key was worked in. */
    public String traceOf(String key) {
        return traces.get(key);
    }

    public List<String> bodiesOf(String key) {
        return worked.stream()
                .filter(event -> key.equals(event.key()))
                .map(IncomingEvent::body)
                .toList();
    }
}
