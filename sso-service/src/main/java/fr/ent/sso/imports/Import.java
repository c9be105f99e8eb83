package fr.ent.sso.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One import, waiting, running or over.
 *
 * @param structure the school it was asked for; null for the platform
 * @param scope the only structures it may write; null: all
 * @param complete the files hold everybody of their schools and profiles
 */
public record Import(
        UUID id,
        String createdBy,
        Instant createdAt,
        String structure,
        List<String> scope,
        boolean dryRun,
        boolean rowByRow,
        boolean complete,
        ImportState state,
        ImportPhase phase,
        long linesRead,
        long linesTotal,
        long rowsWritten,
        Map<String, Long> counts,
        long errors,
        long warnings,
        Instant startedAt,
        Instant endedAt,
        boolean applicable) {
    public boolean isOver() {
        return state != ImportState.WAITING && state != ImportState.RUNNING;
    }
}
