package fr.ent.connector.mass;

import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** One mass assignment over REST: how far it is, and taking it back. Needs what starting it needs. */
@Path("/api/grant-operations/{id}")
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
public class OperationResource {
    private final MassGrants mass;

    OperationResource(MassGrants mass) {
        this.mass = mass;
    }

    @GET
    @Operation(summary = "How far a mass assignment is")
    @APIResponse(responseCode = "200", description = "Its state and its counts")
    public GrantOperation operation(@RestPath UUID id) {
        return mass.read(id);
    }

    @POST
    @Path("undo")
    @Operation(
            summary = "Take a mass assignment back",
            description = "Exactly what it added or removed; what was changed by hand since stays and is counted as"
                    + " skipped.")
    @APIResponse(responseCode = "202", description = "Started; Location is the operation that takes it back")
    public RestResponse<GrantOperation> undo(@RestPath UUID id) {
        GrantOperation started = mass.undo(id);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, started)
                .location(URI.create("/api/grant-operations/" + started.id()))
                .build();
    }
}
