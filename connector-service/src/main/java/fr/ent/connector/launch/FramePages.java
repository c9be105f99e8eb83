package fr.ent.connector.launch;

import fr.ent.connector.definition.Target;
import fr.ent.connector.myapps.Person;
import fr.ent.connector.signon.ServiceAddress;
import fr.ent.kit.request.ContentPolicy;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** A site inside a page of ours, for the target « Cadre ». Whoever comes past the door is sent back to it. */
@Path("/mes-applis/{id}/cadre")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class FramePages {
    @CheckedTemplate(basePath = "launch")
    static class Templates {
        private Templates() {}

        static native TemplateInstance frame(String name, String address);
    }

    private final Launch launch;
    private final Person person;
    private final URI sso;

    FramePages(Launch launch, Person person, @ConfigProperty(name = "sso.public-url") URI sso) {
        this.launch = launch;
        this.person = person;
        this.sso = sso;
    }

    @GET
    @Operation(hidden = true)
    public Response show(
            @RestPath UUID id,
            @RestQuery String uai,
            @RestQuery String path,
            @RestQuery("quand-meme") @DefaultValue("false") boolean anyway,
            @CookieParam(LaunchResource.COOKIE) String lastSchool,
            @Context HttpHeaders headers) {
        Launch.Wish wish = new Launch.Wish(uai, lastSchool, path, anyway, Device.of(headers));
        if (launch.next(person.viewer(), id, wish, true) instanceof Launch.Go go
                && go.door().target() == Target.FRAME) {
            return Response.ok(Templates.frame(go.door().name(), go.address()).render())
                    .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                    .header(ContentPolicy.HEADER, ContentPolicy.with("frame-src", sources(go)))
                    .build();
        }
        return Response.seeOther(URI.create(new Way(id, uai, path, anyway).launch()))
                .build();
    }

    /** The site alone; and our own sign-in, through which it sends its visitors. */
    private List<String> sources(Launch.Go go) {
        List<String> sources = new ArrayList<>();
        sources.add(ServiceAddress.of(go.address()).orElseThrow().origin());
        if (go.door().identifies()) {
            sources.add(ServiceAddress.of(sso.toString()).orElseThrow().origin());
        }
        return sources;
    }
}
