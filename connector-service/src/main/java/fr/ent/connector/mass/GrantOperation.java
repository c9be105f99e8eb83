package fr.ent.connector.mass;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An « attribution en masse » that was started.
 *
 * @param actor account or client that started it
 * @param remove whether it takes the right away
 * @param undoes the operation it takes back; null for one that stands for itself
 * @param undoneBy the operation that took it back; null while none did
 * @param failure why it was given up: the name of a problem; null when it was not
 * @param total structures it goes through
 * @param done structures it is through with
 * @param added groups that got the right
 * @param removed groups that lost it
 * @param skipped of an undoing: groups left as they are, since they were changed by hand or are gone
 */
@Schema(name = "GrantOperation")
public record GrantOperation(
        UUID id,
        UUID connector,
        String actor,
        String actorName,
        Instant startedAt,
        Instant endedAt,
        List<String> profiles,
        boolean remove,
        UUID undoes,
        UUID undoneBy,
        State state,
        String failure,
        int total,
        int done,
        int added,
        int removed,
        int skipped) {
    /** How far it is. */
    @Schema(name = "GrantOperationState")
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    public boolean running() {
        return state == State.RUNNING;
    }

    public boolean failed() {
        return state == State.FAILED;
    }

    /** Whether there is something to take back, and nobody has. */
    public boolean undoable() {
        return !running() && undoneBy == null && added + removed > 0;
    }
}
