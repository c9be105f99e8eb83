package fr.ent.connector.seeas;

import fr.ent.connector.directory.Administration;
import fr.ent.connector.explanation.PersonChoice;
import fr.ent.connector.explanation.PersonChooser;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** « Voir comme… » (ux, screen C): read-only, with a banner. */
@Path("/admin/voir-comme")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class SeeAsPages {
    @CheckedTemplate(basePath = "seeas")
    static class Templates {
        private Templates() {}

        static native TemplateInstance see(PersonChoice choice, SeenApps.Seen seen);
    }

    private final SeenApps apps;
    private final PersonChooser chooser;
    private final Administration administration;

    SeeAsPages(SeenApps apps, PersonChooser chooser, Administration administration) {
        this.apps = apps;
        this.chooser = chooser;
        this.administration = administration;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance read(
            @RestQuery @DefaultValue("") String structure,
            @RestQuery @DefaultValue("") String q,
            @RestQuery UUID account) {
        administration.requireAny();
        return Templates.see(
                chooser.of("/admin/voir-comme", structure, q, null), account == null ? null : apps.of(account));
    }
}
