package fr.ent.sso.credential;

import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
import fr.ent.sso.page.Page;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** The buttons about a person's credentials; the page of the person shows them, too. */
@Path("/admin/personnes/{id}/acces")
@Authenticated
public class CredentialAdminPages {
    private final CredentialAdministration administration;
    private final PageContext page;

    CredentialAdminPages(CredentialAdministration administration, PageContext page) {
        this.administration = administration;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public Response show(@RestPath UUID id) {
        return Page.of(Response.Status.OK, CredentialTemplates.admin(administration.state(id)));
    }

    @POST
    @Path("code")
    @FormGuard
    @Operation(hidden = true)
    public Response makeCode(@RestPath UUID id) {
        CredentialState state = administration.state(id);
        ActivationCodes.Made made = administration.makeCode(id);
        return Page.of(
                Response.Status.OK,
                CredentialTemplates.code(state, made.code(), CredentialState.day(made.expiresAt())));
    }

    @POST
    @Path("lien")
    @FormGuard
    @Operation(hidden = true)
    public Response sendLink(@RestPath UUID id) {
        administration.sendLink(id, page.locale());
        return back(id);
    }

    @POST
    @Path("changement")
    @FormGuard
    @Operation(hidden = true)
    public Response requireChange(@RestPath UUID id) {
        administration.requireChange(id);
        return back(id);
    }

    @POST
    @Path("second-facteur")
    @FormGuard
    @Operation(hidden = true)
    public Response dropSecondFactor(@RestPath UUID id) {
        administration.dropSecondFactor(id);
        return back(id);
    }

    @POST
    @Path("deblocage")
    @FormGuard
    @Operation(hidden = true)
    public Response unlock(@RestPath UUID id) {
        administration.unlock(id);
        return back(id);
    }

    private static Response back(UUID id) {
        return Page.redirect("/admin/personnes/" + id + "/acces");
    }
}
