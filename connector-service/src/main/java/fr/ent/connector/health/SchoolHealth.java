package fr.ent.connector.health;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the sign-ins of one school by a connector went in the last 7 days. */
@Schema(name = "HealthSchool")
public record SchoolHealth(
        String structure, String structureName, long successes, long failures, Instant lastSuccess, String lastCause) {
    /** One page of schools, the worst first. */
    @Schema(name = "HealthSchools")
    public record Page(List<SchoolHealth> items, long total, int page, int size) {}

    SchoolHealth named(String name) {
        return new SchoolHealth(structure, name, successes, failures, lastSuccess, lastCause);
    }
}
