package fr.ent.connector.definition;

import fr.ent.kit.page.FormGuard;
import fr.ent.kit.problem.ApiProblem;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.BeanParam;
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
import org.jboss.resteasy.reactive.RestQuery;

/** « Propriétés » of a connector (ux, screen B). Every change has its twin in REST. */
@Path("/admin/connecteurs/{id}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ConnectorPages {
    private final ConnectorAdministration connectors;
    private final FormView view;

    ConnectorPages(ConnectorAdministration connectors, FormView view) {
        this.connectors = connectors;
        this.view = view;
    }

    @GET
    @Operation(hidden = true)
    public Response read(@RestPath UUID id, @RestQuery @DefaultValue("") String done) {
        FormPage form = view.saved(connectors.readable(id));
        form.done = done;
        return view.page(form);
    }

    @POST
    @FormGuard
    @Operation(hidden = true)
    public Response change(
            @RestPath UUID id,
            @RestForm @DefaultValue("-1") long version,
            @RestForm @DefaultValue("") String action,
            @RestForm @DefaultValue("") String suggestion,
            @RestForm @DefaultValue("") String samples,
            @BeanParam ConnectorFields fields) {
        Connector connector = connectors.readable(id);
        if (FormView.savesNothing(action)) {
            return view.page(view.again(view.known(connector, fields, version), action, suggestion, samples));
        }
        fields.draft = action.equals("draft") || (!connector.published && !action.equals("publish"));
        try {
            String done = fields.draft ? "draft" : connector.published ? "changed" : "published";
            return view.done(connectors.change(id, version, view.read(fields)), done);
        } catch (ApiProblem problem) {
            return view.refused(view.known(connectors.readable(id), fields, version), problem);
        }
    }
}
