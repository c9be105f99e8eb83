package fr.ent.sso.release;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.ProblemDetails;
import fr.ent.sso.account.Account;
import fr.ent.sso.account.Accounts;
import fr.ent.sso.account.DirectoryAccess;
import fr.ent.sso.account.Member;
import fr.ent.sso.audit.AuditLog;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The way back from a name made for one site to the person. */
@Path("/api/connectors/{id}/opaque-ids/resolution")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Release profiles")
public class OpaqueIdResource {
    private final OpaqueIds opaqueIds;
    private final Accounts accounts;
    private final AuditLog audit;
    private final DirectoryAccess access;

    OpaqueIdResource(OpaqueIds opaqueIds, Accounts accounts, AuditLog audit, DirectoryAccess access) {
        this.opaqueIds = opaqueIds;
        this.accounts = accounts;
        this.audit = audit;
        this.access = access;
    }

    /**
     * What the site calls a person, and why somebody has to know who that is.
     *
     * @param reason kept in the audit log: a reference, no name
     */
    public record Question(
            @NotNull @Size(max = 100) String opaqueId,
            @NotNull @Size(min = 3, max = 300) String reason) {}

    /** Who it is. */
    @Schema(name = "ResolvedOpaqueId")
    public record Answer(UUID account, String login) {}

    @POST
    @Transactional
    @Operation(
            summary = "Say who a site means by an opaque identifier",
            description = "Needs ADMC. The question is written to the audit log with its reason (a reference,"
                    + " no name), found or not.")
    @APIResponse(responseCode = "200", description = "The account")
    @APIResponse(
            responseCode = "404",
            description = "No account has this identifier for this connector",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemDetails.class)))
    public Answer resolve(@RestPath UUID id, @NotNull @Valid Question question) {
        access.requireAdmc();
        Account account = opaqueIds
                .account(id, question.opaqueId())
                .flatMap(accounts::member)
                .map(Member::account)
                .orElse(null);
        audit.add(
                "opaque-id.resolved",
                account == null ? null : account.id(),
                Map.of("connector", id, "found", account != null, "reason", question.reason()));
        if (account == null) {
            throw new ApiProblem(404, "opaque-id-unknown");
        }
        return new Answer(account.id(), account.login());
    }
}
