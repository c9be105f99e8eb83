package fr.ent.connector.definition;

import fr.ent.kit.page.FormGuard;
import fr.ent.kit.problem.ApiProblem;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** « Verrou » of a connector, below its form. */
@Path("/admin/connecteurs/{id}/verrou")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class LockPages {
    private final ConnectorAdministration connectors;
    private final FormView view;

    LockPages(ConnectorAdministration connectors, FormView view) {
        this.connectors = connectors;
        this.view = view;
    }

    @POST
    @FormGuard
    @Operation(hidden = true)
    public Response lock(
            @RestPath UUID id, @RestForm @DefaultValue("-1") long version, @RestForm @DefaultValue("") String reason) {
        try {
            connectors.lock(id, version, reason);
            return FormView.seeOther("/admin/connecteurs/" + id + "?done=locked");
        } catch (ApiProblem problem) {
            return view.refused(view.saved(connectors.readable(id)), problem);
        }
    }

    @POST
    @Path("levee")
    @FormGuard
    @Operation(hidden = true)
    public Response unlock(@RestPath UUID id, @RestForm @DefaultValue("-1") long version) {
        connectors.unlock(id, version);
        return FormView.seeOther("/admin/connecteurs/" + id + "?done=unlocked");
    }
}
