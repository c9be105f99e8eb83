package fr.ent.pronote.people;

import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.pronote.PronoteMessages;
import fr.ent.pronote.identity.Population;
import fr.ent.pronote.publication.Administrators;
import fr.ent.pronote.publication.Base;
import fr.ent.pronote.publication.Bases;
import fr.ent.pronote.publication.Space;
import fr.ent.pronote.publication.Uai;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
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
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** « Ressources »: the four tables, the selection's commands and the cell « Identifiant CAS ». */
@Path("/admin/{uai}/ressources/{population:teachers|pupils|guardians|staff}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class PeoplePages {
    private static final int SIZE = 50;
    private static final int NAMED = 5;

    @CheckedTemplate(basePath = "people")
    static class Templates {
        private Templates() {}

        static native TemplateInstance table(
                Base base, PeopleTable table, List<Population> populations, boolean parentsClosed, String message);

        static native TemplateInstance confirm(
                Base base, PeopleTable table, List<UUID> ids, boolean everything, int count, List<String> names);

        static native TemplateInstance edit(
                Base base, Population population, Person person, String casId, String error);
    }

    private final Resources resources;
    private final Bases bases;
    private final Administrators administrators;
    private final PageContext page;

    PeoplePages(Resources resources, Bases bases, Administrators administrators, PageContext page) {
        this.resources = resources;
        this.bases = bases;
        this.administrators = administrators;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance table(
            @RestPath Uai uai,
            @RestPath String population,
            @RestQuery @DefaultValue("lastName") String sort,
            @RestQuery @DefaultValue("") String linked,
            @RestQuery @DefaultValue("") String q,
            @RestQuery("page") @DefaultValue("0") int number,
            @RestQuery @DefaultValue("") String done,
            @RestQuery @DefaultValue("0") int count) {
        administrators.require(uai);
        Base base = bases.get(uai);
        Population of = Resources.population(population);
        PeopleQuery query = new PeopleQuery(sort, flag(linked), q, number, SIZE);
        return Templates.table(
                base,
                view(uai, of, query),
                List.of(Population.values()),
                of == Population.GUARDIANS && !base.spaces().contains(Space.PARENTS),
                message(done, count));
    }

    /** A command on the selection; removing asks first. */
    @POST
    @Path("selection")
    @FormGuard
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response select(
            @RestPath Uai uai,
            @RestPath String population,
            @RestForm String action,
            @RestForm List<UUID> ids,
            @RestForm boolean everything,
            @RestForm @DefaultValue("lastName") String sort,
            @RestForm @DefaultValue("") String linked,
            @RestForm @DefaultValue("") String q) {
        administrators.require(uai);
        Population of = Resources.population(population);
        PeopleQuery query = new PeopleQuery(sort, flag(linked), q, 0, SIZE);
        List<UUID> chosen = chosen(uai, of, ids, everything, query);
        String path = path(uai, of);
        if (chosen.isEmpty()) {
            return back(path, query, "nothing", 0);
        }
        switch (Objects.requireNonNullElse(action, "")) {
            case "remove" -> {
                List<PersonRow> linkedRows = resources.rows(uai, of, chosen).stream()
                        .filter(PersonRow::linked)
                        .toList();
                return Response.ok(Templates.confirm(
                                bases.get(uai),
                                view(uai, of, query),
                                everything ? List.of() : chosen,
                                everything,
                                linkedRows.size(),
                                linkedRows.stream()
                                        .limit(NAMED)
                                        .map(row -> row.person().fullName())
                                        .toList()))
                        .build();
            }
            case "remove-confirmed" -> {
                int count = resources.resetCasIds(uai, of, chosen, administrators.id());
                return back(path, query, "removed", count);
            }
            case "allow", "close" -> {
                requireGuardians(of);
                boolean allowed = action.equals("allow");
                int count = resources.allowParentSpace(uai, chosen, allowed, administrators.id());
                return back(path, query, allowed ? "allowed" : "closed", count);
            }
            default -> throw new ApiProblem(400, "http-400");
        }
    }

    @GET
    @Path("{id}/identifiant")
    @Operation(hidden = true)
    public TemplateInstance edit(@RestPath Uai uai, @RestPath String population, @RestPath UUID id) {
        administrators.require(uai);
        Population of = Resources.population(population);
        PersonRow row = resources.get(uai, of, id);
        return Templates.edit(bases.get(uai), of, row.person(), row.casId(), "");
    }

    @POST
    @Path("{id}/identifiant")
    @FormGuard
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response save(
            @RestPath Uai uai,
            @RestPath String population,
            @RestPath UUID id,
            @RestForm @DefaultValue("") String casId) {
        administrators.require(uai);
        Population of = Resources.population(population);
        PersonRow row = resources.get(uai, of, id);
        if (casId.isBlank()) {
            resources.resetCasIds(uai, of, List.of(id), administrators.id());
        } else {
            try {
                resources.setCasId(uai, of, id, casId, administrators.id());
            } catch (ApiProblem problem) {
                return Response.status(problem.status())
                        .entity(Templates.edit(bases.get(uai), of, row.person(), casId, error(uai, of, casId, problem)))
                        .build();
            }
        }
        return Response.seeOther(URI.create(path(uai, of) + "?sort=casId&done=saved"))
                .build();
    }

    private String error(Uai uai, Population of, String casId, ApiProblem problem) {
        if (!problem.errors().isEmpty()) {
            return problem.errors().get(0).message(page.locale());
        }
        return resources
                .holder(uai, of, casId.strip())
                .map(holder -> words().casIdTaken(casId.strip(), holder.fullName()))
                .orElseThrow(() -> problem);
    }

    private List<UUID> chosen(Uai uai, Population of, List<UUID> ids, boolean everything, PeopleQuery query) {
        if (everything) {
            return resources.ids(uai, of, query);
        }
        return ids == null ? List.of() : ids;
    }

    private PeopleTable view(Uai uai, Population of, PeopleQuery query) {
        return PeopleTable.of(path(uai, of), of, resources.search(uai, of, query), query, words(), page.locale());
    }

    private String message(String done, int count) {
        return switch (done) {
            case "removed" -> words().removedDone(count);
            case "allowed" -> words().allowedDone(count);
            case "closed" -> words().closedDone(count);
            case "nothing" -> words().nothingSelected();
            case "saved" -> words().saved();
            default -> "";
        };
    }

    private PronoteMessages words() {
        return MessageBundles.get(PronoteMessages.class, Localized.Literal.of(page.lang()));
    }

    private static Response back(String path, PeopleQuery query, String done, int count) {
        return Response.seeOther(URI.create(
                        PeopleTable.href(path, query.sort(), query, 0) + "&done=" + done + "&count=" + count))
                .build();
    }

    private static void requireGuardians(Population of) {
        if (of != Population.GUARDIANS) {
            throw new ApiProblem(400, "http-400");
        }
    }

    private static Boolean flag(String linked) {
        return linked.isEmpty() ? null : Boolean.valueOf(linked);
    }

    private static String path(Uai uai, Population of) {
        return "/admin/" + uai + "/ressources/" + of.path();
    }
}
