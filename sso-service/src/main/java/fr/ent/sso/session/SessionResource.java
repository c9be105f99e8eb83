package fr.ent.sso.session;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.ProblemDetails;
import fr.ent.kit.security.Caller;
import fr.ent.sso.account.AccountReach;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** SSO sessions: one's own, or everybody's for who administers the platform. */
@Path("/api/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Sessions", description = "SSO sessions")
@APIResponse(
        responseCode = "401",
        description = "No valid token",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
@APIResponse(
        responseCode = "403",
        description = "Somebody else's sessions, and neither ADMC nor ADML for that person",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class SessionResource {
    private static final int LIMIT = 500;
    private static final String ADMC = "ADMC";

    private final SsoSessions sessions;
    private final Caller caller;
    private final JsonWebToken token;
    private final AccountReach reach;

    SessionResource(SsoSessions sessions, Caller caller, JsonWebToken token, AccountReach reach) {
        this.sessions = sessions;
        this.caller = caller;
        this.token = token;
        this.reach = reach;
    }

    @GET
    @Operation(
            summary = "List live sessions",
            description = "One's own without a function; with ADMC those of ?account=, or of everybody (at most 500);"
                    + " with ADML those of ?account= for his people.")
    public List<SsoSessions.Overview> list(@RestQuery UUID account) {
        if (account != null && !isCaller(account)) {
            reach.changeable(account);
        }
        if (caller.has(ADMC) || account != null) {
            return sessions.list(account, callerSession(), LIMIT);
        }
        return callerId() == null ? List.of() : sessions.list(callerId(), callerSession(), LIMIT);
    }

    /** How many sessions were ended. */
    public record Ended(int sessions) {}

    @DELETE
    @Operation(
            summary = "End all sessions of an account",
            description = "One's own without a function, the one of this request included; any with ADMC, those of"
                    + " his people with ADML.")
    public Ended endAll(@RestQuery @NotNull UUID account) {
        if (!isCaller(account)) {
            reach.changeable(account);
        }
        return new Ended(sessions.endAll(account, null, reason(account)));
    }

    @DELETE
    @Path("{id:[0-9a-f]{64}}")
    @Operation(
            summary = "End a session",
            description = "One's own without a function, any with ADMC, those of his people with ADML.")
    public void end(@RestPath String id) {
        SsoSessions.Named session = sessions.named(id)
                .filter(found -> isCaller(found.account()) || reach.reaches(found.account()))
                .orElseThrow(() -> new ApiProblem(404, "session-unknown"));
        sessions.end(session.id(), reason(session.account()));
    }

    private EndReason reason(UUID account) {
        return isCaller(account) ? EndReason.LOGOUT : EndReason.ADMINISTRATOR;
    }

    private boolean isCaller(UUID account) {
        return account.equals(callerId());
    }

    /** The session the token was given in, when the token tells. */
    private String callerSession() {
        return token.getClaim("sid");
    }

    /** Null for a client that speaks in its own name. */
    private UUID callerId() {
        try {
            return UUID.fromString(caller.id());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
