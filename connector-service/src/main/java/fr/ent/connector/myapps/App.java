package fr.ent.connector.myapps;

import com.fasterxml.jackson.annotation.JsonIgnore;
import fr.ent.connector.definition.Category;
import fr.ent.connector.definition.Icons;
import fr.ent.connector.definition.Target;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tile of « Mes applis ». */
@Schema(name = "App")
@RegisterForReflection
public record App(
        UUID id,
        String name,

        @Schema(description = "Where the picture is; empty when the initials stand for it")
        String iconAddress,

        String initials,
        Target target,

        @Schema(description = "The address that opens it, after checking the right again", examples = "/launch/…")
        String launch,

        boolean favourite,

        @Schema(nullable = true, description = "Its heading; absent when it has none")
        Category category,

        @Schema(description = "Only an OPEN one can be opened now")
        Availability availability,

        @Schema(nullable = true) Instant opensAt,
        @Schema(nullable = true) Instant closesAt,

        @Schema(nullable = true, description = "What to say while something is wrong with it")
        String maintenance,

        @Schema(description = "A PRONOTE whose base is stopped: it opens on a page that says so")
        boolean unpublished,

        @Schema(description = "How many schools of his the person has to choose among when it opens; 1 for none")
        int schools) {
    static App of(
            UUID id,
            String name,
            String icon,
            Target target,
            boolean favourite,
            Category category,
            Availability availability,
            Instant opensAt,
            Instant closesAt,
            String maintenance,
            boolean unpublished,
            int schools) {
        return new App(
                id,
                name,
                Icons.address(icon),
                Icons.initials(name),
                target,
                "/launch/" + id,
                favourite,
                category,
                availability,
                opensAt,
                closesAt,
                maintenance,
                unpublished,
                schools);
    }

    @JsonIgnore
    public boolean isNewPage() {
        return target == Target.NEW_PAGE;
    }

    @JsonIgnore
    public boolean isOpen() {
        return availability == Availability.OPEN;
    }

    @JsonIgnore
    public boolean isClosed() {
        return availability == Availability.CLOSED;
    }
}
