package fr.ent.sso.credential;

import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Activation codes for many. */
@Path("/api/activation-codes")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Credentials", description = "Passwords, activation codes and second factors")
public class ActivationCodeResource {
    private final CredentialAdministration administration;

    ActivationCodeResource(CredentialAdministration administration) {
        this.administration = administration;
    }

    /**
     * For whom.
     *
     * @param structure UAI
     * @param group absent for the whole structure
     */
    public record People(@NotNull String structure, UUID group) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make a code for each person without a password",
            description = "Of a structure or one of its groups. Needs ADMC, or ADML of the structure or of one above.")
    @APIResponse(
            responseCode = "200",
            description = "Names, logins and codes, told this once",
            content = @Content(schema = @Schema(implementation = CredentialAdministration.Sheet[].class)))
    @APIResponse(
            responseCode = "403",
            description = "The caller does not administer this structure",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemDetails.class)))
    public Response make(@NotNull @Valid People people) {
        return Response.ok(administration.makeCodes(people.structure(), people.group()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
