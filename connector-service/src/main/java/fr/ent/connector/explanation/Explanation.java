package fr.ent.connector.explanation;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a person sees a connector, or does not. */
@Schema(name = "Explanation")
public record Explanation(
        UUID connector,
        @Schema(examples = "Pronote - Lycée Paul Martin") String connectorName,
        UUID account,
        @Schema(examples = "GAUDIN Bernard") String name,

        @Schema(description = "Whether it is among « Mes applis » and a ticket is given")
        boolean visible,

        @Schema(description = "Whether it can be opened at this time, too")
        boolean usable,

        List<Step> steps) {
    static boolean visible(List<Step> steps) {
        return steps.stream().noneMatch(step -> step.outcome() == Outcome.MISSING);
    }

    static boolean usable(List<Step> steps) {
        return visible(steps) && steps.stream().noneMatch(step -> step.outcome() == Outcome.HINDERS);
    }
}
