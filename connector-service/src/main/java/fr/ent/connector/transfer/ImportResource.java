package fr.ent.connector.transfer;

import fr.ent.connector.directory.Uai;
import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Import over REST. Needs ADMC, or ADML of the structure or of an ancestor of it. */
@Path("/api/structures/{uai}/connectors/import")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Transfer")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class ImportResource {
    private final ConnectorImport imported;

    ImportResource(ConnectorImport imported) {
        this.imported = imported;
    }

    @POST
    @Operation(
            summary = "Import connectors from a file",
            description = "All or none; 409 with the report when a line cannot be. A connector the structure has under"
                    + " the same identifier is changed, and its rights only grow. 5 MB and 1,000 connectors at most.")
    @APIResponse(responseCode = "200", description = "What was done, or would be, line by line")
    public RestResponse<ImportReport> importFile(
            @RestPath Uai uai,
            @Parameter(description = "Only tell what would happen") @RestQuery @DefaultValue("false") boolean dryRun,
            @Parameter(description = "Replace UAI and name of the school the file comes from by those of this one")
                    @RestQuery
                    @DefaultValue("false")
                    boolean adapt,
            @Parameter(description = "Publish what was published there; new connectors are drafts otherwise")
                    @RestQuery
                    @DefaultValue("false")
                    boolean publish,
            @Parameter(description = "Bring the access rights along") @RestQuery @DefaultValue("true") boolean rights,
            @RequestBody(content = @Content(schema = @Schema(implementation = ConnectorFile.class))) byte[] file) {
        FileReader.Content content = FileReader.read(file);
        ConnectorImport.Options options = new ConnectorImport.Options(adapt, publish, rights);
        return ResponseBuilder.ok(
                        dryRun
                                ? imported.dryRun(uai.value(), content, options)
                                : imported.run(uai.value(), content, options))
                .header("Cache-Control", "no-store")
                .build();
    }
}
