package fr.ent.connector.transfer;

import fr.ent.connector.directory.Uai;
import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Export over REST. Needs ADMC, or ADML of the structure or of an ancestor of it. */
@Path("/api/structures/{uai}/connectors/export")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Transfer", description = "Connectors as a file, and copies to other structures")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class ExportResource {
    private final ConnectorExport exported;

    ExportResource(ConnectorExport exported) {
        this.exported = exported;
    }

    @GET
    @Operation(
            summary = "Export connectors of a structure as a file",
            description = "Those it owns, with their rights; no secret, and no person. Drafts too.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(schema = @Schema(implementation = ConnectorFile.class)))
    public Response export(
            @RestPath Uai uai,
            @Parameter(description = "Connector to export, several times for several; all when there is none")
                    @RestQuery
                    List<UUID> id) {
        return download(exported, uai.value(), id == null ? List.of() : id);
    }

    /** The file with a name that says what it is. */
    static Response download(ConnectorExport exported, String structure, List<UUID> chosen) {
        String name = "connecteurs-" + structure + "-" + LocalDate.now(ZoneOffset.UTC) + ".json";
        return Response.ok(exported.text(exported.of(structure, chosen)))
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
