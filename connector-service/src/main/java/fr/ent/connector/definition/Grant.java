package fr.ent.connector.definition;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;

/**
 * A group whose members may use a connector.
 *
 * @param until the right ends at this moment; null for never
 */
@Embeddable
public record Grant(
        @Column(name = "group_id", nullable = false) UUID group,
        @Column(name = "ends_at") Instant until) {
    public static Grant forever(UUID group) {
        return new Grant(group, null);
    }

    /** Whether the right is over. */
    public boolean ended(Instant now) {
        return until != null && !until.isAfter(now);
    }
}
