package fr.ent.connector.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.ent.connector.history.FieldChange;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an import does, or would do, line by line.
 *
 * @param applied whether it was done: all lines, or none
 */
@Schema(name = "ImportReport")
public record ImportReport(
        String structure,
        boolean dryRun,
        boolean applied,
        long created,
        long changed,
        long unchanged,
        long refused,
        List<Line> lines) {
    /** What becomes of a line. */
    public enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED,
        /** It cannot be because of what there is already. */
        CONFLICT,
        /** It cannot be because of what it says. */
        REFUSED
    }

    /** Why something of the rights has no counterpart. */
    @Schema(name = "ImportLossReason")
    public enum Reason {
        NONE,
        SEVERAL,
        ENDED
    }

    /** A wrong field and what is expected there; the field is empty when the whole line is meant. */
    @Schema(name = "ImportProblem")
    public record LineProblem(String field, String message) {}

    /**
     * A group of the file, or a rule when it has no name, that was not found.
     *
     * @param denied whether the group was to be refused
     */
    @Schema(name = "UnmatchedGroup")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Unmatched(
            String structure, String type, String profile, String name, boolean denied, Reason reason) {}

    /**
     * One connector of the file.
     *
     * @param line from 1
     * @param connector its id here; absent as long as it is not created
     * @param adapted what was changed for this structure
     * @param changes of a connector that is there already
     * @param rightsAdded groups that it is given, groups that are refused, and rules
     * @param deniedAccounts people who are denied where it comes from, and whom no file names
     * @param secretToMake whether a new « Code secret » is made for it
     * @param newSecret told in this one answer
     */
    @Schema(name = "ImportLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            int line,
            String identifier,
            Outcome outcome,
            UUID connector,
            List<FieldChange> adapted,
            List<FieldChange> changes,
            List<LineProblem> problems,
            int rightsAdded,
            List<Unmatched> unmatched,
            int deniedAccounts,
            boolean secretToMake,
            String newSecret) {
        static Line failed(int line, String identifier, Outcome outcome, List<LineProblem> problems) {
            return new Line(
                    line, identifier, outcome, null, List.of(), List.of(), problems, 0, List.of(), 0, false, null);
        }

        static Line conflict(String identifier, String message) {
            return failed(1, identifier, Outcome.CONFLICT, List.of(new LineProblem("", message)));
        }

        Line saved(UUID id, String secret) {
            return new Line(
                    line,
                    identifier,
                    outcome,
                    id,
                    adapted,
                    changes,
                    problems,
                    rightsAdded,
                    unmatched,
                    deniedAccounts,
                    secretToMake,
                    secret);
        }

        boolean fails() {
            return outcome == Outcome.CONFLICT || outcome == Outcome.REFUSED;
        }
    }

    static ImportReport of(String structure, boolean dryRun, boolean applied, List<Line> lines) {
        return new ImportReport(
                structure,
                dryRun,
                applied,
                count(lines, Outcome.CREATED),
                count(lines, Outcome.CHANGED),
                count(lines, Outcome.UNCHANGED),
                lines.stream().filter(Line::fails).count(),
                lines);
    }

    private static long count(List<Line> lines, Outcome outcome) {
        return lines.stream().filter(line -> line.outcome == outcome).count();
    }
}
