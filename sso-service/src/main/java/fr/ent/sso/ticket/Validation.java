package fr.ent.sso.ticket;

import fr.ent.sso.release.Release;
import java.time.Instant;
import java.util.List;

/** What comes of validating a ticket. */
public sealed interface Validation {
    /**
     * @param newLogin the password was given for this very ticket
     * @param remembered the session is one the person chose to keep on this device (CAS 3.0 §4.1)
     * @param proxies callback addresses of the sites on the way, the most recent first; empty for a service ticket
     * @param iou names the proxy-granting ticket that the site has been sent; null when it asked for none
     */
    record Success(
            Release release,
            Instant authenticatedAt,
            boolean newLogin,
            boolean remembered,
            List<String> proxies,
            String iou)
            implements Validation {}

    record Failure(RefusalCause cause) implements Validation {}
}
