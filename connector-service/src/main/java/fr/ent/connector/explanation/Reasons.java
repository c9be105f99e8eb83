package fr.ent.connector.explanation;

import fr.ent.connector.definition.Connector;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Each step of {@link fr.ent.connector.access.Entitled#CONDITION} for one person and one connector, and what may keep
 * him from opening what he sees.
 */
@ApplicationScoped
class Reasons {
    private static final String PRONOTE = "PRONOTE";
    private static final String PLACE = "{uai}";

    private final RightFacts facts;
    private final Clock clock = Clock.systemUTC();

    Reasons(RightFacts facts) {
        this.facts = facts;
    }

    List<Step> of(Connector connector, Who who) {
        List<Step> steps = new ArrayList<>();
        steps.add(
                connector.published
                        ? Step.of(Finding.PUBLISHED, Outcome.GIVES)
                        : Step.of(Finding.DRAFT, Outcome.MISSING));
        groups(connector, who, steps);
        facts.denied(connector.id, who.deniable()).forEach(denied -> steps.add(Step.denial(denied)));
        List<String> ways = structures(connector, who, steps);
        hindrances(connector, who, ways, steps);
        return steps;
    }

    private void groups(Connector connector, Who who, List<Step> steps) {
        List<RightFacts.Given> given = facts.given(connector.id, who.groups(), who.structures());
        boolean gives = given.stream().anyMatch(group -> group.his() && !group.ended());
        boolean ended = given.stream().anyMatch(group -> group.his() && group.ended());
        for (RightFacts.Given group : given) {
            if (group.his()) {
                steps.add(
                        !group.ended()
                                ? Step.group(Finding.GROUP, Outcome.GIVES, group)
                                : Step.group(Finding.ENDED, gives ? Outcome.NOTE : Outcome.MISSING, group));
            }
        }
        if (gives) {
            return;
        }
        if (!ended) {
            steps.add(Step.of(
                    facts.isGranted(connector.id) ? Finding.IN_NO_GROUP : Finding.NO_GROUP_GRANTED, Outcome.MISSING));
        }
        given.stream()
                .filter(group -> !group.his() && !group.ended())
                .forEach(group -> steps.add(Step.group(Finding.GROUP_OF_SCHOOL, Outcome.NOTE, group)));
    }

    /** @return the person's structures through which it comes to him */
    private List<String> structures(Connector connector, Who who, List<Step> steps) {
        List<RightFacts.Origin> origins = facts.origins(connector.id, connector.structure, who.structures()).stream()
                .filter(RightFacts.Origin::reaches)
                .toList();
        List<String> ways = origins.stream()
                .filter(origin -> origin.structure().equals(connector.structure)
                        || connector.inherits && origin.excluded() == null)
                .map(RightFacts.Origin::structure)
                .toList();
        ways.forEach(way -> steps.add(Step.in(Finding.STRUCTURE, Outcome.GIVES, way)));
        if (connector.inherits) {
            Outcome outcome = ways.isEmpty() ? Outcome.MISSING : Outcome.NOTE;
            origins.stream()
                    .filter(origin -> !ways.contains(origin.structure()))
                    .map(RightFacts.Origin::excluded)
                    .distinct()
                    .forEach(excluded -> steps.add(Step.in(Finding.EXCLUDED, outcome, excluded)));
        }
        if (ways.isEmpty() && origins.isEmpty()) {
            steps.add(Step.in(Finding.NOT_OF_STRUCTURE, Outcome.MISSING, connector.structure));
        } else if (ways.isEmpty() && !connector.inherits) {
            steps.add(Step.in(Finding.NOT_SHARED, Outcome.MISSING, connector.structure));
        }
        return ways;
    }

    private void hindrances(Connector connector, Who who, List<String> ways, List<Step> steps) {
        Instant now = clock.instant();
        if (connector.opensAt != null && connector.opensAt.isAfter(now)) {
            steps.add(Step.at(Finding.OPENS_LATER, Outcome.HINDERS, connector.opensAt));
        } else if (connector.closesAt != null && !connector.closesAt.isAfter(now)) {
            steps.add(Step.at(Finding.CLOSED, Outcome.HINDERS, connector.closesAt));
        }
        if (who.blocked()) {
            steps.add(Step.of(Finding.BLOCKED, Outcome.HINDERS));
        }
        if (connector.cas != null && PRONOTE.equals(connector.cas.type())) {
            List<String> bases = connector.url.contains(PLACE) ? ways : List.of(connector.structure);
            Set<String> stopped = Set.copyOf(facts.stopped(bases));
            Outcome outcome = stopped.containsAll(bases) ? Outcome.HINDERS : Outcome.NOTE;
            bases.stream()
                    .filter(stopped::contains)
                    .forEach(base -> steps.add(Step.in(Finding.BASE_STOPPED, outcome, base)));
        }
    }
}
