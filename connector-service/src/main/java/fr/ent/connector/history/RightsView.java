package fr.ent.connector.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import fr.ent.connector.definition.Denial;
import fr.ent.connector.definition.Grant;
import fr.ent.connector.definition.GrantRule;
import fr.ent.connector.definition.RightsChange;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a change does to rights, with names. A right whose end changes is both revoked and granted. */
@Schema(name = "RightsChange")
public record RightsView(
        List<GroupRight> granted,
        List<GroupRight> revoked,
        List<DeniedView> denied,
        List<DeniedView> allowed,
        List<RuleView> rulesAdded,
        List<RuleView> rulesRemoved) {
    /**
     * A group that may use it.
     *
     * @param name null when the group is gone and nobody knows what it was called
     * @param until when the right ends; null for never
     */
    @Schema(name = "GroupRight")
    public record GroupRight(UUID group, String name, Instant until) {}

    /**
     * A group or a person that may not use it.
     *
     * @param name null when it is unknown, or the caller does not administer a school of the person
     */
    @Schema(name = "RecordedDenial")
    public record DeniedView(Denial.Kind kind, UUID subject, String name) {}

    /** « Nouvelles classes aussi » for one kind of groups of a structure. */
    @Schema(name = "RecordedGrantRule")
    public record RuleView(String structure, String structureName, String groupType, String profile) {}

    @JsonIgnore
    public boolean isEmpty() {
        return Stream.of(granted, revoked, denied, allowed, rulesAdded, rulesRemoved)
                .allMatch(List::isEmpty);
    }

    static RightsView of(RightsChange change, Names.Known names) {
        return new RightsView(
                groups(change.granted(), names),
                groups(change.revoked(), names),
                denials(change.denied(), names),
                denials(change.allowed(), names),
                rules(change.rulesAdded(), names),
                rules(change.rulesRemoved(), names));
    }

    private static List<GroupRight> groups(Set<Grant> grants, Names.Known names) {
        return sorted(
                grants,
                grant -> new GroupRight(grant.group(), names.of(grant.group()), grant.until()),
                right -> right.name + right.group);
    }

    private static List<DeniedView> denials(Set<Denial> denials, Names.Known names) {
        return sorted(
                denials,
                denial -> new DeniedView(denial.kind(), denial.subject(), names.of(denial.subject())),
                denied -> denied.name + denied.subject);
    }

    private static List<RuleView> rules(Set<GrantRule> rules, Names.Known names) {
        return sorted(
                rules,
                rule -> new RuleView(
                        rule.structure(), names.ofStructure(rule.structure()), rule.groupType(), rule.profile()),
                rule -> rule.structure + rule.groupType + rule.profile);
    }

    private static <T, V> List<V> sorted(Set<T> things, Function<T, V> view, Function<V, String> order) {
        return things.stream().map(view).sorted(Comparator.comparing(order)).toList();
    }
}
