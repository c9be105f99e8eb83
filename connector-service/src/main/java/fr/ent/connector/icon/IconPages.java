package fr.ent.connector.icon;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.ConnectorAdministration;
import fr.ent.connector.definition.Icons;
import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** « Icône » of a connector. Both actions have their twins in REST. */
@Path("/admin/connecteurs/{id}/icone")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class IconPages {
    @CheckedTemplate(basePath = "icon")
    static class Templates {
        private Templates() {}

        static native TemplateInstance icon(IconPage icon);
    }

    /**
     * @param address of the picture; empty when the initials stand for it
     * @param notice why nothing may be changed: {@code locked}, {@code inherited} or empty
     * @param error about the file; empty when there is none
     */
    public record IconPage(
            Connector connector,
            String structureName,
            String address,
            String initials,
            List<String> builtIn,
            String notice,
            String error,
            String done) {}

    private final IconUploads uploads;
    private final ConnectorAdministration connectors;
    private final Administration administration;
    private final Directory directory;
    private final PageContext page;

    IconPages(
            IconUploads uploads,
            ConnectorAdministration connectors,
            Administration administration,
            Directory directory,
            PageContext page) {
        this.uploads = uploads;
        this.connectors = connectors;
        this.administration = administration;
        this.directory = directory;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance read(@RestPath UUID id, @RestQuery @DefaultValue("") String done) {
        return Templates.icon(page(id, "", done));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @FormGuard
    @Operation(hidden = true)
    public Response put(
            @RestPath UUID id, @RestForm @DefaultValue("-1") long version, @RestForm("file") FileUpload file)
            throws IOException {
        try (InputStream content =
                file == null ? new ByteArrayInputStream(new byte[0]) : Files.newInputStream(file.uploadedFile())) {
            uploads.put(id, version, content);
            return seeOther(id, "changed");
        } catch (ApiProblem problem) {
            if (problem.status() != 400 && problem.status() != 412) {
                throw problem;
            }
            return html(problem.status(), page(id, words(problem), ""));
        }
    }

    @POST
    @Path("retrait")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @FormGuard
    @Operation(hidden = true)
    public Response remove(@RestPath UUID id, @RestForm @DefaultValue("-1") long version) {
        try {
            uploads.remove(id, version);
            return seeOther(id, "removed");
        } catch (ApiProblem problem) {
            if (problem.status() != 412) {
                throw problem;
            }
            return html(412, page(id, words(problem), ""));
        }
    }

    private IconPage page(UUID id, String error, String done) {
        Connector connector = connectors.readable(id);
        return new IconPage(
                connector,
                directory
                        .structure(connector.structure)
                        .map(known -> known.name)
                        .orElse(connector.structure),
                Icons.address(connector.icon),
                Icons.initials(connector.displayName),
                Icons.names(),
                connector.locked ? "locked" : administration.of(connector.structure) ? "" : "inherited",
                error,
                done);
    }

    private String words(ApiProblem problem) {
        return problem.errors().stream()
                .map((FieldError error) -> error.message(page.locale()))
                .findFirst()
                .orElseGet(() -> problem.detail(page.locale()));
    }

    private static Response html(int status, IconPage page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(Templates.icon(page).render())
                .build();
    }

    private static Response seeOther(UUID id, String done) {
        return Response.seeOther(URI.create("/admin/connecteurs/" + id + "/icone?done=" + done))
                .build();
    }
}
