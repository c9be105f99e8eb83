package fr.ent.pronote.console;

import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.pronote.failure.IdentificationFailures;
import fr.ent.pronote.publication.Administrators;
import fr.ent.pronote.publication.Base;
import fr.ent.pronote.publication.Bases;
import fr.ent.pronote.publication.Journal;
import fr.ent.pronote.publication.JournalAction;
import fr.ent.pronote.publication.Publication;
import fr.ent.pronote.publication.Space;
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
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The console: bases of the caller; the state of one, its Espaces and its journal. */
@Path("/admin")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class ConsolePages {
    @CheckedTemplate(basePath = "console")
    static class Templates {
        private Templates() {}

        static native TemplateInstance bases(List<Base> bases);

        static native TemplateInstance base(
                Base base, List<Space> espaces, List<Line> journal, long failures, boolean saved);
    }

    /** One act of the journal, ready to be read. */
    record Line(String at, String actor, JournalAction action, String detail) {}

    private final Bases bases;
    private final Publication publication;
    private final Journal journal;
    private final IdentificationFailures failures;
    private final Administrators administrators;
    private final PageContext page;

    ConsolePages(
            Bases bases,
            Publication publication,
            Journal journal,
            IdentificationFailures failures,
            Administrators administrators,
            PageContext page) {
        this.bases = bases;
        this.publication = publication;
        this.journal = journal;
        this.failures = failures;
        this.administrators = administrators;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list() {
        return Templates.bases(administrators.basesOfCaller());
    }

    @GET
    @Path("{uai}")
    @Operation(hidden = true)
    public TemplateInstance show(@RestPath Uai uai, @RestQuery @DefaultValue("false") boolean saved) {
        administrators.require(uai);
        return Templates.base(
                bases.get(uai),
                List.of(Space.values()),
                journal.latest(uai.value()).stream()
                        .map(entry -> new Line(date().format(entry.at), entry.actor, entry.action, entry.detail))
                        .toList(),
                failures.countOpen(uai.value()),
                saved);
    }

    /** @param from {@code integration} when the button beside the locked settings was pressed */
    @POST
    @Path("{uai}/publication")
    @FormGuard
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response publish(@RestPath Uai uai, @RestForm String action, @RestForm String from) {
        administrators.require(uai);
        switch (Objects.requireNonNullElse(action, "")) {
            case "publish" -> publication.publish(uai, administrators.id());
            case "stop" -> publication.stop(uai, administrators.id());
            default -> throw new ApiProblem(400, "http-400");
        }
        return Response.seeOther(
                        URI.create("/admin/" + uai + ("integration".equals(from) ? "/integration" : "?saved=true")))
                .build();
    }

    @POST
    @Path("{uai}/espaces")
    @FormGuard
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response tick(@RestPath Uai uai, @RestForm List<String> spaces) {
        administrators.require(uai);
        List<String> wanted = Objects.requireNonNullElse(spaces, List.of());
        publication.tick(
                uai,
                Arrays.stream(Space.values())
                        .filter(space -> wanted.contains(space.name()))
                        .toList(),
                administrators.id());
        return Response.seeOther(URI.create("/admin/" + uai + "?saved=true")).build();
    }

    private DateTimeFormatter date() {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withLocale(page.locale())
                .withZone(ZoneId.of("Europe/Paris"));
    }
}
