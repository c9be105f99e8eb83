package fr.ent.connector.health;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ent.connector.directory.Uai;
import fr.ent.kit.inbox.BadEventException;
import fr.ent.kit.inbox.Inbox;
import fr.ent.kit.inbox.IncomingEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps whom PRONOTE bases do not recognise, whose link drifted, and which bases are published. */
@ApplicationScoped
class PronoteConsumer {
    private static final String FAILED = "fr.ent.pronote.identification.failed.v1";
    private static final String LINKED = "fr.ent.pronote.mapping.linked.v1";
    private static final String UNLINKED = "fr.ent.pronote.mapping.unlinked.v1";
    private static final String DRIFTED = "fr.ent.pronote.mapping.drifted.v1";
    private static final String PUBLICATION = "fr.ent.pronote.base.publication-changed.v1";
    private static final int LONGEST_CAUSE = 40;

    private final Inbox inbox;
    private final ObjectMapper json;
    private final Recognitions recognitions;
    private final MeterRegistry metrics;

    PronoteConsumer(Inbox inbox, ObjectMapper json, Recognitions recognitions, MeterRegistry metrics) {
        this.inbox = inbox;
        this.json = json;
        this.recognitions = recognitions;
        this.metrics = metrics;
    }

    /** What we read of {@value #FAILED}; casId is missing in events of before it was told. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Failed(String uai, String casId, UUID account, String cause) {}

    /** What we read of the events about links. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Link(String uai, String casId) {}

    /** What we read of {@value #PUBLICATION}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Publication(String uai, Boolean published) {}

    @Incoming("pronote")
    @Blocking
    public CompletionStage<Void> on(KafkaRecordBatch<String, String> messages) {
        return inbox.handleAll(messages, this::apply);
    }

    private void apply(List<IncomingEvent> events) {
        RecognitionTally tally = new RecognitionTally();
        for (IncomingEvent event : events) {
            switch (event.type()) {
                case FAILED -> failed(tally, event);
                case LINKED -> {
                    Link link = link(event);
                    tally.linked(link.uai(), link.casId().strip(), event.time());
                }
                case UNLINKED -> {
                    Link link = link(event);
                    tally.unlinked(link.uai(), link.casId().strip(), event.time());
                }
                case DRIFTED -> {
                    Link link = link(event);
                    tally.drifted(link.uai(), link.casId().strip(), event.time());
                }
                case PUBLICATION -> {
                    Publication state = event.bodyAs(Publication.class, json);
                    require(state.uai(), state.published() != null);
                    tally.published(state.uai(), state.published(), event.time());
                }
                default -> {
                    // Other facts about bases change nothing here.
                }
            }
        }
        recognitions.add(tally);
        tally.usages.forEach((usage, number) -> metrics.counter(
                        "ent.connectors.recognition.failures", "cause", Outcome.known(usage.cause()))
                .increment(number));
    }

    private void failed(RecognitionTally tally, IncomingEvent event) {
        Failed failure = event.bodyAs(Failed.class, json);
        require(
                failure.uai(),
                failure.cause() != null
                        && !failure.cause().isBlank()
                        && failure.cause().length() <= LONGEST_CAUSE);
        String casId = failure.casId() == null || failure.casId().isBlank()
                ? null
                : failure.casId().strip();
        tally.failed(failure.uai(), casId, failure.account(), failure.cause(), event.time());
    }

    private Link link(IncomingEvent event) {
        Link link = event.bodyAs(Link.class, json);
        require(link.uai(), link.casId() != null);
        return link;
    }

    private static void require(String uai, boolean complete) {
        if (!Uai.isUai(uai) || !complete) {
            throw new BadEventException("An event of a base without its UAI or what it is about", null);
        }
    }
}
