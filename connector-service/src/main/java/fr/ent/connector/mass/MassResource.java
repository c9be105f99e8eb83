package fr.ent.connector.mass;

import fr.ent.connector.definition.VersionTag;
import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** « Attribution en masse » over REST. Needs ADMC, or ADML of the owner or of an ancestor of it. */
@Path("/api/connectors/{id}/grants/mass")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Mass assignment", description = "Rights for profiles of many structures at once, and taking them back")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class MassResource {
    private final MassGrants mass;

    MassResource(MassGrants mass) {
        this.mass = mass;
    }

    @POST
    @Operation(
            summary = "Give a connector to profiles of many structures, or take it from them",
            description = "With dryRun, only counts. Without, starts an operation that goes on by itself; a second one"
                    + " changes nothing. Excluded structures are left out and counted. Only one operation of a connector"
                    + " goes on at a time.")
    @APIResponse(
            responseCode = "200",
            description = "A dry run: what would change, and one page of the structures",
            content = @Content(schema = @Schema(implementation = MassPlan.class)))
    @APIResponse(
            responseCode = "202",
            description = "Started; Location is the operation",
            content = @Content(schema = @Schema(implementation = GrantOperation.class)))
    public RestResponse<Object> give(
            @RestPath UUID id,
            @RestHeader("If-Match") String ifMatch,
            @RestQuery @DefaultValue("1") @Min(1) @Max(100_000) int page,
            @RestQuery @DefaultValue("100") @Min(1) @Max(5_000) int size,
            MassForm form) {
        if (form != null && Boolean.TRUE.equals(form.dryRun())) {
            return RestResponse.ok(mass.plan(id, form, page, size));
        }
        GrantOperation started = mass.start(id, ifMatch == null ? null : VersionTag.given(ifMatch), form);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, (Object) started)
                .location(URI.create("/api/grant-operations/" + started.id()))
                .build();
    }
}
