package fr.ent.connector.access;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.Denial;
import fr.ent.connector.definition.GrantRule;
import fr.ent.connector.definition.VersionTag;
import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** « Droits d'accès » over REST. Needs ADMC, or ADML of the owner, of an ancestor, or of a structure that inherits. */
@Path("/api/connectors/{id}/grants")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Access rights", description = "Who may use a connector")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class AccessResource {
    private final AccessRules rules;
    private final AccessGroups groups;
    private final Denied denied;
    private final Audiences audiences;
    private final LastDay days;

    AccessResource(AccessRules rules, AccessGroups groups, Denied denied, Audiences audiences, LastDay days) {
        this.rules = rules;
        this.groups = groups;
        this.denied = denied;
        this.audiences = audiences;
        this.days = days;
    }

    /**
     * A group the caller may tick.
     *
     * @param parent the class or teaching group whose people of one profile it holds; null for the others
     * @param granted it has the right, which may have ended
     * @param until last day of the right; null for no end
     */
    @Schema(name = "GrantableGroup")
    record GroupView(
            UUID id,
            String name,
            String type,
            String profile,
            String structure,
            UUID parent,
            int memberCount,
            boolean granted,
            LocalDate until,
            boolean ended) {}

    /** A group that is denied. */
    @Schema(name = "DeniedGroup")
    record DeniedGroupView(UUID id, String name, String structure) {}

    /**
     * A person who is denied.
     *
     * @param name « NOM Prénom »; null when sso-service does not know him, or does not answer
     */
    @Schema(name = "DeniedAccount")
    record DeniedAccountView(UUID id, String name, String login) {}

    /** Who may not use it, of the caller's structures. */
    @Schema(name = "DeniedSubjects")
    record DeniedView(List<DeniedGroupView> groups, List<DeniedAccountView> accounts) {}

    /** « Nouvelles classes aussi ». */
    @Schema(name = "GrantRuleView")
    record RuleView(String structure, String groupType, String profile) {
        static List<RuleView> of(Collection<GrantRule> rules) {
            return rules.stream()
                    .map(rule -> new RuleView(rule.structure(), rule.groupType(), rule.profile()))
                    .sorted(Comparator.comparing(RuleView::structure)
                            .thenComparing(RuleView::groupType)
                            .thenComparing(RuleView::profile))
                    .toList();
        }
    }

    /**
     * The rights as they are.
     *
     * @param total groups that the page is a part of
     * @param elsewhere granted groups of structures the caller does not administer
     * @param effectiveUsers people who see the connector, each counted once and the denied left out, unless estimated
     */
    @Schema(name = "AccessRights")
    record RightsView(
            List<GroupView> groups,
            long total,
            int page,
            int size,
            long elsewhere,
            DeniedView denied,
            List<RuleView> rules,
            long effectiveUsers,
            boolean estimated) {}

    /**
     * What saving changed, or would change.
     *
     * @param changed groups whose right ends at another time
     * @param denied groups and accounts that may not use it any more
     * @param allowed groups and accounts that are not denied any more
     */
    @Schema(name = "AccessChange")
    record ChangeView(
            List<UUID> added,
            List<UUID> removed,
            List<UUID> changed,
            List<UUID> denied,
            List<UUID> allowed,
            List<RuleView> rulesAdded,
            List<RuleView> rulesRemoved,
            long effectiveUsers,
            boolean estimated) {
        static ChangeView of(AccessRules.Change change, EffectiveUsers.Count count) {
            return new ChangeView(
                    List.copyOf(change.added()),
                    List.copyOf(change.removed()),
                    List.copyOf(change.moved()),
                    subjects(change.rights().denied()),
                    subjects(change.rights().allowed()),
                    RuleView.of(change.rights().rulesAdded()),
                    RuleView.of(change.rights().rulesRemoved()),
                    count.people(),
                    count.estimated());
        }

        private static List<UUID> subjects(Set<Denial> denials) {
            return denials.stream().map(Denial::subject).sorted().toList();
        }
    }

    /** What saving would do, and who would see the connector then. */
    @Schema(name = "AccessPreview")
    record PreviewView(ChangeView change, Audiences.View people) {}

    @GET
    @Operation(
            summary = "Read who may use a connector",
            description = "Groups of one structure, or of all that the caller administers among those it is there for;"
                    + " q searches in their names.")
    @APIResponse(responseCode = "200", description = "The groups the caller may tick; ETag is the connector's version")
    public RestResponse<RightsView> read(
            @RestPath UUID id,
            @Parameter(description = "UAI", example = "0900011A") @RestQuery @DefaultValue("") String structure,
            @RestQuery @DefaultValue("") @Size(max = 100) String q,
            @RestQuery @DefaultValue("1") @Min(1) @Max(1_000_000) int page,
            @RestQuery @DefaultValue("1000") @Min(1) @Max(5_000) int size) {
        Scope scope = rules.of(id);
        Set<String> structures = structure.isEmpty() ? scope.structures() : audiences.required(scope, structure);
        EffectiveUsers.Count count = rules.effectiveUsers(scope.connector());
        RightsView rights = new RightsView(
                groups.page(id, structures, q, page, size).stream()
                        .map(this::view)
                        .toList(),
                groups.count(structures, q),
                page,
                size,
                rules.elsewhere(scope),
                view(denied.of(scope)),
                RuleView.of(scope.connector().rules.stream()
                        .filter(rule -> scope.structures().contains(rule.structure()))
                        .toList()),
                count.people(),
                count.estimated());
        return tagged(scope.connector(), rights);
    }

    @PUT
    @Operation(
            summary = "Replace who may use a connector",
            description = "All or none. What others said of structures the caller does not administer stays as it is,"
                    + " and so does each part that is left out. If-Match is checked when it is sent.")
    @APIResponse(responseCode = "200", description = "What changed, and how many people see it now")
    public RestResponse<ChangeView> replace(
            @RestPath UUID id, @RestHeader("If-Match") String ifMatch, AccessForm form) {
        AccessRules.Change change =
                rules.replace(id, ifMatch == null ? null : VersionTag.given(ifMatch), form, Scope.Shown.ALL);
        return tagged(change.connector(), ChangeView.of(change, rules.effectiveUsers(change.connector())));
    }

    @POST
    @Path("preview")
    @Operation(
            summary = "What replacing the rights would do",
            description = "Takes what PUT takes and saves nothing. Of the people, those of the caller's structures are"
                    + " told, and none while sso-service does not answer.")
    @APIResponse(responseCode = "200", description = "The difference, and the first page of who would see it")
    public RestResponse<PreviewView> preview(
            @RestPath UUID id,
            @RestQuery @DefaultValue("") @Size(max = 100) String q,
            @RestQuery @DefaultValue("1") @Min(1) @Max(100_000) int page,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int size,
            AccessForm form) {
        AccessRules.Change change = rules.proposed(id, form, Scope.Shown.ALL);
        return tagged(
                change.connector(),
                new PreviewView(
                        ChangeView.of(change, rules.effectiveUsers(change)),
                        audiences.ifAnswered(rules.audience(change), q, page, size)));
    }

    private GroupView view(AccessGroups.Row row) {
        return new GroupView(
                row.id(),
                row.name(),
                row.type(),
                row.profile(),
                row.structure(),
                row.parent(),
                row.memberCount(),
                row.granted(),
                days.of(row.until()),
                days.over(row.until()));
    }

    private static DeniedView view(Denied.Subjects subjects) {
        return new DeniedView(
                subjects.groups().stream()
                        .map(group -> new DeniedGroupView(group.id(), group.name(), group.structure()))
                        .toList(),
                subjects.people().stream()
                        .map(person -> new DeniedAccountView(person.id(), person.name(), person.login()))
                        .toList());
    }

    private static <T> RestResponse<T> tagged(Connector connector, T body) {
        return ResponseBuilder.ok(body)
                .tag(VersionTag.of(connector))
                .header("Cache-Control", "no-store")
                .build();
    }
}
