package fr.ent.sso.account;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.ProblemDetails;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.jboss.resteasy.reactive.RestQuery;

/** Accounts. */
@Path("/api/accounts")
@Produces(MediaType.APPLICATION_JSON)
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
    private static final int MAX_SIZE = 200;
    private static final int MAX_PAGE = 1_000_000;
    private static final int MAX_LOOKUP = 1_000;

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
        public static AccountView of(Member member) {
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

    /** One page of accounts. */
    public record AccountPage(List<AccountView> items, long total, int page, int size) {}

    /** Ids of accounts. */
    @Schema(name = "AccountIds")
    public record AccountIds(@NotNull List<@NotNull UUID> ids) {}

    @POST
    @Path("lookup")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Read accounts by their ids",
            description =
                    "At most 1,000 at once; those nobody has are left out. Needs ADMC or DIRECTORY_READER, or ADML,"
                            + " who is told of people of his structures only.")
    public List<PersonView> lookup(@NotNull @Valid AccountIds asked) {
        access.requireReader();
        if (asked.ids().size() > MAX_LOOKUP) {
            throw ApiProblem.invalid("ids", "id-list-too-long", MAX_LOOKUP);
        }
        return accounts.members(asked.ids(), access.readsAll() ? null : access.structures()).stream()
                .map(PersonView::of)
                .toList();
    }

    @GET
    @Operation(
            summary = "Search accounts",
            description =
                    "By school, beginnings of words of name and login, profile, group, class (its name) and function."
                            + " sort: lastName, firstName, login or createdAt, with - before it for the reverse. Needs ADMC or"
                            + " DIRECTORY_READER, or ADML of the structure or of one above (structure is then required).")
    public AccountPage search(
            @RestQuery String structure,
            @RestQuery String q,
            @RestQuery Profile profile,
            @RestQuery UUID group,
            @RestQuery("class") String className,
            @RestQuery String function,
            @RestQuery String sort,
            @RestQuery @DefaultValue("0") @Min(0) @Max(MAX_PAGE) int page,
            @RestQuery @DefaultValue("50") @Min(1) @Max(MAX_SIZE) int size) {
        if (structure == null) {
            access.requireReader();
            if (!access.readsAll()) {
                throw ApiProblem.invalid("structure", "required");
            }
        } else {
            access.requireStructure(structure);
        }
        AccountFilter filter =
                new AccountFilter(structure, q == null ? null : q.strip(), profile, group, className, function, sort);
        return new AccountPage(
                accounts.search(filter, page * size, size).stream()
                        .map(AccountView::of)
                        .toList(),
                accounts.count(filter),
                page,
                size);
    }
}
