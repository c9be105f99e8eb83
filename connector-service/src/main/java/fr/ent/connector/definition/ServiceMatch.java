package fr.ent.connector.definition;

import com.google.re2j.Pattern;
import fr.ent.connector.signon.ServiceAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Which connector a service URL belongs to (design §5): the longest path at a segment boundary wins; patterns are tried
 * only when no address covers the URL, in the order of their identifiers.
 */
@ApplicationScoped
class ServiceMatch {
    /** How a connector was found. */
    enum Rule {
        ADDRESS,
        PATTERN
    }

    /** @param covers the origin and path, or the pattern, that covers the service URL */
    record Match(UUID id, String identifier, String structure, Rule rule, String covers) {}

    private final Connectors connectors;

    ServiceMatch(Connectors connectors) {
        this.connectors = connectors;
    }

    Optional<Match> of(String service) {
        Optional<ServiceAddress> address = ServiceAddress.of(service);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        return connectors
                .covering(address.get())
                .map(connector -> match(connector, Rule.ADDRESS, connector.serviceOrigin + connector.servicePath))
                .or(() -> connectors.withPattern().stream()
                        .filter(connector -> Pattern.matches(connector.cas.pattern(), service))
                        .findFirst()
                        .map(connector -> match(connector, Rule.PATTERN, connector.cas.pattern())));
    }

    private static Match match(Connector connector, Rule rule, String covers) {
        return new Match(connector.id, connector.identifier, connector.structure, rule, covers);
    }
}
