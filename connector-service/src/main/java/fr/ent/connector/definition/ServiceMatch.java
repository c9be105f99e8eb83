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
 * the longest path at a segment boundary, or only when there is none the same of a template, or a pattern; the one that
 * fixes most text wins, then an address before a pattern, then the smaller id.
 *
 * <p>Drafts match nothing. Addresses are looked up by their paths, patterns by the host they spell out: the cost does
 * not depend on how many connectors there are.
 */
@ApplicationScoped
public class ServiceMatch {
    private static final Comparator<Found> MOST_SPECIFIC_FIRST = Comparator.comparingInt(Found::fixedLength)
            .reversed()
            .thenComparing(found -> found.connector.cas.pattern() != null)
            .thenComparing(found -> found.connector.id);

    /** @param uai what the template's place stands for; null when there is none */
    private record Found(Connector connector, String uai) {
        int fixedLength() {
            return connector
                    .service()
                    .map(service -> (service.origin()
                                            .substring(0, service.origin().lastIndexOf(':'))
                                    + service.path())
                            .replace(ServiceAddress.UAI, "")
                            .length())
                    .orElseGet(() ->
                            ServicePattern.fixedText(connector.cas.pattern()).length());
        }

        Candidate candidate() {
            Rule rule = connector.cas.pattern() != null ? Rule.PATTERN : uai == null ? Rule.ADDRESS : Rule.TEMPLATE;
            String covers =
                    rule == Rule.PATTERN ? connector.cas.pattern() : connector.serviceOrigin + connector.servicePath;
            return new Candidate(connector.id, connector.identifier, connector.structure, rule, covers);
        }
    }

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
        List<Found> exact = connectors.covering(address.get()).stream()
                .map(connector -> new Found(connector, null))
                .toList();
        List<Found> templates = address.get().readings().stream()
                .flatMap(reading -> connectors.covering(reading.address()).stream()
                        .filter(connector -> connector.service().orElseThrow().isTemplate())
                        .map(connector -> new Found(connector, reading.uai())))
                .toList();
        Stream<Found> patterns = connectors.withPatternOf(address.get().host()).stream()
                .filter(connector -> ServicePattern.matches(connector.cas.pattern(), service))
                .map(connector -> new Found(connector, null));
        List<Found> found = Stream.concat(
                        Stream.concat((exact.isEmpty() ? templates : exact).stream(), patterns)
                                .sorted(MOST_SPECIFIC_FIRST),
                        exact.isEmpty() ? Stream.empty() : templates.stream().sorted(MOST_SPECIFIC_FIRST))
                .toList();
        return found.stream().findFirst().map(first -> {
            Candidate best = first.candidate();
            List<Candidate> others =
                    found.stream().skip(1).map(Found::candidate).toList();
            return new Match(best.id, best.identifier, best.structure, best.rule, best.covers, first.uai, others);
        });
    }
}
