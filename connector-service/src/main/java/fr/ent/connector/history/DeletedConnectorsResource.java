package fr.ent.connector.history;

import fr.ent.connector.directory.Uai;
import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Deleted connectors over REST. Needs ADMC, or ADML of the structure or of an ancestor of it. */
@Path("/api/structures/{uai}/deleted-connectors")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "History")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class DeletedConnectorsResource {
    private final History history;

    DeletedConnectorsResource(History history) {
        this.history = history;
    }

    @GET
    @Operation(
            summary = "List the deleted connectors of a structure",
            description = "Each can come back: POST /api/connectors/{id}/history/{change}/restoration.")
    @APIResponse(responseCode = "200", description = "One page of the list, latest first")
    public DeletedPage list(
            @RestPath Uai uai,
            @RestQuery @DefaultValue("1") @Min(1) @Max(1_000_000) int page,
            @RestQuery @DefaultValue("50") @Min(1) @Max(500) int size) {
        return history.deleted(uai.value(), page, size);
    }
}
