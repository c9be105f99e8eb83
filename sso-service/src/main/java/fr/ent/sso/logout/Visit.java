package fr.ent.sso.logout;

import fr.ent.sso.registry.ServiceUrl;
import fr.ent.sso.registry.SingleLogout;
import java.util.Optional;
import java.util.UUID;

/**
 * A declared site that validated a ticket of the session.
 *
 * @param ticket by which it knows its own session
 * @param service the URL of the ticket
 * @param name what people read
 * @param logoutUrl where it wants to hear of the end; null for the service URL
 */
record Visit(String ticket, String service, UUID connector, String name, SingleLogout singleLogout, String logoutUrl) {
    /** Where the message goes: an address an administrator declared, or one that belongs to the connector. */
    Optional<ServiceUrl> address() {
        return ServiceUrl.parse(logoutUrl == null || logoutUrl.isBlank() ? service : logoutUrl);
    }
}
