package fr.ent.sso.logout;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.ProblemDetails;
import fr.ent.sso.audit.AuditLog;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Which sites were told that a session ended, and which still have to be. For the whole platform, so ADMC only. */
@Path("/api/sessions/logouts")
@RolesAllowed("ADMC")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "SSO sessions")
@APIResponse(
        responseCode = "401",
        description = "No valid token",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
@APIResponse(
        responseCode = "403",
        description = "No ADMC",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class LogoutResource {
    static final int SIZE = 50;
    static final int MAX_PAGE = 100_000;

    private final LogoutDeliveries deliveries;
    private final AuditLog audit;

    LogoutResource(LogoutDeliveries deliveries, AuditLog audit) {
        this.deliveries = deliveries;
        this.audit = audit;
    }

    @GET
    @Operation(
            summary = "List what sites were told of ended sessions",
            description = "The latest first, 50 a page, of one account and in one state if asked for.")
    public List<LogoutDeliveries.Overview> list(
            @RestQuery UUID account,
            @RestQuery LogoutDeliveries.State state,
            @RestQuery @DefaultValue("0") @Min(0) @Max(MAX_PAGE) int page) {
        return deliveries.list(account, state, page * SIZE, SIZE);
    }

    @POST
    @Path("{id:\\d{1,18}}/retry")
    @Operation(summary = "Tell a site again", description = "At once, and with all its attempts if it fails.")
    @Transactional
    public void retry(@RestPath long id) {
        UUID account = deliveries.retry(id).orElseThrow(() -> new ApiProblem(404, "logout-unknown"));
        audit.add("logout.retried", account, Map.of("message", id));
    }
}
