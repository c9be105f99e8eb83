package fr.ent.pronote.failure;

import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.pronote.publication.Administrators;
import fr.ent.pronote.publication.Base;
import fr.ent.pronote.publication.Bases;
import fr.ent.pronote.publication.Uai;
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
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The queue « Échecs d’identification »: what was sent, who may be meant and why, « Relier » or « Refuser ». */
@Path("/admin/{uai}/echecs")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class FailurePages {
    /** Each report looks its candidates up. */
    private static final int SHOWN = 25;

    private static final ZoneId SCHOOL_TIME = ZoneId.of("Europe/Paris");

    @CheckedTemplate(basePath = "failure")
    static class Templates {
        private Templates() {}

        static native TemplateInstance queue(Base base, List<Item> items, long total, boolean done);
    }

    /** A report with its candidates. */
    record Item(IdentificationFailure failure, String sentOn, List<Candidate> candidates) {}

    private final IdentificationFailures failures;
    private final Bases bases;
    private final Administrators administrators;
    private final PageContext page;

    FailurePages(IdentificationFailures failures, Bases bases, Administrators administrators, PageContext page) {
        this.failures = failures;
        this.bases = bases;
        this.administrators = administrators;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance queue(@RestPath Uai uai, @RestQuery @DefaultValue("false") boolean done) {
        administrators.require(uai);
        DateTimeFormatter date = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(page.locale())
                .withZone(SCHOOL_TIME);
        List<Item> items = failures.list(uai, FailureState.OPEN).stream()
                .limit(SHOWN)
                .map(failure -> new Item(failure, date.format(failure.sentAt), failures.candidates(failure)))
                .toList();
        return Templates.queue(bases.get(uai), items, failures.countOpen(uai.value()), done);
    }

    @POST
    @Path("{id}")
    @FormGuard
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response resolve(@RestPath Uai uai, @RestPath UUID id, @RestForm String action, @RestForm UUID person) {
        administrators.require(uai);
        switch (Objects.requireNonNullElse(action, "")) {
            case "LINK" -> {
                if (person == null) {
                    throw new ApiProblem(400, "http-400");
                }
                failures.link(uai, id, person, administrators.id());
            }
            case "REJECT" -> failures.reject(uai, id, administrators.id());
            default -> throw new ApiProblem(400, "http-400");
        }
        return Response.seeOther(URI.create("/admin/" + uai + "/echecs?done=true"))
                .build();
    }
}
