package fr.ent.connector.access;

import fr.ent.connector.definition.Denial;
import fr.ent.connector.definition.Grant;
import fr.ent.connector.definition.GrantRule;
import fr.ent.connector.people.KnownPerson;
import fr.ent.connector.people.People;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether what a caller writes of the rights is well formed and his to say, part by part and field by field. */
@ApplicationScoped
class AccessCheck {
    static final List<String> RULED = List.of("CLASS", "FUNCTIONAL");
    static final List<String> PROFILES = List.of("TEACHER", "STUDENT", "RELATIVE", "PERSONNEL", "GUEST");
    private static final int MOST_GROUPS = 100_000;
    private static final int MOST_ACCOUNTS = 1_000;

    private final AccessGroups groups;
    private final People people;
    private final LastDay days;

    AccessCheck(AccessGroups groups, People people, LastDay days) {
        this.groups = groups;
        this.people = people;
        this.days = days;
    }

    /** @throws ApiProblem 400 naming each field that is wrong, 503 when a person cannot be asked about */
    Wanted check(AccessForm form, Scope scope) {
        if (form == null
                || Stream.of(form.groups(), form.grants(), form.denied(), form.rules())
                        .allMatch(Objects::isNull)) {
            throw ApiProblem.invalid("groups", "required");
        }
        List<FieldError> errors = new ArrayList<>();
        if (form.groups() != null && form.grants() != null) {
            errors.add(new FieldError("grants", "groups-or-grants"));
        }
        Map<UUID, Instant> grants = form.grants() != null
                ? ended(form.grants(), scope, errors)
                : form.groups() != null ? endless(form.groups(), scope, errors) : null;
        List<UUID> deniedGroups = form.denied() == null ? null : form.denied().groups();
        List<UUID> deniedAccounts = form.denied() == null ? null : form.denied().accounts();
        requireOwn("denied.groups", deniedGroups, scope, errors);
        requireKnown(deniedAccounts, scope, errors);
        Set<GrantRule> rules = form.rules() == null ? null : rules(form.rules(), scope, errors);
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        return new Wanted(
                grants,
                deniedGroups == null ? null : new HashSet<>(deniedGroups),
                deniedAccounts == null ? null : new HashSet<>(deniedAccounts),
                rules);
    }

    private Map<UUID, Instant> endless(List<UUID> wanted, Scope scope, List<FieldError> errors) {
        requireOwn("groups", wanted, scope, errors);
        Map<UUID, Instant> ends = ends(scope);
        Map<UUID, Instant> grants = new HashMap<>();
        wanted.forEach(group -> grants.put(group, ends.get(group)));
        return grants;
    }

    private Map<UUID, Instant> ended(List<AccessForm.GrantForm> wanted, Scope scope, List<FieldError> errors) {
        Map<UUID, Instant> ends = ends(scope);
        Map<UUID, Instant> grants = new HashMap<>();
        Set<UUID> own = own(wanted.stream().map(each -> each == null ? null : each.group()), scope);
        for (int i = 0; i < wanted.size(); i++) {
            AccessForm.GrantForm grant = wanted.get(i);
            String field = "grants[" + i + "]";
            if (grant == null || grant.group() == null) {
                errors.add(new FieldError(field + ".group", "required"));
            } else if (!own.contains(grant.group())) {
                errors.add(new FieldError(field + ".group", "group-not-here", grant.group()));
            } else if (grants.containsKey(grant.group())) {
                errors.add(new FieldError(field + ".group", "group-twice"));
            } else {
                grants.put(grant.group(), until(grant.until(), ends.get(grant.group()), field + ".until", errors));
            }
        }
        return grants;
    }

    /** A day that stays as it is may be past, since somebody else may have let it pass. */
    private Instant until(String text, Instant before, String field, List<FieldError> errors) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Optional<LocalDate> day = days.parse(text);
        if (day.isEmpty()) {
            errors.add(new FieldError(field, "day-malformed"));
            return null;
        }
        if (day.get().equals(days.of(before))) {
            return before;
        }
        Instant until = days.endOf(day.get());
        if (days.over(until)) {
            errors.add(new FieldError(field, "day-past"));
        }
        return until;
    }

    private void requireOwn(String field, List<UUID> wanted, Scope scope, List<FieldError> errors) {
        if (wanted == null) {
            return;
        }
        if (wanted.size() > MOST_GROUPS) {
            throw ApiProblem.invalid(field, "too-many-subjects", MOST_GROUPS);
        }
        if (wanted.stream().anyMatch(Objects::isNull)) {
            throw ApiProblem.invalid(field, "required");
        }
        Set<UUID> own = own(wanted.stream(), scope);
        for (int i = 0; i < wanted.size(); i++) {
            if (!own.contains(wanted.get(i))) {
                errors.add(new FieldError(field + "[" + i + "]", "group-not-here", wanted.get(i)));
            }
        }
    }

    /** Somebody of the structures of the scope; who is denied already may stay, also when he is gone. */
    private void requireKnown(List<UUID> wanted, Scope scope, List<FieldError> errors) {
        if (wanted == null) {
            return;
        }
        if (wanted.size() > MOST_ACCOUNTS) {
            throw ApiProblem.invalid("denied.accounts", "too-many-subjects", MOST_ACCOUNTS);
        }
        if (wanted.stream().anyMatch(Objects::isNull)) {
            throw ApiProblem.invalid("denied.accounts", "required");
        }
        Set<UUID> there = denied(scope, Denial.Kind.ACCOUNT);
        List<UUID> fresh = wanted.stream()
                .filter(account -> !scope.whole() || !there.contains(account))
                .distinct()
                .toList();
        Map<UUID, KnownPerson> known = fresh.isEmpty() ? Map.of() : people.known(fresh);
        for (int i = 0; i < wanted.size(); i++) {
            UUID account = wanted.get(i);
            if (fresh.contains(account) && !isOf(scope, known.get(account))) {
                errors.add(new FieldError("denied.accounts[" + i + "]", "account-not-here", account));
            }
        }
    }

    private static Set<GrantRule> rules(List<AccessForm.RuleForm> wanted, Scope scope, List<FieldError> errors) {
        Set<GrantRule> rules = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            AccessForm.RuleForm rule = wanted.get(i);
            String field = "rules[" + i + "]";
            if (rule == null) {
                errors.add(new FieldError(field, "required"));
                continue;
            }
            if (rule.structure() == null || !scope.structures().contains(rule.structure())) {
                errors.add(new FieldError(field + ".structure", "structure-not-here", rule.structure()));
            }
            if (rule.groupType() == null || !RULED.contains(rule.groupType())) {
                errors.add(new FieldError(field + ".groupType", "rule-type-unknown"));
            }
            if (rule.profile() == null || !PROFILES.contains(rule.profile())) {
                errors.add(new FieldError(field + ".profile", "profile-unknown"));
            }
            rules.add(new GrantRule(rule.structure(), rule.groupType(), rule.profile()));
        }
        return rules;
    }

    /** Denied groups or accounts of a scope: of accounts only those that are known to belong to it. */
    Set<UUID> deniedHere(Scope scope, Denial.Kind kind) {
        Set<UUID> denied = denied(scope, kind);
        if (scope.whole() || denied.isEmpty()) {
            return denied;
        }
        if (kind == Denial.Kind.GROUP) {
            return groups.among(denied, scope.structures());
        }
        return people.known(denied).values().stream()
                .filter(person -> denied.contains(person.id()) && isOf(scope, person))
                .map(KnownPerson::id)
                .collect(Collectors.toSet());
    }

    private static Set<UUID> denied(Scope scope, Denial.Kind kind) {
        return scope.connector().denials.stream()
                .filter(denial -> denial.kind() == kind)
                .map(Denial::subject)
                .collect(Collectors.toSet());
    }

    private static boolean isOf(Scope scope, KnownPerson person) {
        return person != null
                && person.structures() != null
                && person.structures().stream().anyMatch(scope.structures()::contains);
    }

    private Set<UUID> own(Stream<UUID> wanted, Scope scope) {
        return groups.among(
                wanted.filter(Objects::nonNull).limit(MOST_GROUPS + 1L).toList(), scope.structures());
    }

    private static Map<UUID, Instant> ends(Scope scope) {
        Map<UUID, Instant> ends = new HashMap<>();
        for (Grant grant : scope.connector().grants) {
            ends.put(grant.group(), grant.until());
        }
        return ends;
    }
}
