package fr.ent.pronote.people;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.pronote.identity.Population;
import fr.ent.pronote.publication.Administrators;
import fr.ent.pronote.publication.Uai;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The tables of « Ressources ». Needs {@code ADMC} or {@code PRONOTE_ADMIN:{uai}}. */
@Path("/api/bases/{uai}/people")
@Tag(name = "People", description = "« Ressources »: teachers, pupils, guardians, staff")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PeopleResource {
    private final Resources resources;
    private final Administrators administrators;

    PeopleResource(Resources resources, Administrators administrators) {
        this.resources = resources;
        this.administrators = administrators;
    }

    /** One page of a table. */
    @Schema(name = "PeoplePage")
    public record PeoplePage(List<PersonView> items, long total, int page, int size) {}

    /** The identifier an administrator types. */
    public record CasId(@Schema(examples = "bernard.gaudin") String casId) {}

    /** Which rows: these ids, or all that a filter finds. Exactly one of the two. */
    public record Selection(List<UUID> ids, Filter filter) {}

    /** The filter of a table. */
    public record Filter(Boolean linked, String q) {}

    /** Which guardians, these or all, and whether they may enter the Espace Parents. */
    public record ParentSpace(List<UUID> ids, boolean all, Boolean allowed) {}

    /** How many rows changed. */
    public record Count(int count) {}

    @GET
    @Path("{population:teachers|pupils|guardians|staff}")
    @Transactional
    @Operation(summary = "The persons of a population", description = "sort=casId puts those that have one first.")
    public PeoplePage list(
            @RestPath Uai uai,
            @RestPath String population,
            @RestQuery @DefaultValue("lastName") String sort,
            @RestQuery Boolean linked,
            @RestQuery @DefaultValue("") String q,
            @RestQuery @DefaultValue("0") int page,
            @RestQuery @DefaultValue("50") int size) {
        administrators.require(uai);
        PeopleQuery query = new PeopleQuery(sort, linked, q, page, size);
        Resources.Found found = resources.search(uai, Resources.population(population), query);
        return new PeoplePage(
                found.rows().stream().map(PersonView::of).toList(), found.total(), query.page(), query.size());
    }

    @PUT
    @Path("{population:teachers|pupils|guardians|staff}/{id}/cas-id")
    @Operation(summary = "Type a person's « Identifiant CAS »")
    @APIResponse(responseCode = "409", description = "cas-id-taken, with the holder")
    public PersonView setCasId(@RestPath Uai uai, @RestPath String population, @RestPath UUID id, CasId typed) {
        administrators.require(uai);
        Population of = Resources.population(population);
        resources.setCasId(uai, of, id, required(typed).casId(), administrators.id());
        return PersonView.of(resources.get(uai, of, id));
    }

    @DELETE
    @Path("{population:teachers|pupils|guardians|staff}/{id}/cas-id")
    @Operation(summary = "« Supprimer l’identifiant CAS (ENT) » of one person", description = "May be repeated.")
    public void removeCasId(@RestPath Uai uai, @RestPath String population, @RestPath UUID id) {
        administrators.require(uai);
        Population of = Resources.population(population);
        resources.get(uai, of, id);
        resources.resetCasIds(uai, of, List.of(id), administrators.id());
    }

    @POST
    @Path("{population:teachers|pupils|guardians|staff}/cas-id-reset")
    @Operation(summary = "« Supprimer l’identifiant CAS (ENT) » of a selection", description = "Answers how many.")
    public Count reset(@RestPath Uai uai, @RestPath String population, Selection selection) {
        administrators.require(uai);
        Population of = Resources.population(population);
        if ((required(selection).ids() == null) == (selection.filter() == null)) {
            throw ApiProblem.invalid("ids", "selection-needed");
        }
        List<UUID> ids = selection.ids() != null
                ? selection.ids()
                : resources.ids(
                        uai,
                        of,
                        new PeopleQuery(
                                null,
                                selection.filter().linked(),
                                selection.filter().q(),
                                0,
                                1));
        return new Count(resources.resetCasIds(uai, of, ids, administrators.id()));
    }

    @POST
    @Path("guardians/parent-space")
    @Operation(summary = "« Autoriser l’accès à l’Espace Parents », or close it")
    public Count parentSpace(@RestPath Uai uai, ParentSpace wanted) {
        administrators.require(uai);
        if (required(wanted).allowed() == null) {
            throw ApiProblem.invalid("allowed", "required");
        }
        if (wanted.all() == (wanted.ids() != null)) {
            throw ApiProblem.invalid("ids", "selection-needed");
        }
        return new Count(resources.allowParentSpace(
                uai, wanted.all() ? null : wanted.ids(), wanted.allowed(), administrators.id()));
    }

    private static <T> T required(T body) {
        if (body == null) {
            throw new ApiProblem(400, "http-400");
        }
        return body;
    }
}
