package fr.ent.sso.ticket;

import fr.ent.sso.outgoing.OutgoingHttp;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Hands proxy-granting tickets over (CAS 3.0 §2.5.4). Only status 200 means that the site has taken it; a redirect is
 * not followed, because the ticket is for the address that is allowed and for no other. A few callbacks at once: sites
 * that do not answer must not hold every thread of a server that others log in to.
 */
@ApplicationScoped
class ProxyCallbacks {
    private static final Logger LOG = Logger.getLogger(ProxyCallbacks.class);
    private static final int OK = 200;

    private final OutgoingHttp http;
    private final Semaphore places;

    ProxyCallbacks(OutgoingHttp http, TicketConfig config) {
        this.http = http;
        this.places = new Semaphore(config.callbacksAtOnce());
    }

    /** Calls the site; the address holds a secret and is never logged. */
    boolean taken(URI address) {
        if (!places.tryAcquire()) {
            LOG.warnf("Too many proxy callbacks at once; %s is not called", address.getHost());
            return false;
        }
        try {
            int status = http.get(address);
            if (status != OK) {
                LOG.infof("The proxy callback at %s answered %d", address.getHost(), status);
            }
            return status == OK;
        } catch (IOException e) {
            LOG.infof("The proxy callback at %s failed: %s", address.getHost(), e.getMessage());
            return false;
        } finally {
            places.release();
        }
    }
}
