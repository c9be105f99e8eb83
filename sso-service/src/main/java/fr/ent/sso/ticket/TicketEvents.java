package fr.ent.sso.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.ent.kit.outbox.Outbox;
import fr.ent.kit.outbox.OutgoingEvent;
import fr.ent.sso.registry.ServiceUrl;
import fr.ent.sso.registry.Site;
import fr.ent.sso.secret.Secret;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Tells on {@code ent.tickets} what happens to tickets, and counts it. */
@ApplicationScoped
class TicketEvents {
    private static final Logger LOG = Logger.getLogger(TicketEvents.class);
    private static final String TOPIC = "ent.tickets";
    private static final int MAX_SERVICE = 2048;
    private static final Pattern TICKET = Pattern.compile("(ticket=)[^&#]*");

    private final Outbox outbox;
    private final MeterRegistry metrics;

    TicketEvents(Outbox outbox, MeterRegistry metrics) {
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /**
     * The body of {@code fr.ent.sso.service-ticket.issued.v1}.
     *
     * @param proxies the sites on the way, the most recent first; null for a service ticket
     */
    record Issued(
            UUID account,
            String login,
            UUID connector,
            String uai,
            String casType,
            String service,
            String ticket,
            String session,
            boolean renewed,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<String> proxies) {}

    /**
     * The body of {@code fr.ent.sso.service-ticket.validated.v1}.
     *
     * @param proxies the sites on the way, the most recent first; null for a service ticket
     */
    record Validated(
            UUID account,
            String login,
            UUID connector,
            String uai,
            String casType,
            String service,
            String ticket,
            String user,
            Map<String, List<String>> attributes,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<String> proxies) {}

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

    /**
     * Tells of the refusal when it is about a person. Anybody on the internet can ask for any site with any ticket:
     * what nobody can be named for is counted and logged, and costs neither a row nor an event.
     *
     * @param account null when nobody knows who it is about
     * @param service as the caller gave it; null when it gave none
     */
    void refused(RefusalCause cause, UUID account, String login, Site site, String service) {
        metrics.counter("sso.tickets.refused", "cause", cause.name()).increment();
        LOG.infof(
                "Refused: %s for %s",
                cause, ServiceUrl.parse(service).map(ServiceUrl::host).orElse("no readable service"));
        if (account == null) {
            return;
        }
        Refused event = new Refused(
                cause,
                account,
                login,
                site == null ? null : site.service().id(),
                site == null ? null : site.school(),
                service == null ? null : told(service));
        outbox.add(new OutgoingEvent(TOPIC, account.toString(), "fr.ent.sso.service-ticket.refused.v1", event));
    }

    /** The URL without the ticket that a site in a loop left in it: no event carries one, used up or not. */
    static String told(String service) {
        String text = service.substring(0, Math.min(service.length(), MAX_SERVICE));
        return TICKET.matcher(text).replaceAll("$1");
    }

    static String digest(String ticket) {
        return Secret.hex(Secret.digest(ticket));
    }
}
