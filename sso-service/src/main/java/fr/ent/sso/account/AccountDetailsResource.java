package fr.ent.sso.account;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.ProblemDetails;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** One account: made, read and changed by those who administer it. */
@Path("/api/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class AccountDetailsResource {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");
    private static final int MAX_GUARDIANS = 20;

    private final AccountAdministration administration;

    AccountDetailsResource(AccountAdministration administration) {
        this.administration = administration;
    }

    /** All of an account but its password. */
    @Schema(name = "AccountDetails")
    public record DetailsView(
            UUID id,
            String login,
            String lastName,
            String firstName,
            LocalDate birthDate,
            String zipCode,
            String email,
            String academicEmail,
            String phone,
            String mobile,
            String address,
            String city,
            List<Profile> profiles,
            List<String> structures,
            String mainStructure,
            String course,
            List<String> subjects,
            List<UUID> groups,
            List<String> functions,
            boolean blocked,
            String externalId,
            String source,
            Instant missingSince) {
        static DetailsView of(AccountDetails details) {
            Account account = details.member().account();
            return new DetailsView(
                    account.id(),
                    account.login(),
                    account.lastName(),
                    account.firstName(),
                    account.birthDate(),
                    account.zipCode(),
                    details.email(),
                    details.academicEmail(),
                    details.phone(),
                    details.mobile(),
                    details.address(),
                    details.city(),
                    account.profiles(),
                    details.member().structures(),
                    details.mainStructure(),
                    details.course(),
                    details.subjects(),
                    details.member().groups(),
                    account.functions(),
                    account.blocked(),
                    details.externalId(),
                    details.source(),
                    details.missingSince());
        }
    }

    /** Ids of accounts. */
    public record Guardians(
            @NotNull @Size(max = MAX_GUARDIANS) List<@NotNull UUID> guardians) {}

    @POST
    @Operation(
            summary = "Make an account",
            description = "Its login is made of the names unless one is given. Needs ADMC, or ADML of the structures.")
    @APIResponse(responseCode = "201", description = "Made; ETag is its version")
    public RestResponse<DetailsView> create(@NotNull AccountForm form) {
        AccountDetails created = administration.create(form);
        return tagged(
                ResponseBuilder.created(
                        URI.create("/api/accounts/" + created.member().account().id())),
                created);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read an account", description = "Needs ADMC, or ADML of one of its structures.")
    @APIResponse(responseCode = "200", description = "The account; ETag is its version")
    public RestResponse<DetailsView> read(@RestPath UUID id) {
        return tagged(ResponseBuilder.ok(), administration.read(id));
    }

    @PUT
    @Path("{id}")
    @Operation(
            summary = "Replace what is known of a person",
            description = "What is left out is taken away, except groups. If-Match is the version that was read. Needs"
                    + " ADMC, or ADML of one of its structures, who leaves what it is elsewhere as it is.")
    @APIResponse(responseCode = "200", description = "Changed; ETag is its new version")
    public RestResponse<DetailsView> change(
            @RestPath UUID id, @RestHeader("If-Match") String ifMatch, @NotNull AccountForm form) {
        // Who may not change it need not learn how to.
        administration.read(id);
        return tagged(ResponseBuilder.ok(), administration.change(id, version(ifMatch), form));
    }

    @GET
    @Path("{id}/guardians")
    @Operation(summary = "Read who is responsible for a pupil", description = "Needs the rights to the pupil.")
    public List<AccountResource.AccountView> guardians(@RestPath UUID id) {
        return administration.guardians(id).stream()
                .map(AccountResource.AccountView::of)
                .toList();
    }

    @PUT
    @Path("{id}/guardians")
    @Operation(
            summary = "Say who is responsible for a pupil",
            description = "All of them; they join the pupil's structures. Needs the rights to the pupil and to who is"
                    + " added.")
    public List<AccountResource.AccountView> changeGuardians(@RestPath UUID id, @NotNull @Valid Guardians wanted) {
        return administration.changeGuardians(id, wanted.guardians()).stream()
                .map(AccountResource.AccountView::of)
                .toList();
    }

    @PUT
    @Path("{id}/functions/{function}")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Give a function",
            description = "ADMC, ADML:UAI or PRONOTE_ADMIN:UAI. Needs ADMC. Effective with the next token or page.")
    @APIResponse(responseCode = "204", description = "The account has it")
    public void grant(@RestPath UUID id, @RestPath String function) {
        administration.grant(id, function);
    }

    @DELETE
    @Path("{id}/functions/{function}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Take a function away", description = "Needs ADMC. The last ADMC stays.")
    @APIResponse(responseCode = "204", description = "The account does not have it")
    public void revoke(@RestPath UUID id, @RestPath String function) {
        administration.revoke(id, function);
    }

    private static RestResponse<DetailsView> tagged(ResponseBuilder<DetailsView> answer, AccountDetails details) {
        return answer.entity(DetailsView.of(details))
                .tag(new EntityTag(Long.toString(details.version())))
                .build();
    }

    private static long version(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ApiProblem(428, "account-version-missing");
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new ApiProblem(412, "account-stale");
        }
        return Long.parseLong(tag.group(1));
    }
}
