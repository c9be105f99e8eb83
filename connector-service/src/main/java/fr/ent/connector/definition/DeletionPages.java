package fr.ent.connector.definition;

import fr.ent.connector.directory.Administration;
import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** Deleting a connector, which its name confirms. */
@Path("/admin/connecteurs/{id}/suppression")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class DeletionPages {
    @CheckedTemplate(basePath = "connector")
    static class Templates {
        private Templates() {}

        static native TemplateInstance delete(Connector connector, String error);
    }

    private final ConnectorAdministration connectors;
    private final Administration administration;
    private final PageContext page;

    DeletionPages(ConnectorAdministration connectors, Administration administration, PageContext page) {
        this.connectors = connectors;
        this.administration = administration;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance ask(@RestPath UUID id) {
        Connector connector = connectors.readable(id);
        administration.require(connector.structure);
        connector.requireUnlocked();
        return Templates.delete(connector, "");
    }

    @POST
    @FormGuard
    @Operation(hidden = true)
    public Response delete(
            @RestPath UUID id, @RestForm @DefaultValue("-1") long version, @RestForm @DefaultValue("") String name) {
        Connector connector = connectors.readable(id);
        if (!name.strip().equals(connector.identifier)) {
            administration.require(connector.structure);
            String error = new FieldError("name", "name-not-repeated", connector.identifier).message(page.locale());
            return FormView.html(400, Templates.delete(connector, error));
        }
        connectors.delete(id, version);
        return FormView.seeOther("/admin/connecteurs?structure=" + connector.structure + "&done=deleted");
    }
}
