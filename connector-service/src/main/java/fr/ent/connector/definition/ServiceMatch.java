package fr.ent.connector.definition;

import fr.ent.connector.signon.ServiceAddress;
import fr.ent.connector.signon.ServicePattern;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which connector a service URL belongs to (design §5), by the rule sso-service applies at the ticket: the address with
 * the longest path at a segment boundary, or a pattern; the one that fixes most text wins, then an address before a
 * pattern, then the smaller id. When none of these covers it, the template that does: the URL's UAI may stand for any.
 *
 * <p>Drafts match nothing. Addresses are looked up by their paths, patterns by the host they spell out: the cost does
 * not depend on how many connectors there are.
 */
@ApplicationScoped
public class ServiceMatch {
    private static final Comparator<Connector> MOST_SPECIFIC_FIRST = Comparator.comparing(ServiceMatch::isTemplate)
            .thenComparing(Comparator.comparingInt(ServiceMatch::fixedLength).reversed())
            .thenComparing(connector -> connector.cas.pattern() != null)
            .thenComparing(connector -> connector.id);

    /** How a connector was found. */
    public enum Rule {
        ADDRESS,
        PATTERN,
        TEMPLATE
    }

    /** @param covers the origin and path, or the pattern, that covers the service URL */
    @Schema(name = "MatchCandidate")
    public record Candidate(UUID id, String identifier, String structure, Rule rule, String covers) {}

    /**
     * @param uai the UAI that the URL names, where a template holds {@code {uai}}; null otherwise
     * @param others those that cover it too and are less specific, the next best first
     */
    @Schema(name = "Match")
    public record Match(
            UUID id,
            String identifier,
            String structure,
            Rule rule,
            String covers,
            String uai,
            List<Candidate> others) {}

    private final Connectors connectors;

    ServiceMatch(Connectors connectors) {
        this.connectors = connectors;
    }

    @Transactional
    public Optional<Match> of(String service) {
        Optional<ServiceAddress> address = ServiceAddress.of(service);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        Optional<ServiceAddress.Templated> templated = address.get().templated();
        Stream<Connector> byAddress = connectors.covering(address.get()).stream();
        Stream<Connector> byTemplate = templated.stream()
                .flatMap(template -> connectors.covering(template.address()).stream())
                .filter(ServiceMatch::isTemplate);
        Stream<Connector> byPattern = connectors.withPatternOf(address.get().host()).stream()
                .filter(connector -> ServicePattern.matches(connector.cas.pattern(), service));
        List<Candidate> found = Stream.of(byAddress, byTemplate, byPattern)
                .flatMap(stream -> stream)
                .sorted(MOST_SPECIFIC_FIRST)
                .map(ServiceMatch::candidate)
                .toList();
        return found.stream()
                .findFirst()
                .map(first -> new Match(
                        first.id,
                        first.identifier,
                        first.structure,
                        first.rule,
                        first.covers,
                        first.rule == Rule.TEMPLATE ? templated.orElseThrow().uai() : null,
                        found.subList(1, found.size())));
    }

    private static boolean isTemplate(Connector connector) {
        return connector.service().filter(ServiceAddress::isTemplate).isPresent();
    }

    private static int fixedLength(Connector connector) {
        return connector
                .service()
                .map(service ->
                        service.origin().lastIndexOf(':') + service.path().length())
                .orElseGet(
                        () -> ServicePattern.fixedText(connector.cas.pattern()).length());
    }

    private static Candidate candidate(Connector connector) {
        Rule rule =
                connector.cas.pattern() != null ? Rule.PATTERN : isTemplate(connector) ? Rule.TEMPLATE : Rule.ADDRESS;
        String covers =
                rule == Rule.PATTERN ? connector.cas.pattern() : connector.serviceOrigin + connector.servicePath;
        return new Candidate(connector.id, connector.identifier, connector.structure, rule, covers);
    }
}
