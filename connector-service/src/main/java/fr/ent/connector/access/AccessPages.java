package fr.ent.connector.access;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.directory.Group;
import fr.ent.kit.page.FormGuard;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** « Droits d'accès » (ux, screen C). Its one change has its twin in REST. */
@Path("/admin/connecteurs/{id}/droits")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class AccessPages {
    private static final List<String> TYPES = List.of("PROFILE", "CLASS", "FUNCTIONAL", "FUNCTION", "MANUAL");

    @CheckedTemplate(basePath = "access")
    static class Templates {
        private Templates() {}

        static native TemplateInstance rights(RightsPage rights);
    }

    /** A group with its box. */
    public record Box(Group group, boolean ticked) {}

    /** Groups of one type in one structure. */
    public record Section(String structure, String structureName, String type, List<Box> boxes) {}

    /**
     * @param notice {@code locked} when nothing may be changed, {@code inherited} when only one's own groups may
     * @param elsewhere granted groups that are not shown since another administers them
     * @param added of the change just saved; -1 when none was
     */
    public record RightsPage(
            Connector connector,
            String structureName,
            String notice,
            List<Section> sections,
            long elsewhere,
            long people,
            boolean estimated,
            int added,
            int removed) {
        public boolean locked() {
            return notice.equals("locked");
        }
    }

    private final AccessRules rules;
    private final Directory directory;

    AccessPages(AccessRules rules, Directory directory) {
        this.rules = rules;
        this.directory = directory;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance read(
            @RestPath UUID id,
            @RestQuery("plus") @DefaultValue("-1") int added,
            @RestQuery("moins") @DefaultValue("-1") int removed) {
        AccessRules.Rights rights = rules.of(id);
        Connector connector = rights.connector();
        EffectiveUsers.Count count = rules.effectiveUsers(connector);
        List<Section> sections = sections(rights);
        boolean inherited = !rules.administers(connector);
        return Templates.rights(new RightsPage(
                connector,
                directory
                        .structure(connector.structure)
                        .map(known -> known.name)
                        .orElse(connector.structure),
                connector.locked ? "locked" : inherited ? "inherited" : "",
                sections,
                rights.elsewhere(),
                count.people(),
                count.estimated(),
                added,
                removed));
    }

    @POST
    @FormGuard
    @Operation(hidden = true)
    public Response save(@RestPath UUID id, @RestForm @DefaultValue("-1") long version, @RestForm List<UUID> groups) {
        AccessRules.Change change = rules.replace(id, version, groups == null ? List.of() : groups);
        return Response.seeOther(URI.create("/admin/connecteurs/" + id + "/droits?plus="
                        + change.added().size() + "&moins=" + change.removed().size()))
                .build();
    }

    private List<Section> sections(AccessRules.Rights rights) {
        List<String> structures = rights.candidates().stream()
                .map(group -> group.structure)
                .distinct()
                .toList();
        Map<String, String> names = directory.names(structures);
        List<Section> sections = new ArrayList<>();
        for (String structure : structures) {
            for (String type : TYPES) {
                List<Box> boxes = rights.candidates().stream()
                        .filter(group -> group.structure.equals(structure) && group.type.equals(type))
                        .map(group -> new Box(group, rights.granted().contains(group.id)))
                        .toList();
                if (!boxes.isEmpty()) {
                    sections.add(new Section(structure, names.getOrDefault(structure, structure), type, boxes));
                }
            }
        }
        return sections;
    }
}
