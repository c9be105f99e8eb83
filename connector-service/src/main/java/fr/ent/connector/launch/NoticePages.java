package fr.ent.connector.launch;

import fr.ent.connector.myapps.Person;
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
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** « Ce que j'ai accepté »: going on from the page before the first use, and recalling it. */
@Path("/mes-applis/autorisations")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class NoticePages {
    @CheckedTemplate(basePath = "launch")
    static class Templates {
        private Templates() {}

        static native TemplateInstance accepted(List<Notices.Accepted> notices, boolean recalled);
    }

    private final Notices notices;
    private final Person person;

    NoticePages(Notices notices, Person person) {
        this.notices = notices;
        this.person = person;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list(@RestQuery("fait") @DefaultValue("") String done) {
        return Templates.accepted(notices.of(person.viewer()), done.equals("retrait"));
    }

    @POST
    @FormGuard
    @Operation(hidden = true)
    public Response accept(
            @RestForm UUID connector,
            @RestForm String uai,
            @RestForm String path,
            @RestForm("quand-meme") @DefaultValue("false") boolean anyway) {
        notices.accept(person.viewer(), required(connector));
        return Response.seeOther(URI.create(new Way(connector, uai, path, anyway).launch()))
                .build();
    }

    @POST
    @Path("retrait")
    @FormGuard
    @Operation(hidden = true)
    public Response recall(@RestForm UUID connector) {
        notices.recall(person.viewer(), required(connector));
        return Response.seeOther(URI.create("/mes-applis/autorisations?fait=retrait"))
                .build();
    }

    private static UUID required(UUID connector) {
        if (connector == null) {
            throw ApiProblem.invalid("connector", "required");
        }
        return connector;
    }
}
