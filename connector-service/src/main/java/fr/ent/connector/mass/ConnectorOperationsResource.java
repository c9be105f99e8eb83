package fr.ent.connector.mass;

import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The operations of one connector, over REST. */
@Path("/api/connectors/{id}/grant-operations")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mass assignment")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class ConnectorOperationsResource {
    private final MassGrants mass;

    ConnectorOperationsResource(MassGrants mass) {
        this.mass = mass;
    }

    @GET
    @Operation(summary = "The mass assignments of a connector", description = "The newest first.")
    @APIResponse(responseCode = "200", description = "One page of them")
    public List<GrantOperation> list(
            @RestPath UUID id,
            @RestQuery @DefaultValue("1") @Min(1) @Max(100_000) int page,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int size) {
        return mass.list(id, page, size);
    }
}
