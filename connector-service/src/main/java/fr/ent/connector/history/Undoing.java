package fr.ent.connector.history;

import fr.ent.connector.definition.Denial;
import fr.ent.connector.definition.Grant;
import fr.ent.connector.definition.GrantRule;
import fr.ent.connector.definition.RightsChange;
import fr.ent.connector.directory.Group;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** « Annuler ce changement »: what of a change of rights can still be taken back, and what cannot and why. */
final class Undoing {
    /** Why something stays as it is. */
    @Schema(name = "UndoingReason")
    enum Reason {
        /** The group is no longer there. */
        GONE,
        /** Its structure is not one of this connector that the caller administers. */
        ELSEWHERE,
        /** The end it had is over. */
        ENDED,
        /** Somebody gave it another end since. */
        CHANGED_SINCE
    }

    /** @param group null when {@code rule} is meant */
    record Skipped(UUID group, GrantRule rule, Reason reason) {}

    /** What is done, and what stays. */
    record Possible(RightsChange change, List<Skipped> skipped) {}

    /** The rights as they are. */
    record Now(Set<Grant> grants, Set<Denial> denials, Set<GrantRule> rules) {
        static final Now NONE = new Now(Set.of(), Set.of(), Set.of());

        Optional<Grant> of(UUID group) {
            return grants.stream().filter(grant -> grant.group().equals(group)).findFirst();
        }
    }

    private final Now now;
    private final Map<UUID, Group> groups;
    private final Predicate<String> mine;
    private final Instant moment;
    private final List<Skipped> skipped = new ArrayList<>();

    /**
     * @param groups those that exist, by id
     * @param mine whether a structure is one of this connector that the caller administers
     */
    Undoing(Now now, Map<UUID, Group> groups, Predicate<String> mine, Instant moment) {
        this.now = now;
        this.groups = groups;
        this.mine = mine;
        this.moment = moment;
    }

    Possible of(RightsChange done) {
        RightsChange back = done.inverse();
        Set<Grant> revoked = revoked(back.revoked());
        Set<Grant> granted = granted(back.granted(), revoked);
        Set<Denial> allowed = new HashSet<>(back.allowed());
        allowed.retainAll(now.denials);
        Set<Denial> denied = new HashSet<>(back.denied());
        denied.removeAll(now.denials);
        denied.removeIf(denial -> denial.kind() == Denial.Kind.GROUP && !isMine(denial.subject()));
        Set<GrantRule> rulesRemoved = new HashSet<>(back.rulesRemoved());
        rulesRemoved.retainAll(now.rules);
        Set<GrantRule> rulesAdded = new HashSet<>(back.rulesAdded());
        rulesAdded.removeAll(now.rules);
        rulesAdded.removeIf(rule -> !isMine(rule));
        return new Possible(
                new RightsChange(granted, revoked, denied, allowed, rulesAdded, rulesRemoved), List.copyOf(skipped));
    }

    private Set<Grant> revoked(Set<Grant> given) {
        Set<Grant> revoked = new HashSet<>();
        for (Grant grant : given) {
            Optional<Grant> has = now.of(grant.group());
            if (has.isPresent() && isMine(grant.group())) {
                if (same(has.get().until(), grant.until())) {
                    revoked.add(has.get());
                } else {
                    skip(grant.group(), Reason.CHANGED_SINCE);
                }
            }
        }
        return revoked;
    }

    private Set<Grant> granted(Set<Grant> taken, Set<Grant> revoked) {
        Set<Grant> granted = new HashSet<>();
        for (Grant grant : taken) {
            Optional<Grant> has = now.of(grant.group()).filter(other -> !revoked.contains(other));
            if (has.isPresent()) {
                if (!same(has.get().until(), grant.until())
                        && skipped.stream().noneMatch(other -> grant.group().equals(other.group))) {
                    skip(grant.group(), Reason.CHANGED_SINCE);
                }
            } else if (isMine(grant.group())) {
                if (grant.ended(moment)) {
                    skip(grant.group(), Reason.ENDED);
                } else {
                    granted.add(grant);
                }
            }
        }
        return granted;
    }

    private boolean isMine(UUID group) {
        if (!groups.containsKey(group)) {
            skip(group, Reason.GONE);
            return false;
        }
        if (!mine.test(groups.get(group).structure)) {
            skip(group, Reason.ELSEWHERE);
            return false;
        }
        return true;
    }

    private boolean isMine(GrantRule rule) {
        boolean here = mine.test(rule.structure());
        if (!here) {
            skipped.add(new Skipped(null, rule, Reason.ELSEWHERE));
        }
        return here;
    }

    private void skip(UUID group, Reason reason) {
        skipped.add(new Skipped(group, null, reason));
    }

    /** The database keeps microseconds. */
    private static boolean same(Instant one, Instant other) {
        return one == null || other == null
                ? Objects.equals(one, other)
                : one.truncatedTo(ChronoUnit.MICROS).equals(other.truncatedTo(ChronoUnit.MICROS));
    }
}
