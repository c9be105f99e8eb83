package fr.ent.connector.health;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.Denial;
import fr.ent.connector.definition.Grant;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.directory.Group;
import fr.ent.connector.health.HealthScope.Scope;
import fr.ent.connector.health.HealthView.Cause;
import fr.ent.connector.health.HealthView.Counts;
import fr.ent.connector.people.KnownPerson;
import fr.ent.connector.people.People;
import fr.ent.kit.problem.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** « Santé » of one connector: our figures, and with sso-service's help whom they are about. */
@ApplicationScoped
class ConnectorHealth {
    static final int DAYS = 14;
    private static final String PRONOTE = "PRONOTE";
    /** What sso-service takes in one question; more people than this are not asked about one by one. */
    private static final int MOST_VISITORS = 20_000;

    private final HealthScope scopes;
    private final HealthQueries queries;
    private final Directory directory;
    private final People people;
    private final HealthConfig config;
    private final Clock clock = Clock.systemUTC();

    ConnectorHealth(
            HealthScope scopes, HealthQueries queries, Directory directory, People people, HealthConfig config) {
        this.scopes = scopes;
        this.queries = queries;
        this.directory = directory;
        this.people = people;
        this.config = config;
    }

    /** @throws ApiProblem as {@link HealthScope#of}, here and in every other method */
    @Transactional
    HealthView of(UUID id, String structure) {
        Scope scope = scopes.of(id, structure);
        Periods periods = new Periods(config);
        Instant now = clock.instant();
        Instant day = Tally.hour(now.minus(Duration.ofDays(1)));
        Instant week = weekBefore(now);
        Instant year = periods.year(now);
        Map<String, Counts> sums = queries.sums(id, scope.schools(), day, week, year);
        List<String> bases = bases(scope);
        List<Cause> failures = failures(sums);
        if (!bases.isEmpty()) {
            queries.recognitionSums(bases, day, week, year)
                    .forEach((cause, counts) -> failures.add(new Cause(cause, counts)));
        }
        failures.sort(Comparator.comparing((Cause each) -> each.counts().week())
                .thenComparing(each -> each.counts().year())
                .reversed()
                .thenComparing(Cause::cause));
        Tally.Latest latest = queries.latest(id, scope.schools());
        return new HealthView(
                id,
                scope.structure(),
                scope.connector().cas != null,
                latest.success(),
                latest.failure(),
                latest.cause(),
                sums.getOrDefault(Outcome.VALIDATED, Counts.NONE),
                failures,
                queries.days(
                        id,
                        scope.schools(),
                        periods.start(periods.day(now).minusDays(DAYS - 1L)),
                        config.zone().getId()),
                queries.visitors(id, scope.schools()),
                bases.isEmpty() ? 0 : queries.failing(bases),
                bases.isEmpty() ? 0 : queries.drifted(bases),
                queries.bases(bases));
    }

    /** Schools that use it, the worst first. */
    @Transactional
    SchoolHealth.Page schools(UUID id, int page, int size) {
        Scope scope = scopes.of(id, null);
        SchoolHealth.Page found = queries.bySchool(id, scope.schools(), weekBefore(clock.instant()), page, size);
        Map<String, String> names = directory.names(
                found.items().stream().map(SchoolHealth::structure).toList());
        return new SchoolHealth.Page(
                found.items().stream()
                        .map(each -> each.named(names.getOrDefault(each.structure(), each.structure())))
                        .toList(),
                found.total(),
                page,
                size);
    }

    /** How much of each group whose members may use it has ever come in. */
    Share.Page groups(UUID id, String structure, int page, int size) {
        Scope scope = scopes.of(id, structure);
        List<Group> groups = granted(scope);
        List<Group> shown = groups.stream().skip((page - 1L) * size).limit(size).toList();
        Map<String, String> names =
                directory.names(shown.stream().map(group -> group.structure).toList());
        List<UUID> visitors = visitors(scope);
        Map<UUID, People.Presence> presence = new HashMap<>();
        Share.Missing missing = visitors.size() > MOST_VISITORS ? Share.Missing.TOO_MANY : null;
        if (missing == null && !shown.isEmpty()) {
            try {
                people.presence(shown.stream().map(group -> group.id).toList(), visitors)
                        .forEach(each -> presence.put(each.group(), each));
            } catch (ApiProblem away) {
                missing = Share.Missing.DIRECTORY_AWAY;
            }
        }
        List<Share> items = new ArrayList<>();
        for (Group group : shown) {
            People.Presence known = presence.get(group.id);
            items.add(new Share(
                    group.id,
                    group.name,
                    group.structure,
                    names.getOrDefault(group.structure, group.structure),
                    known == null ? group.memberCount : known.members(),
                    known == null ? null : known.present()));
        }
        return new Share.Page(items, groups.size(), page, size, missing);
    }

    /**
     * People of the granted groups who have never come in.
     *
     * @param page from 1
     */
    Absent.Page absent(UUID id, String structure, String q, int page, int size) {
        Scope scope = scopes.of(id, structure);
        List<UUID> groups = granted(scope).stream().map(group -> group.id).toList();
        if (groups.isEmpty()) {
            return new Absent.Page(List.of(), 0, page, size, null);
        }
        Set<UUID> out = new HashSet<>(denied(scope.connector(), Denial.Kind.ACCOUNT));
        out.addAll(visitors(scope));
        if (out.size() > MOST_VISITORS) {
            return new Absent.Page(List.of(), 0, page, size, Share.Missing.TOO_MANY);
        }
        try {
            People.Page found = people.members(
                    new People.Audience(groups, denied(scope.connector(), Denial.Kind.GROUP), out), q, page - 1, size);
            return new Absent.Page(
                    found.items().stream()
                            .map(each -> new Absent(each.id(), each.name(), each.login()))
                            .toList(),
                    found.total(),
                    page,
                    size,
                    null);
        } catch (ApiProblem away) {
            return new Absent.Page(List.of(), 0, page, size, Share.Missing.DIRECTORY_AWAY);
        }
    }

    /** Whom the PRONOTE bases behind it do not recognise; named when they are people of the caller. */
    Unrecognised.Page unrecognised(UUID id, String structure, int page, int size) {
        List<String> bases = bases(scopes.of(id, structure));
        if (bases.isEmpty()) {
            return new Unrecognised.Page(List.of(), 0, page, size, null);
        }
        List<Unrecognised> found = queries.failing(bases, page, size);
        Map<UUID, KnownPerson> known = Map.of();
        Share.Missing missing = null;
        List<UUID> accounts = found.stream()
                .map(Unrecognised::account)
                .filter(Objects::nonNull)
                .toList();
        if (!accounts.isEmpty()) {
            try {
                known = people.known(accounts);
            } catch (ApiProblem away) {
                missing = Share.Missing.DIRECTORY_AWAY;
            }
        }
        List<Unrecognised> items = new ArrayList<>();
        for (Unrecognised each : found) {
            KnownPerson person = each.account() == null ? null : known.get(each.account());
            boolean named = person != null && scopes.mayName(person.structures());
            items.add(new Unrecognised(
                    each.structure(),
                    named ? person.id() : null,
                    named ? person.name() : null,
                    each.cause(),
                    each.since(),
                    each.last()));
        }
        return new Unrecognised.Page(items, queries.failing(bases), page, size, missing);
    }

    /** The causes that were counted, and the tickets nobody came back with. */
    private static List<Cause> failures(Map<String, Counts> sums) {
        List<Cause> failures = new ArrayList<>();
        Counts back = sums.getOrDefault(Outcome.VALIDATED, Counts.NONE);
        for (Map.Entry<String, Counts> each : sums.entrySet()) {
            String outcome = each.getKey();
            if (!outcome.equals(Outcome.ISSUED) && !outcome.equals(Outcome.VALIDATED)) {
                failures.add(new Cause(outcome, each.getValue()));
                back = Outcome.AT_VALIDATION.contains(outcome) ? back.and(each.getValue()) : back;
            }
        }
        Counts lost = sums.getOrDefault(Outcome.ISSUED, Counts.NONE).without(back);
        if (lost.year() > 0) {
            failures.add(new Cause(Outcome.NOT_VALIDATED, lost));
        }
        return failures;
    }

    /**
     * The bases behind it, as far as they are in view: the owner's, the school's that was asked about, and those of all
     * schools it was used at. None when it is not for PRONOTE.
     */
    private List<String> bases(Scope scope) {
        Connector connector = scope.connector();
        if (connector.cas == null || !PRONOTE.equals(connector.cas.type())) {
            return List.of();
        }
        return Stream.concat(Stream.of(connector.structure, scope.structure()), queries.schools(connector.id).stream())
                .filter(Objects::nonNull)
                .filter(scope::covers)
                .distinct()
                .toList();
    }

    private List<Group> granted(Scope scope) {
        Instant now = clock.instant();
        Set<UUID> denied = new HashSet<>(denied(scope.connector(), Denial.Kind.GROUP));
        List<UUID> live = scope.connector().grants.stream()
                .filter(grant -> grant.until() == null || grant.until().isAfter(now))
                .map(Grant::group)
                .filter(group -> !denied.contains(group))
                .toList();
        return directory.groupsById(live).values().stream()
                .filter(group -> scope.covers(group.structure))
                .sorted(Comparator.comparing((Group group) -> group.structure)
                        .thenComparing(group -> group.name)
                        .thenComparing(group -> group.id))
                .toList();
    }

    private static List<UUID> denied(Connector connector, Denial.Kind kind) {
        return connector.denials.stream()
                .filter(denial -> denial.kind() == kind)
                .map(Denial::subject)
                .toList();
    }

    /**
     * Who has come in; one more than is asked about when there are too many. Those of a school came in there, or at the
     * owner where the address names no school.
     */
    private List<UUID> visitors(Scope scope) {
        Set<String> places = null;
        if (scope.schools() != null) {
            places = new HashSet<>(scope.schools());
            places.add(scope.connector().structure);
        }
        return queries.visitors(scope.connector().id, places, MOST_VISITORS + 1);
    }

    private static Instant weekBefore(Instant now) {
        return Tally.hour(now.minus(Duration.ofDays(7)));
    }
}
