package fr.ent.pronote.publication;

import fr.ent.kit.problem.ApiProblem;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Bases, their publication and their Espaces. Needs {@code ADMC} or {@code PRONOTE_ADMIN:{uai}}. */
@Path("/api/bases")
@Tag(name = "Bases", description = "PRONOTE bases, publication and Espaces")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PublicationResource {
    private final Bases bases;
    private final Publication publication;
    private final Journal journal;
    private final Administrators administrators;

    PublicationResource(Bases bases, Publication publication, Journal journal, Administrators administrators) {
        this.bases = bases;
        this.publication = publication;
        this.journal = journal;
        this.administrators = administrators;
    }

    /** Which Espaces are ticked. */
    public record Spaces(List<Space> spaces) {}

    /** One act of the journal. */
    public record JournalView(Instant at, String actor, JournalAction action, String detail) {}

    @GET
    @Transactional
    @Operation(summary = "The bases the caller administers")
    public List<BaseView> list() {
        return administrators.basesOfCaller().stream().map(BaseView::of).toList();
    }

    @GET
    @Path("{uai}")
    @Transactional
    @Operation(summary = "A base")
    public BaseView get(@RestPath Uai uai) {
        administrators.require(uai);
        return BaseView.of(bases.get(uai));
    }

    @PUT
    @Path("{uai}")
    @Operation(
            summary = "Create or change a base",
            description = "A new base needs ADMC. The address, kind and lab mode change only while it is stopped.")
    @APIResponse(responseCode = "409", description = "base-published, address-taken")
    public Response put(@RestPath Uai uai, BaseForm form) {
        administrators.require(uai);
        requireBody(form);
        if (!exists(uai)) {
            administrators.requireEverywhere();
        }
        boolean fresh = publication.save(uai, form, administrators.id());
        return Response.status(fresh ? 201 : 200)
                .entity(BaseView.of(bases.get(uai)))
                .build();
    }

    @PUT
    @Path("{uai}/publication")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Publish the base", description = "May be repeated.")
    @APIResponse(responseCode = "409", description = "https-required")
    public BaseView publish(@RestPath Uai uai) {
        administrators.require(uai);
        publication.publish(uai, administrators.id());
        return BaseView.of(bases.get(uai));
    }

    @DELETE
    @Path("{uai}/publication")
    @Operation(summary = "Stop the publication", description = "May be repeated.")
    public BaseView stop(@RestPath Uai uai) {
        administrators.require(uai);
        publication.stop(uai, administrators.id());
        return BaseView.of(bases.get(uai));
    }

    @GET
    @Path("{uai}/spaces")
    @Transactional
    @Operation(summary = "The Espaces that are ticked")
    public Spaces spaces(@RestPath Uai uai) {
        administrators.require(uai);
        return new Spaces(List.copyOf(bases.get(uai).spaces()));
    }

    @PUT
    @Path("{uai}/spaces")
    @Operation(summary = "Tick exactly these Espaces")
    public Spaces tick(@RestPath Uai uai, Spaces wanted) {
        administrators.require(uai);
        requireBody(wanted);
        if (wanted.spaces() == null || wanted.spaces().contains(null)) {
            throw ApiProblem.invalid("spaces", "required");
        }
        publication.tick(uai, wanted.spaces(), administrators.id());
        return spaces(uai);
    }

    @GET
    @Path("{uai}/journal")
    @Transactional
    @Operation(summary = "Who did what to the base, the latest first")
    public List<JournalView> journal(@RestPath Uai uai) {
        administrators.require(uai);
        bases.get(uai);
        return journal.latest(uai.value()).stream()
                .map(entry -> new JournalView(entry.at, entry.actor, entry.action, entry.detail))
                .toList();
    }

    private boolean exists(Uai uai) {
        return bases.findByIdOptional(uai.value()).isPresent();
    }

    private static void requireBody(Object body) {
        if (body == null) {
            throw new ApiProblem(400, "http-400");
        }
    }
}
