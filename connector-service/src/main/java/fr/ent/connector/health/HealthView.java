package fr.ent.connector.health;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the sign-ins by a connector go, for the schools the caller asked about.
 *
 * @param structure the school asked about with those below it; null for all that are the caller's
 * @param watched false for a plain link or an OAuth connector, whose sign-ins nobody tells about
 * @param lastCause why the latest failure was one; null when there was none
 * @param visitors people who have ever come in
 * @param unrecognised logins that the school's PRONOTE base does not recognise now
 * @param drifted links of the base whose login has become somebody else's
 */
@Schema(name = "ConnectorHealth")
public record HealthView(
        UUID connector,
        String structure,
        boolean watched,
        Instant lastSuccess,
        Instant lastFailure,
        String lastCause,
        Counts successes,
        List<Cause> failures,
        List<Day> days,
        long visitors,
        long unrecognised,
        long drifted,
        List<Base> bases) {
    /** How often in the last 24 hours, the last 7 days and this school year. */
    @Schema(name = "HealthCounts")
    public record Counts(long day, long week, long year) {
        static final Counts NONE = new Counts(0, 0, 0);

        Counts and(Counts other) {
            return new Counts(day + other.day, week + other.week, year + other.year);
        }

        /** What is left without the other; never below nothing. */
        Counts without(Counts other) {
            return new Counts(
                    Math.max(day - other.day, 0), Math.max(week - other.week, 0), Math.max(year - other.year, 0));
        }
    }

    /**
     * How often sign-ins failed for this cause.
     *
     * @param cause of sso-service's refusals, NOT_VALIDATED when the site never came back with the ticket, or of
     *     PRONOTE's recognition
     */
    @Schema(name = "HealthCause")
    public record Cause(String cause, Counts counts) {}

    /** One day of school. */
    @Schema(name = "HealthDay")
    public record Day(LocalDate day, long successes, long failures) {}

    /** Whether a PRONOTE base is published. */
    @Schema(name = "HealthBase")
    public record Base(String uai, boolean published) {}

    /** Whether anything was ever heard of it. */
    boolean empty() {
        return lastSuccess == null && lastFailure == null && failures.isEmpty() && successes.year() == 0;
    }
}
