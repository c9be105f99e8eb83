package fr.ent.connector.health;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A connector in trouble at a school.
 *
 * @param kind FAILING: most of the latest sign-ins fail; SILENT: it was in use every day, and nobody comes in any more
 * @param attempts latest sign-ins, and those of them that failed; 0 when it is silent
 */
@Schema(name = "ConnectorTrouble")
public record Trouble(
        UUID connector,
        String displayName,
        String structure,
        String structureName,
        Kind kind,
        long attempts,
        long failures,
        Instant lastSuccess,
        String lastCause) {
    /** What is wrong. */
    @Schema(name = "ConnectorTroubleKind")
    public enum Kind {
        FAILING,
        SILENT
    }

    /**
     * One page of them, the worst first.
     *
     * @param reckonedAt when all connectors were last looked at; null before the first time
     */
    @Schema(name = "ConnectorTroubles")
    public record Page(List<Trouble> items, long total, int page, int size, Instant reckonedAt) {}

    Trouble named(String name) {
        return new Trouble(connector, displayName, structure, name, kind, attempts, failures, lastSuccess, lastCause);
    }
}
