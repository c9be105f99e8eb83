package fr.ent.connector.access;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.Denial;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.directory.Structure;
import fr.ent.connector.people.KnownPerson;
import fr.ent.connector.people.People;
import fr.ent.kit.page.FormGuard;
import fr.ent.kit.problem.ApiProblem;
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
import jakarta.ws.rs.core.UriBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** « Exceptions »: the groups and people that may not use a connector, whatever groups have it. */
@Path("/admin/connecteurs/{id}/droits/exceptions")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class DenialPages {
    private static final int FOUND = 20;
    private static final int CHOICES = 100;
    private static final int LONGEST_SEARCH = 100;

    @CheckedTemplate(basePath = "access")
    static class Templates {
        private Templates() {}

        static native TemplateInstance denials(DenialsPage page);
    }

    /** Somebody or some group that was found. */
    public record Found(UUID id, String kind, String name, String detail, boolean denied) {}

    /**
     * @param structure where it is searched; empty while none is chosen
     * @param typed what was typed to find a structure when there are many
     * @param answered sso-service told the people that were searched
     */
    public record DenialsPage(
            Connector connector,
            String structureName,
            boolean locked,
            Denied.Subjects denied,
            String structure,
            String typed,
            String shownName,
            List<Structure> choices,
            boolean many,
            String q,
            List<Found> found,
            boolean answered,
            String done) {}

    private final AccessRules rules;
    private final AccessGroups groups;
    private final AccessCheck check;
    private final Denied denied;
    private final People people;
    private final Directory directory;

    DenialPages(
            AccessRules rules,
            AccessGroups groups,
            AccessCheck check,
            Denied denied,
            People people,
            Directory directory) {
        this.rules = rules;
        this.groups = groups;
        this.check = check;
        this.denied = denied;
        this.people = people;
        this.directory = directory;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance read(
            @RestPath UUID id,
            @RestQuery @DefaultValue("") String structure,
            @RestQuery @DefaultValue("") String q,
            @RestQuery @DefaultValue("") String fait) {
        Scope scope = rules.of(id);
        Connector connector = scope.connector();
        String text = q.strip().substring(0, Math.min(q.strip().length(), LONGEST_SEARCH));
        List<Structure> all = directory.search("", scope.structures(), CHOICES + 1);
        boolean many = all.size() > CHOICES;
        String chosen = scope.structures().contains(structure.strip())
                ? structure.strip()
                : all.size() == 1 ? all.get(0).uai : "";
        List<Found> found = new ArrayList<>();
        boolean answered = text.isEmpty() || chosen.isEmpty() || find(connector, chosen, text, found);
        return Templates.denials(new DenialsPage(
                connector,
                nameOf(connector.structure),
                connector.locked,
                denied.of(scope),
                chosen,
                structure.strip(),
                chosen.isEmpty() ? "" : nameOf(chosen),
                many ? directory.search(structure.strip(), scope.structures(), CHOICES) : all,
                many,
                text,
                found,
                answered,
                fait));
    }

    /** « Refuser ». */
    @POST
    @Path("refus")
    @FormGuard
    @Operation(hidden = true)
    public Response deny(
            @RestPath UUID id,
            @RestForm @DefaultValue("-1") long version,
            @RestForm UUID subject,
            @RestForm @DefaultValue("") String kind,
            @RestForm @DefaultValue("") String structure) {
        return change(id, version, subject, kind, structure, true);
    }

    /** « Lever le refus ». */
    @POST
    @Path("levee")
    @FormGuard
    @Operation(hidden = true)
    public Response allow(
            @RestPath UUID id,
            @RestForm @DefaultValue("-1") long version,
            @RestForm UUID subject,
            @RestForm @DefaultValue("") String kind,
            @RestForm @DefaultValue("") String structure) {
        return change(id, version, subject, kind, structure, false);
    }

    private Response change(UUID id, long version, UUID subject, String kind, String structure, boolean deny) {
        if (subject == null) {
            throw ApiProblem.invalid("subject", "required");
        }
        Denial.Kind what = kind.equals("GROUP") ? Denial.Kind.GROUP : Denial.Kind.ACCOUNT;
        rules.replace(id, version, scope -> wanted(scope, what, subject, deny), Scope.Shown.ALL);
        return Response.seeOther(UriBuilder.fromPath("/admin/connecteurs/{id}/droits/exceptions")
                        .queryParam("structure", "{structure}")
                        .queryParam("fait", deny ? "refus" : "levee")
                        .build(id, structure))
                .build();
    }

    private AccessForm wanted(Scope scope, Denial.Kind kind, UUID subject, boolean deny) {
        List<UUID> subjects = new ArrayList<>(check.deniedHere(scope, kind));
        subjects.remove(subject);
        if (deny) {
            subjects.add(subject);
        }
        return kind == Denial.Kind.GROUP ? AccessForm.ofDenied(subjects, null) : AccessForm.ofDenied(null, subjects);
    }

    /** False when sso-service did not answer. */
    private boolean find(Connector connector, String structure, String text, List<Found> found) {
        Set<UUID> subjects = connector.denials.stream().map(Denial::subject).collect(Collectors.toSet());
        groups.page(connector.id, Set.of(structure), text, 1, FOUND)
                .forEach(row -> found.add(new Found(row.id(), "GROUP", row.name(), "", subjects.contains(row.id()))));
        try {
            for (KnownPerson person : people.search(structure, text, 0, FOUND).items()) {
                found.add(new Found(
                        person.id(), "ACCOUNT", person.name(), person.login(), subjects.contains(person.id())));
            }
            return true;
        } catch (ApiProblem e) {
            return false;
        }
    }

    private String nameOf(String structure) {
        return directory.structure(structure).map(known -> known.name).orElse(structure);
    }
}
