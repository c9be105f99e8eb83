package fr.ent.connector.access;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.ConnectorAdministration;
import fr.ent.connector.definition.ConnectorProblems;
import fr.ent.connector.definition.ConnectorRights;
import fr.ent.connector.definition.Denial;
import fr.ent.connector.definition.Grant;
import fr.ent.connector.definition.GrantRule;
import fr.ent.connector.definition.RightsChange;
import fr.ent.connector.directory.Administration;
import fr.ent.connector.people.People;
import fr.ent.kit.problem.ApiProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * « Droits d'accès »: what a caller may change of the rights to a connector, and the change itself. Groups of the
 * owner, and of its descendants when it is shared, as far as the caller administers them; what others said of theirs
 * stays.
 */
@ApplicationScoped
class AccessRules {
    private final ConnectorAdministration connectors;
    private final ConnectorRights written;
    private final Administration administration;
    private final Reach reach;
    private final AccessGroups groups;
    private final AccessCheck check;
    private final EffectiveUsers effectiveUsers;
    private final LastDay days;

    AccessRules(
            ConnectorAdministration connectors,
            ConnectorRights written,
            Administration administration,
            Reach reach,
            AccessGroups groups,
            AccessCheck check,
            EffectiveUsers effectiveUsers,
            LastDay days) {
        this.connectors = connectors;
        this.written = written;
        this.administration = administration;
        this.reach = reach;
        this.groups = groups;
        this.check = check;
        this.effectiveUsers = effectiveUsers;
        this.days = days;
    }

    /** What saving does, or would do. */
    record Change(Scope scope, RightsChange rights) {
        Connector connector() {
            return scope.connector();
        }

        /** Groups that have it now and had it not. */
        Set<UUID> added() {
            Set<UUID> added = groups(rights.granted());
            added.removeAll(groups(rights.revoked()));
            return added;
        }

        Set<UUID> removed() {
            Set<UUID> removed = groups(rights.revoked());
            removed.removeAll(groups(rights.granted()));
            return removed;
        }

        /** Groups whose right ends at another time now. */
        Set<UUID> moved() {
            Set<UUID> moved = groups(rights.granted());
            moved.retainAll(groups(rights.revoked()));
            return moved;
        }

        private static Set<UUID> groups(Set<Grant> grants) {
            return grants.stream().map(Grant::group).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Transactional
    Scope of(UUID id) {
        Connector connector = connectors.readable(id);
        connector.denials.size();
        connector.rules.size();
        Set<String> structures =
                reach.of(connector).stream().filter(administration::of).collect(Collectors.toUnmodifiableSet());
        return new Scope(connector, structures, administration.of(connector.structure));
    }

    /** Groups that have it although the caller cannot change that. */
    long elsewhere(Scope scope) {
        return scope.connector().grants.size()
                - groups.granted(scope.connector().id, scope.structures()).size();
    }

    /** Whom the rights mean; of all structures that it reaches. */
    People.Audience audience(Connector connector) {
        return audience(connector, RightsChange.ofGrants(Set.of(), Set.of()), reach.of(connector));
    }

    /** Whom the rights mean in the structures of the caller. */
    People.Audience audience(Scope scope) {
        return audience(scope.connector(), RightsChange.ofGrants(Set.of(), Set.of()), scope.structures());
    }

    /** Whom the rights would mean in the structures of the caller. */
    People.Audience audience(Change change) {
        return audience(change.connector(), change.rights(), change.scope().structures());
    }

    /** How many people see the connector now. */
    EffectiveUsers.Count effectiveUsers(Connector connector) {
        return effectiveUsers.of(audience(connector));
    }

    /** How many people would see it. */
    EffectiveUsers.Count effectiveUsers(Change change) {
        return effectiveUsers.of(audience(change.connector(), change.rights(), reach.of(change.connector())));
    }

    /** What saving would do; nothing is saved. */
    Change proposed(UUID id, AccessForm form, Scope.Shown shown) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Scope scope = of(id);
            return new Change(scope, change(scope, check.check(form, scope), shown));
        });
    }

    /**
     * Replaces what the caller may say of the rights, all or none.
     *
     * @param version what the caller read; null when he does not care
     * @throws ApiProblem 400 naming what is not his to say, 409 when locked, 412 when stale
     */
    Change replace(UUID id, Long version, AccessForm form, Scope.Shown shown) {
        return replace(id, version, scope -> form, shown);
    }

    /** The same, with what he wants made from what there is. */
    Change replace(UUID id, Long version, Function<Scope, AccessForm> form, Scope.Shown shown) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            written.hold(id).orElseThrow(ConnectorProblems::unknown);
            Scope scope = of(id);
            if (version != null) {
                scope.connector().requireVersion(version);
            }
            scope.connector().requireUnlocked();
            RightsChange rights = change(scope, check.check(form.apply(scope), scope), shown);
            written.regrant(scope.connector(), rights, null);
            return new Change(scope, rights);
        });
    }

    private RightsChange change(Scope scope, Wanted wanted, Scope.Shown shown) {
        Set<Grant> granted = new HashSet<>();
        Set<Grant> revoked = new HashSet<>();
        if (wanted.grants() != null) {
            regrant(scope, wanted.grants(), shown, granted, revoked);
        }
        Set<Denial> before = new HashSet<>();
        Set<Denial> after = new HashSet<>();
        redeny(scope, Denial.Kind.GROUP, wanted.deniedGroups(), before, after);
        redeny(scope, Denial.Kind.ACCOUNT, wanted.deniedAccounts(), before, after);
        Set<GrantRule> rulesBefore = scope.connector().rules.stream()
                .filter(rule -> wanted.rules() != null
                        && (scope.whole() || scope.structures().contains(rule.structure()))
                        && shown.holdsRuleOf(rule.structure()))
                .collect(Collectors.toSet());
        Set<GrantRule> rules = wanted.rules() == null ? Set.of() : wanted.rules();
        return new RightsChange(
                granted,
                revoked,
                without(after, before),
                without(before, after),
                without(rules, rulesBefore),
                without(rulesBefore, rules));
    }

    private void regrant(
            Scope scope, Map<UUID, Instant> wanted, Scope.Shown shown, Set<Grant> granted, Set<Grant> revoked) {
        Set<UUID> mine = groups.granted(scope.connector().id, scope.structures());
        Set<UUID> there = new HashSet<>();
        for (Grant grant : scope.connector().grants) {
            there.add(grant.group());
            boolean kept = wanted.containsKey(grant.group());
            if (kept && !Objects.equals(wanted.get(grant.group()), grant.until())) {
                revoked.add(grant);
                granted.add(new Grant(grant.group(), wanted.get(grant.group())));
            } else if (!kept && mine.contains(grant.group()) && shown.holds(grant.group())) {
                revoked.add(grant);
            }
        }
        wanted.forEach((group, until) -> {
            if (!there.contains(group)) {
                granted.add(new Grant(group, until));
            }
        });
    }

    private void redeny(Scope scope, Denial.Kind kind, Set<UUID> wanted, Set<Denial> before, Set<Denial> after) {
        if (wanted != null) {
            check.deniedHere(scope, kind).forEach(subject -> before.add(new Denial(kind, subject)));
            wanted.forEach(subject -> after.add(new Denial(kind, subject)));
        }
    }

    private People.Audience audience(Connector connector, RightsChange change, Set<String> structures) {
        Set<Grant> grants = new HashSet<>(connector.grants);
        grants.removeAll(change.revoked());
        grants.addAll(change.granted());
        Instant now = days.now();
        Set<Denial> denials = new HashSet<>(connector.denials);
        denials.removeAll(change.allowed());
        denials.addAll(change.denied());
        return new People.Audience(
                groups.among(
                        grants.stream()
                                .filter(grant -> !grant.ended(now))
                                .map(Grant::group)
                                .toList(),
                        structures),
                subjects(denials, Denial.Kind.GROUP),
                subjects(denials, Denial.Kind.ACCOUNT));
    }

    private static Set<UUID> subjects(Set<Denial> denials, Denial.Kind kind) {
        return denials.stream()
                .filter(denial -> denial.kind() == kind)
                .map(Denial::subject)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T> Set<T> without(Set<T> some, Set<T> others) {
        Set<T> left = new HashSet<>(some);
        left.removeAll(others);
        return left;
    }
}
