package fr.ent.connector.trial;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.ConnectorAdministration;
import fr.ent.connector.definition.ServiceMatch;
import fr.ent.connector.definition.Target;
import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.myapps.SchoolTime;
import fr.ent.connector.people.KnownPerson;
import fr.ent.connector.people.People;
import fr.ent.connector.probe.SiteAnswer;
import fr.ent.connector.probe.SiteProbe;
import fr.ent.connector.signon.GrantType;
import fr.ent.connector.signon.ServiceAddress;
import fr.ent.connector.signon.ServicePattern;
import fr.ent.connector.trial.Step.Part;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.security.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Runs a saved connector, or a draft, for one person without signing anybody in. A step whose answer somebody else owes
 * says so when he does not answer, and the others still do.
 */
@ApplicationScoped
class Trials {
    private static final int ADDRESS = 2_000;

    private final ConnectorAdministration connectors;
    private final Administration administration;
    private final Directory directory;
    private final People people;
    private final RightOf rights;
    private final ServiceMatch matches;
    private final Releases releases;
    private final SiteProbe probe;
    private final Caller caller;
    private final SchoolTime time;

    Trials(
            ConnectorAdministration connectors,
            Administration administration,
            Directory directory,
            People people,
            RightOf rights,
            ServiceMatch matches,
            Releases releases,
            SiteProbe probe,
            Caller caller,
            SchoolTime time) {
        this.connectors = connectors;
        this.administration = administration;
        this.directory = directory;
        this.people = people;
        this.rights = rights;
        this.matches = matches;
        this.releases = releases;
        this.probe = probe;
        this.caller = caller;
        this.time = time;
    }

    /**
     * @param typed a service address to be matched, too; null or blank for none
     * @throws ApiProblem 403 when the connector is none of the caller's, 404 when the person is none of his people
     */
    Trial run(UUID id, UUID account, String typed) {
        connectors.readable(id);
        if (account == null) {
            throw ApiProblem.invalid("account", "required");
        }
        String service = checked(typed);
        Optional<KnownPerson> person = person(account);
        List<Step> steps = new ArrayList<>();
        Connector connector = QuarkusTransaction.requiringNew().call(() -> {
            Connector own = connectors.readable(id);
            steps.add(publication(own));
            steps.add(person.map(known -> rights.step(own, known))
                    .orElseGet(() -> Step.warning(Part.RIGHT, "right-unknown")));
            steps.add(address(own, person));
            if (service != null) {
                steps.add(matched(Part.TYPED_ADDRESS, own, service));
            }
            return own;
        });
        Releases.Found released = person.map(known -> releases.of(connector, known))
                .orElseGet(() -> Releases.Found.only(Step.warning(Part.RELEASE, "release-away")));
        SiteAnswer answer = probe.ask(caller.id(), filled(connector, person));
        if (connector.cas != null && answer.askedService() != null) {
            steps.add(QuarkusTransaction.requiringNew()
                    .call(() -> matched(Part.ASKED_ADDRESS, connector, answer.askedService())));
        }
        steps.add(released.step());
        steps.add(site(answer));
        if (connector.target == Target.FRAME) {
            steps.add(frame(answer));
        }
        return new Trial(connector, person, List.copyOf(steps), released.preview());
    }

    private String checked(String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String service = typed.strip();
        if (service.length() > ADDRESS) {
            throw ApiProblem.invalid("service", "too-long", ADDRESS);
        }
        if (ServiceAddress.of(service).isEmpty()) {
            throw ApiProblem.invalid("service", "url-malformed");
        }
        return service;
    }

    /** Empty while the directory does not answer; whether somebody else's people exist is not told. */
    private Optional<KnownPerson> person(UUID account) {
        Optional<KnownPerson> found;
        try {
            found = people.find(account);
        } catch (ApiProblem away) {
            return Optional.empty();
        }
        return Optional.of(found.filter(known -> administration.ofPlatform()
                        || known.structures().stream().anyMatch(administration::of))
                .orElseThrow(() -> new ApiProblem(404, "trial-person-unknown")));
    }

    private Step publication(Connector connector) {
        Instant now = Instant.now();
        if (!connector.published) {
            return Step.warning(Part.PUBLICATION, "draft");
        }
        if (connector.opensAt != null && connector.opensAt.isAfter(now)) {
            return Step.failure(Part.PUBLICATION, "opens-later", time.of(connector.opensAt));
        }
        if (connector.closesAt != null && !connector.closesAt.isAfter(now)) {
            return Step.failure(Part.PUBLICATION, "closed", time.of(connector.closesAt));
        }
        if (connector.maintenance != null) {
            return Step.warning(Part.PUBLICATION, "maintenance", connector.maintenance);
        }
        return Step.ok(Part.PUBLICATION, "open");
    }

    private Step address(Connector connector, Optional<KnownPerson> person) {
        if (connector.cas != null) {
            return matched(Part.ADDRESS, connector, filled(connector, person));
        }
        if (connector.oauth == null) {
            return Step.ok(Part.ADDRESS, "address-link");
        }
        boolean codeGoesNowhere =
                connector.oauth.grantType() == GrantType.AUTHORIZATION_CODE && connector.oauth.redirectUris() == null;
        return codeGoesNowhere
                ? Step.failure(Part.ADDRESS, "address-no-redirect")
                : Step.ok(Part.ADDRESS, "address-oauth");
    }

    private Step matched(Part part, Connector connector, String service) {
        if (!connector.published && connector.cas != null && covers(connector, service)) {
            return Step.ok(part, "address-draft", service); // drafts match nothing yet
        }
        Optional<ServiceMatch.Match> match = matches.of(service);
        if (match.isEmpty()) {
            return Step.failure(part, "address-of-none", service);
        }
        return match.get().id().equals(connector.id)
                ? Step.ok(part, "address-own", service)
                : Step.failure(part, "address-of-another", service, match.get().identifier());
    }

    private static boolean covers(Connector connector, String service) {
        if (connector.cas.pattern() != null) {
            return ServicePattern.matches(connector.cas.pattern(), service);
        }
        Optional<ServiceAddress> asked = ServiceAddress.of(service);
        Optional<ServiceAddress> own = ServiceAddress.ofTemplate(connector.url);
        return asked.isPresent()
                && own.isPresent()
                && (own.get().covers(asked.get())
                        || asked.get().readings().stream()
                                .anyMatch(reading -> own.get().covers(reading.address())));
    }

    /** The connector's address as this person opens it. */
    private String filled(Connector connector, Optional<KnownPerson> person) {
        if (!connector.url.contains(ServiceAddress.UAI)) {
            return connector.url;
        }
        Set<String> below = directory.selfAndDescendants(List.of(connector.structure));
        String uai = person.flatMap(known ->
                        known.structures().stream().filter(below::contains).findFirst())
                .orElse(connector.structure);
        return connector.url.replace(ServiceAddress.UAI, uai);
    }

    private static Step site(SiteAnswer answer) {
        String finding =
                "site-" + answer.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Object[] arguments = {answer.host(), String.valueOf(answer.status())};
        return switch (answer.outcome().verdict()) {
            case GOOD -> Step.ok(Part.SITE, finding, arguments);
            case DOUBTFUL -> Step.warning(Part.SITE, finding, arguments);
            case BAD -> Step.failure(Part.SITE, finding, arguments);
        };
    }

    private static Step frame(SiteAnswer answer) {
        return switch (answer.framing()) {
            case ALLOWED -> Step.ok(Part.FRAME, "frame-allowed", answer.host());
            case FORBIDDEN -> Step.failure(Part.FRAME, "frame-forbidden", answer.host());
            case MIXED -> Step.failure(Part.FRAME, "frame-mixed");
            case UNKNOWN -> Step.warning(Part.FRAME, "frame-unknown");
        };
    }
}
