package fr.ent.connector.explanation;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.ConnectorAdministration;
import fr.ent.connector.definition.ConnectorProblems;
import fr.ent.connector.definition.Connectors;
import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.myapps.Person;
import fr.ent.connector.people.KnownPerson;
import fr.ent.connector.people.People;
import fr.ent.kit.problem.ApiProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Explains for who asks: to an administrator what concerns his structures, to a person what concerns himself. Rights
 * hold at once; what a person is in, his token says until it is renewed.
 */
@RequestScoped
class Explanations {
    private final Reasons reasons;
    private final ConnectorAdministration administered;
    private final Connectors connectors;
    private final PeopleInReach inReach;
    private final Administration administration;
    private final Directory directory;
    private final People people;
    private final Person person;
    private final SecurityIdentity identity;

    Explanations(
            Reasons reasons,
            ConnectorAdministration administered,
            Connectors connectors,
            PeopleInReach inReach,
            Administration administration,
            Directory directory,
            People people,
            Person person,
            SecurityIdentity identity) {
        this.reasons = reasons;
        this.administered = administered;
        this.connectors = connectors;
        this.inReach = inReach;
        this.administration = administration;
        this.directory = directory;
        this.people = people;
        this.person = person;
        this.identity = identity;
    }

    /**
     * Groups of structures that the caller does not administer are not named.
     *
     * @throws ApiProblem 403 or 404 when the connector or the person is none of the caller's
     */
    Explanation of(UUID connector, UUID account) {
        QuarkusTransaction.requiringNew().call(() -> administered.readable(connector));
        Who who = Who.of(inReach.require(account));
        return QuarkusTransaction.requiringNew().call(() -> {
            Connector known = administered.readable(connector);
            List<Step> steps = reasons.of(known, who).stream()
                    .filter(step -> step.finding() != Finding.GROUP_OF_SCHOOL || administration.of(step.structure()))
                    .map(step -> step.group() == null || step.structure() != null && administration.of(step.structure())
                            ? step
                            : step.withoutGroup())
                    .toList();
            return explanation(known, who, steps);
        });
    }

    /**
     * Why the caller himself sees it or not; groups he is not in and who denied it to him are not told.
     *
     * @throws ApiProblem 404 also for a draft and for what belongs to schools that are not his
     */
    Explanation ofCaller(UUID connector) {
        Who byToken = Who.of(person.viewer(), account());
        Who now = now(byToken);
        return QuarkusTransaction.requiringNew().call(() -> {
            Connector known = connectors.findByIdOptional(connector).orElseThrow(ConnectorProblems::unknown);
            List<Step> steps = new ArrayList<>(reasons.of(known, now));
            List<Step> older = reasons.of(known, byToken);
            if (!known.published || says(steps, Finding.NOT_OF_STRUCTURE) && says(older, Finding.NOT_OF_STRUCTURE)) {
                throw ConnectorProblems.unknown();
            }
            steps.removeIf(step -> step.finding() == Finding.GROUP_OF_SCHOOL);
            if (Explanation.visible(steps) != Explanation.visible(older)) {
                steps.add(Step.at(Finding.TOKEN_OLDER, Outcome.NOTE, tokenEnds()));
            }
            return explanation(
                    known, now, steps.stream().map(Step::withoutActor).toList());
        });
    }

    private Explanation explanation(Connector connector, Who who, List<Step> steps) {
        Map<String, String> names = directory.names(steps.stream()
                .map(Step::structure)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        List<Step> named = steps.stream()
                .map(step -> step.named(step.structure() == null ? null : names.get(step.structure())))
                .toList();
        return new Explanation(
                connector.id,
                connector.displayName,
                who.account(),
                who.name(),
                Explanation.visible(named),
                Explanation.usable(named),
                named);
    }

    /** As the directory has him; while it does not answer, as his token tells. */
    private Who now(Who byToken) {
        try {
            Optional<KnownPerson> known = people.find(byToken.account());
            return known.map(Who::of).orElse(byToken);
        } catch (ApiProblem away) {
            return byToken;
        }
    }

    private UUID account() {
        try {
            return UUID.fromString(person.account());
        } catch (IllegalArgumentException e) {
            throw new ApiProblem(403, "not-a-person"); // A program has no « Mes applis ».
        }
    }

    private Instant tokenEnds() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Instant.ofEpochSecond(token.getExpirationTime())
                : null;
    }

    private static boolean says(List<Step> steps, Finding finding) {
        return steps.stream().anyMatch(step -> step.finding() == finding);
    }
}
