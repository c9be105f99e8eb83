package fr.ent.connector.transfer;

import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.directory.Structure;
import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
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
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** « Importer des connecteurs »: the file is checked first, and imported when what would change was seen. */
@Path("/admin/connecteurs/import")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class ImportPages {
    @CheckedTemplate(basePath = "transfer")
    static class Templates {
        private Templates() {}

        static native TemplateInstance upload(Form form);

        static native TemplateInstance report(Report report);
    }

    /** The form that asks for a file. */
    public record Form(String structure, String structureName, List<String> errors) {}

    /**
     * What would change, or did.
     *
     * @param upload id of the file while it can be imported; empty else
     */
    public record Report(
            String structure, String structureName, ImportReport report, List<TransferWords.Row> rows, String upload) {
        public boolean nothing() {
            return report.created() + report.changed() + report.refused() == 0;
        }
    }

    private final ConnectorImport imported;
    private final Uploads uploads;
    private final TransferWords words;
    private final Administration administration;
    private final Directory directory;
    private final PageContext page;

    ImportPages(
            ConnectorImport imported,
            Uploads uploads,
            TransferWords words,
            Administration administration,
            Directory directory,
            PageContext page) {
        this.imported = imported;
        this.uploads = uploads;
        this.words = words;
        this.administration = administration;
        this.directory = directory;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance ask(@RestQuery @DefaultValue("") String structure) {
        return Templates.upload(new Form(structure, nameOf(structure), List.of()));
    }

    /** Never imports: shows what would change. */
    @POST
    @FormGuard
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response check(
            @RestForm @DefaultValue("") String structure,
            @RestForm @DefaultValue("false") boolean adapt,
            @RestForm @DefaultValue("false") boolean publish,
            @RestForm @DefaultValue("false") boolean rights,
            @RestForm("file") FileUpload file)
            throws IOException {
        String name = nameOf(structure);
        try {
            ConnectorImport.Options options = new ConnectorImport.Options(adapt, publish, rights);
            byte[] content = content(file);
            ImportReport report = imported.dryRun(structure, FileReader.read(content), options);
            boolean importable = report.refused() == 0 && report.created() + report.changed() > 0;
            String upload = importable
                    ? uploads.keep(new Uploads.Upload(structure, content, options))
                            .toString()
                    : "";
            return html(200, Templates.report(new Report(structure, name, report, words.rows(report.lines()), upload)));
        } catch (ApiProblem problem) {
            if (problem.status() != 400 && problem.status() != 413) {
                throw problem;
            }
            List<String> errors = problem.errors().isEmpty()
                    ? List.of(problem.detail(page.locale()))
                    : problem.errors().stream()
                            .map(error -> error.message(page.locale()))
                            .toList();
            return html(problem.status(), Templates.upload(new Form(structure, name, errors)));
        }
    }

    @POST
    @Path("{upload}")
    @FormGuard
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response apply(@RestPath UUID upload) {
        Uploads.Upload kept = uploads.take(upload);
        ImportReport report = imported.attempt(kept.structure(), FileReader.read(kept.content()), kept.options());
        return html(
                report.applied() ? 200 : 409,
                Templates.report(new Report(
                        kept.structure(), nameOf(kept.structure()), report, words.rows(report.lines()), "")));
    }

    private static byte[] content(FileUpload file) throws IOException {
        if (file == null || file.fileName() == null || file.fileName().isEmpty()) {
            return new byte[0];
        }
        if (file.size() > FileReader.MAX_BYTES) {
            throw new ApiProblem(413, "file-too-large", FileReader.MAX_BYTES / 1024 / 1024);
        }
        return Files.readAllBytes(file.uploadedFile());
    }

    private String nameOf(String structure) {
        Structure known =
                directory.structure(structure).orElseThrow(() -> new ApiProblem(404, "structure-unknown", structure));
        administration.require(structure);
        return known.name;
    }

    /** What may hold a new secret is kept by no browser. */
    private static Response html(int status, TemplateInstance template) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Cache-Control", "no-store")
                .entity(template.render())
                .build();
    }
}
