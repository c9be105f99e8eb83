package fr.ent.sso.account;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.ProblemDetails;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

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
    private static final int MAX_PAGE = 1_000_000;
    private static final int MAX_SIZE = 500;
    private static final int DEFAULT_SIZE = 50;

    private final Directory directory;
    private final DirectoryAccess access;

    DirectoryResource(Directory directory, DirectoryAccess access) {
        this.directory = directory;
        this.access = access;
    }

    /** A group with its size. */
    @Schema(name = "Group")
    public record GroupView(
            UUID id, String name, GroupType type, Profile profile, String structure, UUID parent, int memberCount) {
        static GroupView of(Directory.GroupSize size) {
            Group group = size.group();
            return new GroupView(
                    group.id(),
                    group.name(),
                    group.type(),
                    group.profile(),
                    group.structure(),
                    group.parent(),
                    size.memberCount());
        }
    }

    /** One page of structures. */
    public record StructurePage(List<Structure> items, int total, int page, int size) {}

    /** A structure and where it hangs in the tree. */
    @Schema(name = "StructureDetails")
    public record StructureView(
            String uai, String name, String type, String city, List<String> parents, List<String> children) {}

    @GET
    @Path("structures")
    @Operation(
            summary = "List the structures",
            description = "By a part of the name, UAI or town, by parent and type; all of them as a list, or one page"
                    + " when page or size is given. Needs ADMC or DIRECTORY_READER (all), or ADML (his structures and"
                    + " those below).")
    @APIResponse(
            responseCode = "200",
            description = "The list, or the page",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(oneOf = {Structure[].class, StructurePage.class})))
    public Response structures(
            @RestQuery String q,
            @RestQuery String parent,
            @RestQuery String type,
            @RestQuery @Min(0) @Max(MAX_PAGE) Integer page,
            @RestQuery @Min(1) @Max(MAX_SIZE) Integer size) {
        access.requireReader();
        Set<String> readable = access.readsAll() ? null : access.structures();
        String text = q == null ? "" : Headings.plain(q);
        List<Structure> found = directory.structures().stream()
                .filter(each -> readable == null || readable.contains(each.uai()))
                .filter(each -> parent == null || each.parents().contains(parent))
                .filter(each -> type == null || each.type().equals(type))
                .filter(each -> text.isEmpty() || Headings.of(each).contains(text))
                .toList();
        if (page == null && size == null) {
            return Response.ok(found).build();
        }
        int length = size == null ? DEFAULT_SIZE : size;
        int number = page == null ? 0 : page;
        long from = Math.min((long) number * length, found.size());
        List<Structure> items = found.subList((int) from, (int) Math.min(from + length, found.size()));
        return Response.ok(new StructurePage(items, found.size(), number, length))
                .build();
    }

    @GET
    @Path("structures/{uai:[0-9]{7}[A-Z]}")
    @Operation(
            summary = "Read a structure",
            description = "Needs ADMC or DIRECTORY_READER, or ADML of the structure or of one above.")
    public StructureView structure(@RestPath String uai) {
        access.requireStructure(uai);
        Structure structure = directory.structure(uai).orElseThrow(() -> new ApiProblem(404, "no-structure"));
        return new StructureView(
                structure.uai(),
                structure.name(),
                structure.type(),
                structure.city(),
                structure.parents(),
                directory.children(uai));
    }
}
