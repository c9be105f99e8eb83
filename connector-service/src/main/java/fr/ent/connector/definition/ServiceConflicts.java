package fr.ent.connector.definition;

import fr.ent.connector.signon.ServiceAddress;
import fr.ent.connector.signon.ServicePattern;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose sites a connector would take, or lose to another, when it is published: at the ticket the most specific
 * connector answers, silently. So that nobody loses users without knowing:
 *
 * <ul>
 *   <li>the same address or pattern is refused, with the other's name;
 *   <li>an address above or below another's is refused too when the other is another structure's or of another CAS
 *       type; the same structure may divide its own site between connectors of one type, and is told;
 *   <li>a pattern that meets another connector's address or pattern is refused, whoever has it: which of the two wins
 *       is not to be seen on them;
 *   <li>an address that a template covers is meant: a school may have a connector of its own beside the shared one. It
 *       is told.
 * </ul>
 *
 * Drafts and plain links stand for nothing. What was saved before these rules stays until its address is changed.
 */
@ApplicationScoped
class ServiceConflicts {
    private static final int NEIGHBOURS = 3;

    private final Connectors connectors;
    private final EntityManager database;

    ServiceConflicts(Connectors connectors, EntityManager database) {
        this.connectors = connectors;
        this.database = database;
    }

    /**
     * Within a transaction; another that asks about the same host waits for its end.
     *
     * @throws fr.ent.kit.problem.ApiProblem 409 {@code service-taken} with the other's name
     */
    void require(Connector wanted) {
        host(wanted)
                .ifPresent(host -> database.createNativeQuery(
                                "select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 0))) l",
                                Integer.class)
                        .setParameter(1, "service:" + host)
                        .getSingleResult());
        refusing(wanted).ifPresent(other -> {
            throw ConnectorProblems.serviceTaken(other.identifier);
        });
    }

    /** The connector because of which this one cannot be published as it is. */
    Optional<Connector> refusing(Connector wanted) {
        if (!wanted.published) {
            return Optional.empty();
        }
        return wanted.cas == null
                ? Optional.empty()
                : wanted.cas.pattern() != null
                        ? refusingPattern(wanted)
                        : refusingAddress(wanted, wanted.service().orElseThrow());
    }

    /** Connectors that it shares a site with, as they may. */
    List<Connector> neighbours(Connector connector) {
        if (!connector.published || connector.service().isEmpty()) {
            return List.of();
        }
        Stream<Connector> above =
                connectors.covering(connector.service().get()).stream().filter(other -> !other.id.equals(connector.id));
        Stream<Connector> below = connectors.below(connector, true, NEIGHBOURS).stream();
        return Stream.concat(above, below).limit(NEIGHBOURS).toList();
    }

    /** The template that would answer at its address if it were not there. */
    Optional<Connector> overridden(Connector connector) {
        return connector
                .service()
                .filter(service -> connector.published)
                .flatMap(ServiceAddress::templated)
                .flatMap(template -> connectors.covering(template.address()).stream()
                        .filter(other -> !other.id.equals(connector.id))
                        .filter(other -> other.service().orElseThrow().isTemplate())
                        .findFirst());
    }

    private Optional<Connector> refusingAddress(Connector wanted, ServiceAddress address) {
        Optional<Connector> above = connectors.covering(address).stream()
                .filter(other -> !other.id.equals(wanted.id))
                .filter(other -> !alike(other, wanted) || other.servicePath.equals(address.path()))
                .findFirst();
        return above.or(() -> connectors.below(wanted, false, 1).stream().findFirst())
                .or(() -> connectors.withPatternOf(address.host()).stream()
                        .filter(other -> !other.id.equals(wanted.id))
                        .filter(other -> ServicePattern.meets(other.cas.pattern(), address, wanted.url))
                        .findFirst());
    }

    private Optional<Connector> refusingPattern(Connector wanted) {
        String pattern = wanted.cas.pattern();
        Optional<Connector> byPattern = connectors.withPatternOf(wanted.patternHost).stream()
                .filter(other -> !other.id.equals(wanted.id))
                .filter(other -> other.cas.pattern().equals(pattern)
                        || meets(pattern, other)
                        || meets(other.cas.pattern(), wanted))
                .findFirst();
        return byPattern.or(() -> ServiceAddress.of(ServicePattern.fixedText(pattern)).stream()
                .flatMap(fixed -> connectors.ofOrigin(fixed.origin()).stream())
                .filter(other -> !other.id.equals(wanted.id))
                .filter(other -> ServicePattern.meets(pattern, other.service().orElseThrow(), other.url))
                .findFirst());
    }

    /** Whether the pattern matches what the other one, that has a pattern too, is known to stand for. */
    private static boolean meets(String pattern, Connector other) {
        String theirs = other.cas.pattern();
        return Stream.of(other.url, ServicePattern.fixedText(theirs))
                .filter(sample -> ServicePattern.matches(theirs, sample))
                .anyMatch(sample -> ServicePattern.matches(pattern, sample));
    }

    private static boolean alike(Connector one, Connector other) {
        return one.structure.equals(other.structure) && Objects.equals(one.cas.type(), other.cas.type());
    }

    private static Optional<String> host(Connector connector) {
        return !connector.published
                ? Optional.empty()
                : connector.patternHost != null
                        ? Optional.of(connector.patternHost)
                        : connector.service().map(ServiceAddress::host);
    }
}
