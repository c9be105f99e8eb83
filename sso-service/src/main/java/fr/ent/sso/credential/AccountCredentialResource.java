package fr.ent.sso.credential;

import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Credentials of an account, for who administers it. */
@Path("/api/accounts/{id}/credentials")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Credentials", description = "Passwords, activation codes and second factors")
@APIResponse(
        responseCode = "403",
        description = "The caller may not act on this account, or it is his own",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
@APIResponse(
        responseCode = "404",
        description = "No such account, or none of the caller's structures",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class AccountCredentialResource {
    private final CredentialAdministration administration;
    private final PageContext page;

    AccountCredentialResource(CredentialAdministration administration, PageContext page) {
        this.administration = administration;
        this.page = page;
    }

    /** A code, told this once. */
    public record ActivationCode(String code, Instant expiresAt) {}

    @GET
    @Operation(
            summary = "How an account can be signed in to",
            description = "Needs ADMC, or ADML of a structure of the person and of all her functions, as do all here.")
    public CredentialState state(@RestPath UUID id) {
        return administration.state(id);
    }

    @POST
    @Path("activation-code")
    @Operation(
            summary = "Make an activation code",
            description = "The password there was, if any, ends with its sessions. The code is told only here.")
    @APIResponse(
            responseCode = "200",
            description = "The code",
            content = @Content(schema = @Schema(implementation = ActivationCode.class)))
    public Response makeCode(@RestPath UUID id) {
        ActivationCodes.Made made = administration.makeCode(id);
        return Response.ok(new ActivationCode(made.code(), made.expiresAt()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("password-link")
    @Operation(summary = "Send a link to a new password", description = "To the mail address of the account.")
    @APIResponse(responseCode = "204", description = "It will be sent")
    @APIResponse(
            responseCode = "409",
            description = "No mail address is known, or the account is not activated",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemDetails.class)))
    public void sendLink(@RestPath UUID id) {
        administration.sendLink(id, page.locale());
    }

    @PUT
    @Path("password-change-required")
    @Operation(summary = "Ask for a new password at the next login")
    public void requireChange(@RestPath UUID id) {
        administration.requireChange(id);
    }

    @DELETE
    @Path("second-factor")
    @Operation(
            summary = "Drop the second factor",
            description =
                    "For who lost her telephone and her recovery codes; where one is required, the next login sets"
                            + " up another.")
    public void dropSecondFactor(@RestPath UUID id) {
        administration.dropSecondFactor(id);
    }

    @DELETE
    @Path("lock")
    @Operation(summary = "End the wait after too many attempts")
    public void unlock(@RestPath UUID id) {
        administration.unlock(id);
    }
}
