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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Counts what happens to tickets, by connector and school, and remembers who came in. */
@ApplicationScoped
class TicketConsumer {
    private static final String PREFIX = "fr.ent.sso.service-ticket.";
    private static final String ISSUED = PREFIX + "issued.v1";
    private static final String VALIDATED = PREFIX + "validated.v1";
    private static final String REFUSED = PREFIX + "refused.v1";
    private static final String PRONOTE = "PRONOTE";
    private static final int LONGEST_CAUSE = 40;

    private final Inbox inbox;
    private final ObjectMapper json;
    private final UsageStore store;
    private final SchoolOfService schools;
    private final MeterRegistry metrics;

    TicketConsumer(Inbox inbox, ObjectMapper json, UsageStore store, SchoolOfService schools, MeterRegistry metrics) {
        this.inbox = inbox;
        this.json = json;
        this.store = store;
        this.schools = schools;
        this.metrics = metrics;
    }

    /** What we read of the three events; user and casType are of a validation, cause is of a refusal. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Ticket(
            UUID account, UUID connector, String uai, String casType, String service, String user, String cause) {}

    @Incoming("tickets")
    @Blocking
    public CompletionStage<Void> on(KafkaRecordBatch<String, String> messages) {
        return inbox.handleAll(messages, this::apply);
    }

    private void apply(List<IncomingEvent> events) {
        Map<IncomingEvent, Ticket> tickets = new LinkedHashMap<>();
        for (IncomingEvent event : events) {
            if (event.type().startsWith(PREFIX)) {
                Ticket ticket = event.bodyAs(Ticket.class, json);
                // A refusal for an unknown address is no connector's.
                if (!event.type().equals(REFUSED) || ticket.connector() != null) {
                    check(event, ticket);
                    tickets.put(event, ticket);
                }
            }
        }
        if (tickets.isEmpty()) {
            return;
        }
        Map<UUID, List<UUID>> gone = store.gone(tickets.values().stream()
                .filter(ticket -> ticket.account() != null)
                .map(Ticket::account)
                .collect(Collectors.toSet()));
        Map<String, String> seen = new HashMap<>();
        Tally tally = new Tally();
        tickets.forEach((event, ticket) -> add(tally, event, ticket, gone, seen));
        store.add(tally);
        tally.usages.forEach(
                (usage, number) -> metrics.counter("ent.connectors.uses", "outcome", named(usage.outcome()))
                        .increment(number));
    }

    private void add(
            Tally tally, IncomingEvent event, Ticket ticket, Map<UUID, List<UUID>> gone, Map<String, String> seen) {
        String school = schools.of(ticket.uai(), ticket.service(), seen);
        Tally.Place place = new Tally.Place(ticket.connector(), school);
        switch (event.type()) {
            case ISSUED -> tally.issued(place, event.time());
            case REFUSED -> tally.refused(place, ticket.cause(), event.time());
            case VALIDATED -> {
                List<UUID> who = gone.getOrDefault(ticket.account(), List.of(ticket.account()));
                tally.validated(place, event.time(), who);
                if (PRONOTE.equals(ticket.casType()) && ticket.user() != null) {
                    who.forEach(account -> tally.told(school, ticket.user().strip(), account, event.time()));
                }
            }
            default -> {
                // A later version of an event that we do not read yet.
            }
        }
    }

    private static void check(IncomingEvent event, Ticket ticket) {
        if (ticket.connector() == null || !Uai.isUai(ticket.uai())) {
            throw new BadEventException("A ticket event without connector or school", null);
        }
        if (event.type().equals(VALIDATED) && ticket.account() == null) {
            throw new BadEventException("A validated ticket without account", null);
        }
        if (event.type().equals(REFUSED)
                && (ticket.cause() == null
                        || ticket.cause().isBlank()
                        || ticket.cause().length() > LONGEST_CAUSE)) {
            throw new BadEventException("A refused ticket without cause", null);
        }
    }

    /** A label of a metric takes known values only. */
    private static String named(String outcome) {
        return outcome.equals(Outcome.ISSUED) || outcome.equals(Outcome.VALIDATED) ? outcome : Outcome.known(outcome);
    }
}
