package fr.ent.connector.explanation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that gives a connector to a person, keeps it from her, or would have to be there. */
@Schema(name = "ExplanationStep")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Step(
        Finding finding,
        Outcome outcome,

        @Schema(description = "Absent when it is none of the caller's to know")
        UUID group,

        @Schema(examples = "2nde A") String groupName,

        @Schema(description = "PROFILE, CLASS, FUNCTIONAL, FUNCTION or MANUAL")
        String groupType,

        @Schema(description = "UAI of the structure it is about")
        String structure,

        String structureName,

        @Schema(description = "When it ends or ended, was denied, opens or closed")
        Instant at,

        @Schema(description = "Who denied it") String by) {
    static Step of(Finding finding, Outcome outcome) {
        return new Step(finding, outcome, null, null, null, null, null, null, null);
    }

    static Step at(Finding finding, Outcome outcome, Instant at) {
        return new Step(finding, outcome, null, null, null, null, null, at, null);
    }

    static Step in(Finding finding, Outcome outcome, String structure) {
        return new Step(finding, outcome, null, null, null, structure, null, null, null);
    }

    static Step group(Finding finding, Outcome outcome, RightFacts.Given group) {
        return new Step(
                finding,
                outcome,
                group.id(),
                group.name(),
                group.type(),
                group.structure(),
                null,
                group.endsAt(),
                null);
    }

    static Step denial(RightFacts.Denied denied) {
        return denied.ofAccount()
                ? new Step(
                        Finding.DENIED_ACCOUNT, Outcome.MISSING, null, null, null, null, null, denied.at(), denied.by())
                : new Step(
                        Finding.DENIED_GROUP,
                        Outcome.MISSING,
                        denied.subject(),
                        denied.name(),
                        denied.type(),
                        denied.structure(),
                        null,
                        denied.at(),
                        denied.by());
    }

    Step named(String name) {
        return new Step(finding, outcome, group, groupName, groupType, structure, name, at, by);
    }

    /** The same without the group, which is another administrator's. */
    Step withoutGroup() {
        return new Step(finding, outcome, null, null, null, null, null, at, by);
    }

    /** The same without who did it. */
    Step withoutActor() {
        return new Step(finding, outcome, group, groupName, groupType, structure, structureName, at, null);
    }
}
