package fr.ent.connector.access;

import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Who sees a connector, over REST. Needs what reading its rights needs. */
@Path("/api/connectors/{id}/audience")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access rights")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class AudienceResource {
    private final AccessRules rules;
    private final Audiences audiences;

    AudienceResource(AccessRules rules, Audiences audiences) {
        this.rules = rules;
        this.audiences = audiences;
    }

    @GET
    @Operation(
            summary = "Who sees a connector",
            description = "People of the caller's structures whose groups have it and who are not denied, in the order"
                    + " of names. q: beginnings of words of name and login.")
    @APIResponse(responseCode = "200", description = "One page of people")
    @APIResponse(
            responseCode = "503",
            description = "sso-service does not answer",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemDetails.class)))
    public RestResponse<Audiences.View> audience(
            @RestPath UUID id,
            @RestQuery @DefaultValue("") @Size(max = 100) String q,
            @RestQuery @DefaultValue("1") @Min(1) @Max(100_000) int page,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int size) {
        return ResponseBuilder.ok(audiences.of(rules.audience(rules.of(id)), q, page, size))
                .header("Cache-Control", "no-store")
                .build();
    }
}
