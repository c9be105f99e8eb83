package fr.ent.connector.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What going back to a change does, or would do.
 *
 * @param version of the connector; absent while it is deleted
 * @param skipped what stays as it is, and why
 * @param secretToMake whether a new « Code secret » is made, since the version had one and there is none now
 * @param newSecret told in this one answer
 */
@Schema(name = "Restoration")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RestorationView(
        UUID connector,
        long change,
        History.Restoration restoration,
        Long version,
        List<FieldChange> fields,
        RightsView rights,
        List<SkippedView> skipped,
        boolean secretToMake,
        String newSecret) {
    /** Something of the rights that cannot be taken back. */
    @Schema(name = "SkippedRight")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SkippedView(UUID group, String name, RightsView.RuleView rule, Undoing.Reason reason) {}

    static RestorationView of(History.Plan plan, Long version, String newSecret) {
        return new RestorationView(
                plan.change().connector(),
                plan.change().id(),
                plan.restoration(),
                version,
                plan.fields(),
                RightsView.of(plan.rights().change(), plan.names()),
                plan.rights().skipped().stream()
                        .map(skipped -> view(skipped, plan.names()))
                        .toList(),
                plan.secretToMake(),
                newSecret);
    }

    private static SkippedView view(Undoing.Skipped skipped, Names.Known names) {
        return new SkippedView(
                skipped.group(),
                skipped.group() == null ? null : names.of(skipped.group()),
                skipped.rule() == null
                        ? null
                        : new RightsView.RuleView(
                                skipped.rule().structure(),
                                names.ofStructure(skipped.rule().structure()),
                                skipped.rule().groupType(),
                                skipped.rule().profile()),
                skipped.reason());
    }
}
