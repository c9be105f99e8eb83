package fr.ent.connector.myapps;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** « Mes applis » (ux, screen D). */
@Path("/")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class MyAppsPages {
    /** With more tiles than this one searches by typing. */
    private static final int EASY_TO_SCAN = 8;

    @CheckedTemplate(basePath = "myapps")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(List<App> apps, boolean search);
    }

    private final MyApps apps;
    private final Person person;

    MyAppsPages(MyApps apps, Person person) {
        this.apps = apps;
        this.person = person;
    }

    @GET
    @Operation(hidden = true)
    public Response start() {
        return Response.seeOther(URI.create("/mes-applis")).build();
    }

    @GET
    @Path("mes-applis")
    @Operation(hidden = true)
    public TemplateInstance list() {
        List<App> mine = apps.of(person);
        return Templates.list(mine, mine.size() > EASY_TO_SCAN);
    }
}
