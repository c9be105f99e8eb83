package fr.ent.sso.account;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.ProblemDetails;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
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
import org.jboss.resteasy.reactive.RestPath;

/** Structures and groups. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory", description = "Structures, groups and accounts")
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
public class DirectoryResource {
    private static final int MAX_GROUPS = 1_000;

    private final Directory directory;
    private final DirectoryAccess access;

    DirectoryResource(Directory directory, DirectoryAccess access) {
        this.directory = directory;
        this.access = access;
    }

    /** A group with its size. */
    @Schema(name = "Group")
    public record GroupView(UUID id, String name, GroupType type, Profile profile, String structure, int memberCount) {
        static GroupView of(Directory.GroupSize size) {
            Group group = size.group();
            return new GroupView(
                    group.id(), group.name(), group.type(), group.profile(), group.structure(), size.memberCount());
        }
    }

    /** Ids of groups. */
    public record GroupIds(@NotNull List<@NotNull UUID> groups) {}

    /** How many people are meant. */
    public record MemberCount(int count) {}

    @GET
    @Path("structures")
    @Operation(
            summary = "List the structures",
            description = "Needs ADMC or DIRECTORY_READER (all), or ADML (his structures and those below).")
    public List<Structure> structures() {
        access.requireReader();
        if (access.readsAll()) {
            return directory.structures();
        }
        Set<String> readable = access.structures();
        return directory.structures().stream()
                .filter(structure -> readable.contains(structure.uai()))
                .toList();
    }

    @GET
    @Path("structures/{uai:[0-9]{7}[A-Z]}/groups")
    @Operation(
            summary = "List the groups of a structure",
            description = "Needs ADMC or DIRECTORY_READER, or ADML of the structure or of one above.")
    public List<GroupView> groups(@RestPath String uai) {
        access.requireStructure(uai);
        if (!directory.hasStructure(uai)) {
            throw new ApiProblem(404, "no-structure");
        }
        return directory.groups(uai).stream().map(GroupView::of).toList();
    }

    @POST
    @Path("groups/effective-members")
    @Operation(
            summary = "Count the people in at least one of these groups",
            description = "Needs ADMC, DIRECTORY_READER or ADML of any structure.")
    public MemberCount effectiveMembers(@NotNull @Valid GroupIds ids) {
        access.requireReader();
        if (ids.groups().size() > MAX_GROUPS) {
            throw ApiProblem.invalid("groups", "group-list-too-long", MAX_GROUPS);
        }
        return new MemberCount(directory.effectiveMembers(ids.groups()));
    }
}
