package fr.ent.sso.lifecycle;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A merge that was done.
 *
 * @param undoUntil until when it can be undone
 * @param undone when it was undone; null while it holds
 * @param closed whether its time is over
 */
@Schema(name = "Merge")
public record Merge(
        UUID id,
        UUID survivor,
        UUID merged,
        String mergedLogin,
        Instant mergedAt,
        Instant undoUntil,
        Instant undone,
        boolean closed) {
    public boolean undoable() {
        return undone == null && !closed;
    }
}
