package fr.ent.connector.health;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody of a granted group who has never come in. */
@Schema(name = "HealthPerson")
public record Absent(UUID id, String name, String login) {
    /** One page of them, by name; total is unknown and 0 while something is missing. */
    @Schema(name = "HealthPeople")
    public record Page(List<Absent> items, long total, int page, int size, Share.Missing missing) {}
}
