package fr.ent.connector.definition;

import com.google.re2j.Pattern;
import fr.ent.connector.signon.ServiceAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * Which connector a service URL belongs to (design §5), by the rule sso-service applies at the ticket: the address with
 * the longest path at a segment boundary, or a pattern; the one that fixes most text wins, then an address before a
 * pattern, then the smaller id.
 */
@ApplicationScoped
public class ServiceMatch {
    /** What a pattern begins with, as far as it leaves no choice. */
    private static final java.util.regex.Pattern FIXED_TEXT =
            java.util.regex.Pattern.compile("\\^?((?:[A-Za-z0-9_/:%=&~-]|\\\\[./?-])*)");

    private static final Comparator<Connector> MOST_SPECIFIC_FIRST = Comparator.comparingInt(ServiceMatch::fixedLength)
            .reversed()
            .thenComparing(connector -> connector.cas.pattern() != null)
            .thenComparing(connector -> connector.id);

    /** How a connector was found. */
    public enum Rule {
        ADDRESS,
        PATTERN
    }

    /** @param covers the origin and path, or the pattern, that covers the service URL */
    public record Match(UUID id, String identifier, String structure, Rule rule, String covers) {}

    private final Connectors connectors;

    ServiceMatch(Connectors connectors) {
        this.connectors = connectors;
    }

    public Optional<Match> of(String service) {
        Optional<ServiceAddress> address = ServiceAddress.of(service);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        Stream<Connector> byAddress = connectors.covering(address.get()).stream();
        Stream<Connector> byPattern = connectors.withPattern().stream()
                .filter(connector -> Pattern.matches(connector.cas.pattern(), service));
        return Stream.concat(byAddress, byPattern)
                .min(MOST_SPECIFIC_FIRST)
                .map(connector -> connector.cas.pattern() == null
                        ? match(connector, Rule.ADDRESS, connector.serviceOrigin + connector.servicePath)
                        : match(connector, Rule.PATTERN, connector.cas.pattern()));
    }

    private static int fixedLength(Connector connector) {
        if (connector.cas.pattern() == null) {
            String origin = connector.serviceOrigin;
            return origin.substring(0, origin.lastIndexOf(':')).length() + connector.servicePath.length();
        }
        Matcher fixed = FIXED_TEXT.matcher(connector.cas.pattern());
        return fixed.lookingAt() ? fixed.group(1).replace("\\", "").length() : 0;
    }

    private static Match match(Connector connector, Rule rule, String covers) {
        return new Match(connector.id, connector.identifier, connector.structure, rule, covers);
    }
}
