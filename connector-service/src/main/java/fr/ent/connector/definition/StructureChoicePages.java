package fr.ent.connector.definition;

import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.directory.Structure;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** Schools that fit what is being typed, by name, town or UAI: suggestions of the structure selector. */
@Path("/admin/connecteurs/etablissements")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class StructureChoicePages {
    /** More schools than this are searched by what one types, fewer are a list to choose from. */
    static final int CHOICES = 20;

    @CheckedTemplate(basePath = "connector")
    static class Templates {
        private Templates() {}

        static native TemplateInstance structures(List<Structure> choices);
    }

    private final Administration administration;
    private final Directory directory;

    StructureChoicePages(Administration administration, Directory directory) {
        this.administration = administration;
        this.directory = directory;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance search(@RestQuery @DefaultValue("") String structure) {
        administration.requireAny();
        return Templates.structures(
                directory.search(structure, administration.ofPlatform() ? null : administration.scope(), CHOICES));
    }
}
