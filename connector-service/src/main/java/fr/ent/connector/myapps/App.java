package fr.ent.connector.myapps;

import com.fasterxml.jackson.annotation.JsonIgnore;
import fr.ent.connector.definition.Icons;
import fr.ent.connector.definition.Target;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A tile of « Mes applis ».
 *
 * @param iconAddress where the picture is; empty when {@code initials} stand for it
 * @param launch the address that opens it, after checking the right again
 */
@Schema(name = "App")
@RegisterForReflection
public record App(UUID id, String name, String iconAddress, String initials, Target target, String launch) {
    static App of(UUID id, String name, String icon, Target target) {
        return new App(id, name, Icons.address(icon), Icons.initials(name), target, "/launch/" + id);
    }

    @JsonIgnore
    public boolean isNewPage() {
        return target == Target.NEW_PAGE;
    }
}
