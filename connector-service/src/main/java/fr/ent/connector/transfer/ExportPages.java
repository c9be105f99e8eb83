package fr.ent.connector.transfer;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.directory.Directory;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** « Exporter des connecteurs » of a structure. */
@Path("/admin/connecteurs/export")
@Authenticated
public class ExportPages {
    @CheckedTemplate(basePath = "transfer")
    static class Templates {
        private Templates() {}

        static native TemplateInstance export(Choice choice);
    }

    /** The connectors to choose from. */
    public record Choice(String structure, String structureName, List<Connector> connectors) {}

    private final ConnectorExport exported;
    private final Directory directory;

    ExportPages(ConnectorExport exported, Directory directory) {
        this.exported = exported;
        this.directory = directory;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance choose(@RestQuery @DefaultValue("") String structure) {
        List<Connector> own = exported.own(structure);
        String name = directory.structure(structure).map(known -> known.name).orElse(structure);
        return Templates.export(new Choice(structure, name, own));
    }

    @GET
    @Path("fichier")
    @Operation(hidden = true)
    public Response file(@RestQuery @DefaultValue("") String structure, @RestQuery List<UUID> id) {
        return ExportResource.download(exported, structure, id == null ? List.of() : id);
    }
}
