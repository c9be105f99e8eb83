package fr.ent.sso.account;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.ProblemDetails;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
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

/** Groups of a structure; the manual ones are changed by ADMC, or ADML of the structure or of one above. */
@Path("/api/structures/{uai:[0-9]{7}[A-Z]}/groups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class GroupResource {
    private static final int MAX_NAME = 200;
    private static final int MAX_PAGE = 1_000_000;
    private static final int MAX_SIZE = 200;

    private final ManualGroups groups;
    private final Accounts accounts;
    private final Directory directory;
    private final DirectoryAccess access;

    GroupResource(ManualGroups groups, Accounts accounts, Directory directory, DirectoryAccess access) {
        this.groups = groups;
        this.accounts = accounts;
        this.directory = directory;
        this.access = access;
    }

    /** What a manual group is called. */
    public record GroupForm(String name) {
        String checked() {
            if (name == null || name.isBlank()) {
                throw ApiProblem.invalid("name", "required");
            }
            if (name.length() > MAX_NAME) {
                throw ApiProblem.invalid("name", "too-long", MAX_NAME);
            }
            if (name.codePoints().anyMatch(c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF))) {
                throw ApiProblem.invalid("name", "control-character");
            }
            return name.strip();
        }
    }

    @GET
    @Operation(
            summary = "List the groups of a structure",
            description = "All of them, or those of a type. Needs ADMC or DIRECTORY_READER, or ADML of the structure or"
                    + " of one above.")
    public List<DirectoryResource.GroupView> groups(@RestPath String uai, @RestQuery GroupType type) {
        access.requireStructure(uai);
        if (!directory.hasStructure(uai)) {
            throw new ApiProblem(404, "no-structure");
        }
        return directory.groups(uai).stream()
                .filter(each -> type == null || each.group().type() == type)
                .map(DirectoryResource.GroupView::of)
                .toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make a manual group")
    @APIResponse(responseCode = "201", description = "Made")
    public RestResponse<DirectoryResource.GroupView> create(@RestPath String uai, @NotNull GroupForm form) {
        require(uai);
        Directory.GroupSize created = groups.create(uai, form.checked());
        return ResponseBuilder.<DirectoryResource.GroupView>created(URI.create(
                        "/api/structures/" + uai + "/groups/" + created.group().id()))
                .entity(DirectoryResource.GroupView.of(created))
                .build();
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Rename a manual group")
    public DirectoryResource.GroupView rename(@RestPath String uai, @RestPath UUID id, @NotNull GroupForm form) {
        require(uai);
        return DirectoryResource.GroupView.of(groups.rename(uai, id, form.checked()));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a manual group", description = "Rights given to it are gone with it.")
    @APIResponse(responseCode = "204", description = "Deleted")
    public void delete(@RestPath String uai, @RestPath UUID id) {
        require(uai);
        groups.delete(uai, id);
    }

    @GET
    @Path("{id}/members")
    @Operation(summary = "List the members of a group of any kind")
    public AccountResource.AccountPage members(
            @RestPath String uai,
            @RestPath UUID id,
            @RestQuery @DefaultValue("0") @Min(0) @Max(MAX_PAGE) int page,
            @RestQuery @DefaultValue("50") @Min(1) @Max(MAX_SIZE) int size) {
        require(uai);
        if (directory.groups(uai).stream().noneMatch(each -> each.group().id().equals(id))) {
            throw new ApiProblem(404, "group-gone");
        }
        AccountFilter filter = new AccountFilter(null, null, null, id, null, null, null);
        return new AccountResource.AccountPage(
                accounts.search(filter, page * size, size).stream()
                        .map(AccountResource.AccountView::of)
                        .toList(),
                accounts.count(filter),
                page,
                size);
    }

    @PUT
    @Path("{id}/members/{account}")
    @Operation(
            summary = "Make somebody a member of a manual group",
            description = "Somebody of the structure or of one below it.")
    @APIResponse(responseCode = "204", description = "A member")
    public void add(@RestPath String uai, @RestPath UUID id, @RestPath UUID account) {
        require(uai);
        groups.add(uai, id, account);
    }

    @DELETE
    @Path("{id}/members/{account}")
    @Operation(summary = "Take somebody out of a manual group")
    @APIResponse(responseCode = "204", description = "No member")
    public void remove(@RestPath String uai, @RestPath UUID id, @RestPath UUID account) {
        require(uai);
        groups.remove(uai, id, account);
    }

    private void require(String uai) {
        access.requireAdministrator(uai);
        if (!directory.hasStructure(uai)) {
            throw new ApiProblem(404, "no-structure");
        }
    }
}
