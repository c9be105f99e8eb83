package fr.ent.sso.account;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.ProblemDetails;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Accounts. */
@Path("/api/accounts")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "sso")
@Tag(name = "Directory")
@APIResponse(
        responseCode = "401",
        description = "No valid token",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
@APIResponse(
        responseCode = "403",
        description = "The function is missing, or is held for another school",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class AccountResource {
    private static final int LIMIT = 100;

    private final Accounts accounts;
    private final DirectoryAccess access;

    AccountResource(Accounts accounts, DirectoryAccess access) {
        this.accounts = accounts;
        this.access = access;
    }

    /** An account without its birth date and postal code, which no list needs. */
    @Schema(name = "Account")
    public record AccountView(
            UUID id,
            String login,
            String lastName,
            String firstName,
            List<Profile> profiles,
            List<String> structures,
            List<UUID> groups,
            List<String> functions,
            boolean blocked) {
        static AccountView of(Member member) {
            Account account = member.account();
            return new AccountView(
                    account.id(),
                    account.login(),
                    account.lastName(),
                    account.firstName(),
                    account.profiles(),
                    member.structures(),
                    member.groups(),
                    account.functions(),
                    account.blocked());
        }
    }

    /** The login wanted. */
    public record NewLogin(@NotNull String login) {}

    @GET
    @Operation(
            summary = "Search accounts",
            description = "By school and by a part of the login or name, at most 100. Needs ADMC or DIRECTORY_READER,"
                    + " or ADML of the structure or of one above (structure is then required).")
    public List<AccountView> search(@RestQuery String structure, @RestQuery String q) {
        if (structure == null) {
            access.requireReader();
            if (!access.readsAll()) {
                throw ApiProblem.invalid("structure", "required");
            }
        } else {
            access.requireStructure(structure);
        }
        return accounts.search(structure, q == null ? "" : q.strip(), LIMIT).stream()
                .map(AccountView::of)
                .toList();
    }

    @PUT
    @Path("{id}/login")
    @Operation(summary = "Give an account another login", description = "Needs ADMC. Partners keyed on it are told.")
    public AccountView changeLogin(@RestPath UUID id, @NotNull @jakarta.validation.Valid NewLogin wanted) {
        access.requireAdmc();
        if (!Login.isWellFormed(wanted.login())) {
            throw ApiProblem.invalid("login", "login-malformed");
        }
        return AccountView.of(accounts.changeLogin(id, wanted.login()));
    }
}
