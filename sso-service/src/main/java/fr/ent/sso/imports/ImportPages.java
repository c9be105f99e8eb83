package fr.ent.sso.imports;

import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.sso.account.Directory;
import fr.ent.sso.account.DirectoryAccess;
import fr.ent.sso.account.Structure;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** « Imports » : files are tried first, and what the trial found decides whether they are taken over. */
@Path("/admin/imports")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class ImportPages {
    private static final int SHOWN = 50;
    private static final int FINDINGS = 500;
    private static final int SEE_OTHER = 303;

    @CheckedTemplate(basePath = "imports")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(Desk desk);

        static native TemplateInstance show(Shown shown);

        static native TemplateInstance show$state(Shown shown);
    }

    private final ImportDesk desk;
    private final Imports imports;
    private final Directory directory;
    private final DirectoryAccess access;
    private final PageContext page;

    ImportPages(ImportDesk desk, Imports imports, Directory directory, DirectoryAccess access, PageContext page) {
        this.desk = desk;
        this.imports = imports;
        this.directory = directory;
        this.access = access;
        this.page = page;
    }

    /** The form and the imports so far. */
    record Desk(boolean admc, List<Structure> structures, List<ImportKind> kinds, List<Row> rows, List<String> errors) {
        /** An import in the list. */
        record Row(Import job, String date) {}
    }

    /** One import. */
    record Shown(Import job, String date, List<ImportFile> files, List<Count> counts, List<Words> findings, long all) {
        /** How many of what. */
        record Count(String name, long value) {}

        /** A finding in the reader's language. */
        record Words(Finding finding, String message) {}

        public boolean cut() {
            return all > findings.size();
        }
    }

    @GET
    @Operation(hidden = true)
    public String list() {
        return list(List.of());
    }

    @POST
    @FormGuard
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response start(ImportForm form) {
        try {
            // The page never writes without a trial.
            form.dryRun = "true";
            return to(desk.start(form));
        } catch (ApiProblem e) {
            if (e.status() != 400 && e.status() != 409 && e.status() != 413) {
                throw e;
            }
            List<String> errors = new ArrayList<>();
            e.errors().forEach(error -> errors.add(error.message(page.locale())));
            if (errors.isEmpty()) {
                errors.add(e.detail(page.locale()));
            }
            return Response.status(e.status()).entity(list(errors)).build();
        }
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public String show(@RestPath UUID id) {
        Shown shown = shown(desk.visible(id));
        return page.fragment()
                ? Templates.show$state(shown).render()
                : Templates.show(shown).render();
    }

    @POST
    @FormGuard
    @Path("{id}/application")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response apply(@RestPath UUID id) {
        return to(desk.apply(id));
    }

    private String list(List<String> errors) {
        access.requireAdministrator();
        Set<String> mine = access.isAdmc() ? Set.of() : access.structures();
        return Templates.list(new Desk(
                        access.isAdmc(),
                        access.isAdmc()
                                ? List.of()
                                : directory.structures().stream()
                                        .filter(each -> mine.contains(each.uai()))
                                        .toList(),
                        kinds(),
                        desk.list(0, SHOWN).stream()
                                .map(job -> new Desk.Row(job, date(job.createdAt())))
                                .toList(),
                        errors))
                .render();
    }

    private List<ImportKind> kinds() {
        List<ImportKind> kinds = new ArrayList<>(List.of(ImportKind.values()));
        if (!access.isAdmc()) {
            kinds.remove(ImportKind.STRUCTURES);
        }
        return kinds;
    }

    private Shown shown(Import job) {
        return new Shown(
                job,
                date(job.createdAt()),
                imports.files(job.id()),
                job.counts().entrySet().stream()
                        .map(each -> new Shown.Count(each.getKey(), each.getValue()))
                        .toList(),
                imports.findings(job.id(), 0, FINDINGS).stream()
                        .map(each -> new Shown.Words(each, each.message(page.locale())))
                        .toList(),
                imports.findingCount(job.id()));
    }

    private String date(Instant instant) {
        Locale locale = page.locale();
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(instant.atZone(ZoneId.of("Europe/Paris")));
    }

    private static Response to(UUID id) {
        return Response.status(SEE_OTHER)
                .location(URI.create("/admin/imports/" + id))
                .build();
    }
}
