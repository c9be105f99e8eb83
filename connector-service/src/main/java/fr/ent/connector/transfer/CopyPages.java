package fr.ent.connector.transfer;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.directory.Structure;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** « Copier depuis un autre établissement » that the caller administers: choose, see what will be, copy. */
@Path("/admin/connecteurs/copie")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class CopyPages {
    private static final int CHOICES = 50;
    private static final int MAX_CONNECTORS = 200;

    @CheckedTemplate(basePath = "transfer")
    static class Templates {
        private Templates() {}

        static native TemplateInstance copy(Choice choice);

        static native TemplateInstance copies(Copies copies);
    }

    /**
     * What to copy.
     *
     * @param from UAI of the school of origin; empty as long as none is chosen
     * @param schools those that match what was typed
     */
    public record Choice(
            String structure,
            String structureName,
            String typed,
            List<Structure> schools,
            String from,
            String fromName,
            List<Connector> connectors,
            boolean none) {}

    /**
     * What would be copied, or was.
     *
     * @param ids of the connectors, while they can be copied
     */
    public record Copies(
            String structure,
            String structureName,
            String from,
            List<TransferWords.Row> rows,
            List<UUID> ids,
            boolean rights,
            boolean publish,
            boolean dryRun,
            boolean partly) {}

    private final ConnectorExport exported;
    private final ConnectorCopies copies;
    private final TransferWords words;
    private final Administration administration;
    private final Directory directory;

    CopyPages(
            ConnectorExport exported,
            ConnectorCopies copies,
            TransferWords words,
            Administration administration,
            Directory directory) {
        this.exported = exported;
        this.copies = copies;
        this.words = words;
        this.administration = administration;
        this.directory = directory;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance choose(
            @RestQuery @DefaultValue("") String structure,
            @RestQuery @DefaultValue("") String q,
            @RestQuery @DefaultValue("") String from) {
        return Templates.copy(choice(structure, q, from, false));
    }

    /** Copies with {@code action=copy}; else shows what would be. */
    @POST
    @FormGuard
    @Operation(hidden = true)
    public Response copy(
            @RestForm @DefaultValue("") String structure,
            @RestForm @DefaultValue("") String from,
            @RestForm List<UUID> ids,
            @RestForm @DefaultValue("false") boolean rights,
            @RestForm @DefaultValue("false") boolean publish,
            @RestForm @DefaultValue("") String action) {
        String name = nameOf(structure);
        if (ids == null || ids.isEmpty()) {
            return html(400, Templates.copy(choice(structure, "", from, true)));
        }
        if (ids.size() > MAX_CONNECTORS) {
            throw ApiProblem.invalid("ids", "file-too-long", MAX_CONNECTORS);
        }
        boolean dryRun = !action.equals("copy");
        List<ImportReport.Line> lines = new ArrayList<>();
        for (UUID id : ids) {
            copies.copy(id, List.of(structure), new ConnectorImport.Options(true, publish, rights), dryRun)
                    .forEach(report -> lines.addAll(report.lines()));
        }
        boolean failing = lines.stream().anyMatch(ImportReport.Line::fails);
        boolean toDo =
                lines.stream().anyMatch(line -> !line.fails() && line.outcome() != ImportReport.Outcome.UNCHANGED);
        return html(
                200,
                Templates.copies(new Copies(
                        structure,
                        name,
                        from,
                        words.rows(lines),
                        dryRun && toDo ? ids : List.of(),
                        rights,
                        publish,
                        dryRun,
                        failing)));
    }

    private Choice choice(String structure, String q, String from, boolean none) {
        String name = nameOf(structure);
        boolean chosen = directory.structure(from).isPresent();
        List<Structure> schools =
                directory.search(q, administration.ofPlatform() ? null : administration.scope(), CHOICES).stream()
                        .filter(school -> !school.uai.equals(structure))
                        .toList();
        return new Choice(
                structure,
                name,
                q,
                schools,
                chosen ? from : "",
                chosen ? directory.structure(from).map(known -> known.name).orElse(from) : "",
                chosen ? exported.own(from) : List.of(),
                none);
    }

    private String nameOf(String structure) {
        Structure known =
                directory.structure(structure).orElseThrow(() -> new ApiProblem(404, "structure-unknown", structure));
        administration.require(structure);
        return known.name;
    }

    private static Response html(int status, TemplateInstance template) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Cache-Control", "no-store")
                .entity(template.render())
                .build();
    }
}
