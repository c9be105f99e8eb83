package fr.ent.sso.account;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.ProblemDetails;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Whom rights given to groups mean, for services that know the rights and not the people. Questions only: they are
 * posted since lists of ids are too long for an address.
 */
@Path("/api/groups")
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
public class AudienceResource {
    private static final int MAX_GROUPS = 100_000;
    private static final int MAX_ACCOUNTS = 20_000;
    private static final int MAX_PAGE = 1_000_000;
    private static final int MAX_SIZE = 200;
    private static final int MAX_TEXT = 200;
    private static final int DEFAULT_SIZE = 50;

    private final Audiences audiences;
    private final Accounts accounts;
    private final DirectoryAccess access;

    AudienceResource(Audiences audiences, Accounts accounts, DirectoryAccess access) {
        this.audiences = audiences;
        this.accounts = accounts;
        this.access = access;
    }

    /** Members of one of the groups who are neither denied nor in a denied group. */
    @Schema(name = "Audience")
    public record AudienceForm(
            @NotNull List<@NotNull UUID> groups,
            List<@NotNull UUID> deniedGroups,
            List<@NotNull UUID> deniedAccounts) {}

    /** One page of an audience; a page without number or size is the first, of 50. */
    @Schema(name = "AudienceQuestion")
    public record AudiencePageForm(
            @NotNull List<@NotNull UUID> groups,
            List<@NotNull UUID> deniedGroups,
            List<@NotNull UUID> deniedAccounts,
            String q,
            @Min(0) @Max(MAX_PAGE) Integer page,
            @Min(1) @Max(MAX_SIZE) Integer size) {}

    /** Groups, and people who may be in them. */
    @Schema(name = "PresenceQuestion")
    public record PresenceForm(
            @NotNull List<@NotNull UUID> groups, @NotNull List<@NotNull UUID> accounts) {}

    /** How many people are meant. */
    @Schema(name = "MemberCount")
    public record MemberCount(long count) {}

    /** One page of people. */
    @Schema(name = "PersonPage")
    public record PersonPage(List<PersonView> items, long total, int page, int size) {}

    @POST
    @Path("effective-members")
    @Operation(
            summary = "Count the people in at least one of these groups",
            description =
                    "Each once, without those who are denied or in a denied group. Needs ADMC or DIRECTORY_READER, or"
                            + " ADML, for whom only people of his structures count.")
    public MemberCount effectiveMembers(@NotNull @Valid AudienceForm form) {
        access.requireReader();
        Audience audience = audience(form.groups(), form.deniedGroups(), form.deniedAccounts());
        Set<String> within = within();
        return new MemberCount(within == null ? audiences.size(audience) : accounts.count(audience, "", within));
    }

    @POST
    @Path("members")
    @Operation(
            summary = "List the people in at least one of these groups",
            description =
                    "Each once, by name, without those who are denied or in a denied group; q: beginnings of words"
                            + " of name and login. Needs ADMC or DIRECTORY_READER, or ADML, who is told of people of his"
                            + " structures only.")
    public PersonPage members(@NotNull @Valid AudiencePageForm form) {
        access.requireReader();
        Audience audience = audience(form.groups(), form.deniedGroups(), form.deniedAccounts());
        String text = form.q() == null ? "" : form.q().strip();
        if (text.length() > MAX_TEXT) {
            throw ApiProblem.invalid("q", "too-long", MAX_TEXT);
        }
        int page = form.page() == null ? 0 : form.page();
        int size = form.size() == null ? DEFAULT_SIZE : form.size();
        Set<String> within = within();
        return new PersonPage(
                accounts.search(audience, text, within, page * size, size).stream()
                        .map(PersonView::of)
                        .toList(),
                accounts.count(audience, text, within),
                page,
                size);
    }

    @POST
    @Path("presence")
    @Operation(
            summary = "Count how many of these people are in each of these groups",
            description = "One line a group that exists. Needs ADMC or DIRECTORY_READER, or ADML, who is told of groups"
                    + " of his structures only.")
    public List<Audiences.Presence> presence(@NotNull @Valid PresenceForm form) {
        access.requireReader();
        requireShort("groups", form.groups());
        if (form.accounts().size() > MAX_ACCOUNTS) {
            throw ApiProblem.invalid("accounts", "id-list-too-long", MAX_ACCOUNTS);
        }
        return audiences.presence(form.groups(), form.accounts(), within());
    }

    /** The structures of an ADML; null for who reads all. */
    private Set<String> within() {
        return access.readsAll() ? null : access.structures();
    }

    private static Audience audience(List<UUID> groups, List<UUID> deniedGroups, List<UUID> deniedAccounts) {
        requireShort("groups", groups);
        requireShort("deniedGroups", deniedGroups);
        if (deniedAccounts != null && deniedAccounts.size() > MAX_ACCOUNTS) {
            throw ApiProblem.invalid("deniedAccounts", "id-list-too-long", MAX_ACCOUNTS);
        }
        return new Audience(groups, deniedGroups, deniedAccounts);
    }

    private static void requireShort(String field, List<UUID> groups) {
        if (groups != null && groups.size() > MAX_GROUPS) {
            throw ApiProblem.invalid(field, "group-list-too-long", MAX_GROUPS);
        }
    }
}
