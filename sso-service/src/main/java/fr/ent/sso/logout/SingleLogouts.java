package fr.ent.sso.logout;

import fr.ent.sso.registry.ServiceUrl;
import fr.ent.sso.registry.SingleLogout;
import fr.ent.sso.secret.Secret;
import fr.ent.sso.session.SessionEnding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Notes which sites have to hear of the end of a session (CAS 3.0 §2.3.3): one message for each ticket that was
 * validated, in the transaction that ends the session, whatever the reason.
 */
@ApplicationScoped
class SingleLogouts {
    private final Visits visits;
    private final LogoutDeliveries deliveries;

    SingleLogouts(Visits visits, LogoutDeliveries deliveries) {
        this.visits = visits;
        this.deliveries = deliveries;
    }

    void note(@Observes SessionEnding ending) {
        List<LogoutDelivery> messages = new ArrayList<>();
        for (Visit visit : visits.of(ending.id())) {
            Optional<ServiceUrl> address = visit.address();
            if (address.isPresent() && visit.singleLogout() != SingleLogout.NONE) {
                messages.add(message(ending, visit, address.get()));
            }
        }
        deliveries.add(messages);
    }

    private static LogoutDelivery message(SessionEnding ending, Visit visit, ServiceUrl address) {
        LogoutRequest request = new LogoutRequest(Secret.random("LR-"), Instant.now(), visit.ticket());
        boolean front = visit.singleLogout() == SingleLogout.FRONT_CHANNEL;
        return new LogoutDelivery(
                ending.digest(),
                ending.account(),
                visit.connector(),
                front ? LogoutDelivery.Channel.FRONT_CHANNEL : LogoutDelivery.Channel.BACK_CHANNEL,
                address.text(),
                LogoutRequest.PARAMETER,
                front ? request.deflated() : request.xml());
    }
}
