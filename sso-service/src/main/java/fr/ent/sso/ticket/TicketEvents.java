package fr.ent.sso.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.ent.kit.outbox.Outbox;
import fr.ent.kit.outbox.OutgoingEvent;
import fr.ent.sso.registry.RegisteredService;
import fr.ent.sso.registry.ServiceUrl;
import fr.ent.sso.secret.Secret;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells on {@code ent.tickets} what happens to tickets, and counts it. */
@ApplicationScoped
class TicketEvents {
    private static final String TOPIC = "ent.tickets";
    private static final int MAX_SERVICE = 2048;

    private final Outbox outbox;
    private final MeterRegistry metrics;

    TicketEvents(Outbox outbox, MeterRegistry metrics) {
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** The body of {@code fr.ent.sso.service-ticket.issued.v1}. */
    record Issued(
            UUID account,
            String login,
            UUID connector,
            String uai,
            String casType,
            String service,
            String ticket,
            String session,
            boolean renewed) {}

    /** The body of {@code fr.ent.sso.service-ticket.validated.v1}. */
    record Validated(
            UUID account,
            String login,
            UUID connector,
            String uai,
            String casType,
            String service,
            String ticket,
            String user,
            Map<String, List<String>> attributes) {}

    /** The body of {@code fr.ent.sso.service-ticket.refused.v1}; what is not known is absent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Refused(RefusalCause cause, UUID account, String login, UUID connector, String uai, String service) {}

    void issued(Issued event) {
        outbox.add(new OutgoingEvent(TOPIC, event.account().toString(), "fr.ent.sso.service-ticket.issued.v1", event));
        metrics.counter("sso.tickets.issued", "type", event.casType()).increment();
    }

    void validated(Validated event) {
        outbox.add(
                new OutgoingEvent(TOPIC, event.account().toString(), "fr.ent.sso.service-ticket.validated.v1", event));
        metrics.counter("sso.tickets.validated", "type", event.casType()).increment();
    }

    /** @param service as the caller gave it; null when it gave none */
    void refused(RefusalCause cause, UUID account, String login, RegisteredService connector, String service) {
        String told = service == null ? null : service.substring(0, Math.min(service.length(), MAX_SERVICE));
        Refused event = new Refused(
                cause,
                account,
                login,
                connector == null ? null : connector.id(),
                connector == null ? null : connector.structure(),
                told);
        outbox.add(new OutgoingEvent(TOPIC, key(account, service), "fr.ent.sso.service-ticket.refused.v1", event));
        metrics.counter("sso.tickets.refused", "cause", cause.name()).increment();
    }

    private static String key(UUID account, String service) {
        return account != null
                ? account.toString()
                : ServiceUrl.parse(service).map(ServiceUrl::host).orElse("unknown");
    }

    static String digest(String ticket) {
        return Secret.hex(Secret.digest(ticket));
    }
}
