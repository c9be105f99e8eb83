package fr.ent.sso.lifecycle;

import fr.ent.kit.problem.ApiProblem;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where an account stands.
 *
 * @param until when it will be removed, or the merge can no longer be undone; null while it is not going
 * @param survivor the account it was merged into; null unless it was
 * @param merge the merge that did it; null unless it was
 */
@Schema(name = "Standing")
public record Standing(State state, Instant until, UUID survivor, UUID merge) {
    /** What can be done with an account. */
    public enum State {
        ACTIVE,
        /** Nobody signs in with it. */
        BLOCKED,
        /** Blocked, and removed at a set time unless it is restored. */
        LEAVING,
        /** Blocked and empty: the person goes on with the survivor. */
        MERGED
    }

    public boolean staying() {
        return state == State.ACTIVE || state == State.BLOCKED;
    }

    /** @throws ApiProblem 409 {@code account-leaving} or {@code account-merged} */
    void requireStaying() {
        if (state == State.LEAVING) {
            throw new ApiProblem(409, "account-leaving");
        }
        if (state == State.MERGED) {
            throw new ApiProblem(409, "account-merged");
        }
    }
}
