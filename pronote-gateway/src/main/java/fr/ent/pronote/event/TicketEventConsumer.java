package fr.ent.pronote.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ent.kit.inbox.BadEventException;
import fr.ent.kit.inbox.Inbox;
import fr.ent.kit.inbox.IncomingEvent;
import fr.ent.pronote.casclient.PronoteSessions;
import fr.ent.pronote.identity.Population;
import fr.ent.pronote.integration.EntIntegration;
import fr.ent.pronote.integration.EntIntegrations;
import fr.ent.pronote.publication.Base;
import fr.ent.pronote.publication.BaseKind;
import fr.ent.pronote.publication.Bases;
import fr.ent.pronote.publication.PublicationConfig;
import fr.ent.pronote.publication.Space;
import fr.ent.pronote.recognition.EntLogin;
import fr.ent.pronote.recognition.Recognition;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Ticket events: a validated ticket of a PRONOTE connector runs the recognition of its base; the end of an SSO session
 * closes the PRONOTE sessions opened by its tickets. A simulated base that trusts another ENT's CAS server has other
 * people's logins and is left alone.
 */
@ApplicationScoped
public class TicketEventConsumer {
    private static final String VALIDATED = "fr.ent.sso.service-ticket.validated.v1";
    private static final String SESSION_ENDED = "fr.ent.sso.session.ended.v1";
    private static final String PRONOTE = "PRONOTE";

    private final Inbox inbox;
    private final ObjectMapper json;
    private final Bases bases;
    private final EntIntegrations integrations;
    private final Recognition recognition;
    private final PronoteSessions sessions;
    private final String ownCasUrl;

    TicketEventConsumer(
            Inbox inbox,
            ObjectMapper json,
            Bases bases,
            EntIntegrations integrations,
            Recognition recognition,
            PronoteSessions sessions,
            PublicationConfig config) {
        this.inbox = inbox;
        this.json = json;
        this.bases = bases;
        this.integrations = integrations;
        this.recognition = recognition;
        this.sessions = sessions;
        this.ownCasUrl = config.ownCasUrl().toString().replaceAll("/+$", "");
    }

    /** The fields read of {@value #VALIDATED}. */
    record TicketValidated(
            UUID account,
            String uai,
            String casType,
            String service,
            String ticket,
            String user,
            Map<String, List<String>> attributes) {}

    /** The fields read of {@value #SESSION_ENDED}. */
    record SessionEnded(List<VisitedService> services) {}

    /** A service a session had validated a ticket for. */
    record VisitedService(String ticket) {}

    @Incoming("tickets")
    @Blocking
    public CompletionStage<Void> on(ConsumerRecord<String, String> message) {
        return inbox.handle(message, this::apply);
    }

    private void apply(IncomingEvent event) {
        switch (event.type()) {
            case VALIDATED -> validated(event.bodyAs(TicketValidated.class, json));
            case SESSION_ENDED -> ended(event.bodyAs(SessionEnded.class, json));
            default -> {
                // Other facts about tickets do not concern the bases.
            }
        }
    }

    private void validated(TicketValidated ticket) {
        if (!PRONOTE.equals(ticket.casType())) {
            return;
        }
        if (ticket.user() == null
                || ticket.user().isBlank()
                || ticket.ticket() == null
                || ticket.service() == null
                || ticket.uai() == null
                || ticket.attributes() == null) {
            throw new BadEventException("A validated ticket without user, ticket, service, uai or attributes", null);
        }
        bases.ofService(ticket.service(), ticket.uai()).ifPresent(base -> {
            EntIntegration integration = integrations.of(base.uai);
            if (base.kind == BaseKind.SIMULATED && !integration.casUrl.equalsIgnoreCase(ownCasUrl)) {
                return;
            }
            recognition.recognise(
                    integration,
                    EntLogin.of(
                            integration,
                            ticket.user(),
                            ticket.attributes(),
                            ticket.ticket(),
                            ticket.account(),
                            asked(base, ticket.service())));
        });
    }

    private void ended(SessionEnded session) {
        if (session.services() != null) {
            session.services().forEach(service -> sessions.endByTicket(service.ticket()));
        }
    }

    /** The Espace whose page the service is, if it is one. */
    private static Population asked(Base base, String service) {
        String path = service.split("[?#]", 2)[0];
        if (path.length() <= base.publicAddress.length()) {
            return null;
        }
        return Space.ofPage(path.substring(path.lastIndexOf('/') + 1))
                .map(Space::population)
                .orElse(null);
    }
}
