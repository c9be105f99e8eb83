package fr.ent.connector.health;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How much of a granted group has ever come in.
 *
 * @param present members who have come in; null when that cannot be told
 */
@Schema(name = "HealthGroup")
public record Share(UUID id, String name, String structure, String structureName, long members, Long present) {
    /** Why numbers are missing. */
    @Schema(name = "HealthMissing")
    public enum Missing {
        /** sso-service does not answer. */
        DIRECTORY_AWAY,
        /** Too many people came in by this connector to ask about each. */
        TOO_MANY
    }

    /** One page of groups. */
    @Schema(name = "HealthGroups")
    public record Page(List<Share> items, long total, int page, int size, Missing missing) {}

    /** In percent; -1 when it cannot be told. */
    @JsonIgnore
    public long getPercent() {
        return present == null ? -1 : members == 0 ? 0 : present * 100 / members;
    }
}
