package fr.ent.sso.logout;

import fr.ent.sso.registry.Registry;
import fr.ent.sso.registry.ServiceUrl;
import fr.ent.sso.session.EndReason;
import fr.ent.sso.session.SessionCookie;
import fr.ent.sso.session.SsoSessions;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signing out (CAS 3.0 §2.3). */
@Path("/")
@PermitAll
@SecurityRequirements
@Tag(name = "CAS")
public class LogoutPages {
    @CheckedTemplate(basePath = "logout")
    static class Templates {
        private Templates() {}

        static native TemplateInstance done();
    }

    private final SsoSessions sessions;
    private final SessionCookie cookies;
    private final Registry registry;

    LogoutPages(SsoSessions sessions, SessionCookie cookies, Registry registry) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.registry = registry;
    }

    /** Goes back to the service only if it is a declared site; the old parameter {@code url} means nothing. */
    @GET
    @Path("cas/logout")
    @Operation(summary = "Sign out", description = "Parameter: service, where to go afterwards if it is declared.")
    public Response logout(@Context UriInfo uri, @CookieParam(SessionCookie.NAME) String cookie) {
        sessions.end(cookie, EndReason.LOGOUT);
        List<String> services = uri.getQueryParameters().getOrDefault("service", List.of());
        Optional<ServiceUrl> back = services.size() == 1
                ? ServiceUrl.parse(services.get(0))
                        .filter(url -> registry.current(url).service().isPresent())
                : Optional.empty();
        return (back.isPresent()
                        ? Response.status(Response.Status.FOUND)
                                .header(HttpHeaders.LOCATION, back.get().location())
                                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        : done())
                .cookie(cookies.removed())
                .build();
    }

    /** The layout's « Se déconnecter ». */
    @GET
    @Path("deconnexion")
    @Operation(hidden = true)
    public Response leave() {
        return Response.seeOther(URI.create("/cas/logout")).build();
    }

    /** The page that says what is closed and what is not. */
    public static Response.ResponseBuilder done() {
        return Response.ok(Templates.done().render(), MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
    }
}
