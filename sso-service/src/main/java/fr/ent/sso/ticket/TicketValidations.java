package fr.ent.sso.ticket;

import fr.ent.sso.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Validates tickets. A site that wants a proxy-granting ticket gets it between two transactions (CAS 3.0 §2.5.4): the
 * first uses the service ticket up, then the site is called while nothing is locked, and only when it has taken what it
 * was sent does the second keep the proxy-granting ticket and release the answer.
 */
@ApplicationScoped
public class TicketValidations {
    private static final String GRANT_PREFIX = "PGT-";
    private static final String IOU_PREFIX = "PGTIOU-";

    private final ServiceTickets tickets;
    private final ProxyCallbacks callbacks;

    TicketValidations(ServiceTickets tickets, ProxyCallbacks callbacks) {
        this.tickets = tickets;
        this.callbacks = callbacks;
    }

    /** Validates the ticket of the attempt and uses it up. */
    public Validation validate(Attempt attempt) {
        Attempted attempted = tickets.attempt(attempt);
        if (attempted instanceof Attempted.Done done) {
            return done.validation();
        }
        Attempted.Awaiting awaiting = (Attempted.Awaiting) attempted;
        String pgt = Secret.random(GRANT_PREFIX);
        String iou = Secret.random(IOU_PREFIX);
        return callbacks.taken(awaiting.callback().with(pgt, iou))
                ? tickets.grant(awaiting, pgt, iou)
                : tickets.refuseCallback(awaiting);
    }
}
