package fr.ent.connector.access;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.VersionTag;
import fr.ent.connector.directory.Group;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** « Droits d'accès » over REST. Needs ADMC, or ADML of the owner, of an ancestor, or of a structure that inherits. */
@Path("/api/connectors/{id}/grants")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Access rights", description = "The groups whose members may use a connector")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class AccessResource {
    private final AccessRules rules;

    AccessResource(AccessRules rules) {
        this.rules = rules;
    }

    /** The groups that are to have it. */
    @Schema(name = "Grants")
    record GrantsForm(List<UUID> groups) {}

    /** A group the caller may tick. */
    @Schema(name = "GrantableGroup")
    record GroupView(
            UUID id, String name, String type, String profile, String structure, int memberCount, boolean granted) {
        static GroupView of(Group group, boolean granted) {
            return new GroupView(
                    group.id, group.name, group.type, group.profile, group.structure, group.memberCount, granted);
        }
    }

    /**
     * The rights as they are.
     *
     * @param elsewhere granted groups of structures the caller does not administer
     * @param effectiveUsers people who see the connector, each counted once unless estimated
     */
    @Schema(name = "AccessRights")
    record RightsView(List<GroupView> groups, long elsewhere, long effectiveUsers, boolean estimated) {}

    /** What saving changed. */
    @Schema(name = "AccessChange")
    record ChangeView(List<UUID> added, List<UUID> removed, long effectiveUsers, boolean estimated) {}

    @GET
    @Operation(summary = "Read who may use a connector")
    @APIResponse(responseCode = "200", description = "The groups the caller may tick; ETag is the connector's version")
    public RestResponse<RightsView> read(@RestPath UUID id) {
        AccessRules.Rights rights = rules.of(id);
        EffectiveUsers.Count count = rules.effectiveUsers(rights.connector());
        List<GroupView> groups = rights.candidates().stream()
                .map(group -> GroupView.of(group, rights.granted().contains(group.id)))
                .toList();
        return tagged(
                rights.connector(), new RightsView(groups, rights.elsewhere(), count.people(), count.estimated()));
    }

    @PUT
    @Operation(
            summary = "Replace who may use a connector",
            description = "All or none. Groups of structures the caller does not administer stay as they are."
                    + " If-Match is checked when it is sent.")
    @APIResponse(responseCode = "200", description = "What changed, and how many people see it now")
    public RestResponse<ChangeView> replace(
            @RestPath UUID id, @RestHeader("If-Match") String ifMatch, GrantsForm form) {
        if (form == null) {
            throw ApiProblem.invalid("groups", "required");
        }
        AccessRules.Change change =
                rules.replace(id, ifMatch == null ? null : VersionTag.given(ifMatch), form.groups());
        EffectiveUsers.Count count = rules.effectiveUsers(change.connector());
        return tagged(
                change.connector(),
                new ChangeView(
                        change.added().stream().sorted().toList(),
                        change.removed().stream().sorted().toList(),
                        count.people(),
                        count.estimated()));
    }

    private static <T> RestResponse<T> tagged(Connector connector, T body) {
        return ResponseBuilder.ok(body).tag(VersionTag.of(connector)).build();
    }
}
