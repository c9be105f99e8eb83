package fr.ent.sso.logout;

import fr.ent.kit.request.ContentPolicy;
import fr.ent.sso.registry.RegisteredService;
import fr.ent.sso.registry.Registry;
import fr.ent.sso.registry.ServiceUrl;
import fr.ent.sso.session.SessionCookie;
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

/**
 * Signing out (CAS 3.0 §2.3). The protocol wants a GET, so a foreign page can sign somebody out by leading the whole
 * window here; it cannot do it behind her back, because the cookie goes with no image or frame of another site
 * ({@code SameSite=Lax}). All that is lost is the session, and she sees it; asking first would break every site's « Se
 * déconnecter ».
 */
@Path("/")
@PermitAll
@SecurityRequirements
@Tag(name = "CAS")
public class LogoutPages {
    @CheckedTemplate(basePath = "logout")
    static class Templates {
        private Templates() {}

        static native TemplateInstance done(SignedOut closed, String next, String nextSite);
    }

    private final SigningOut signingOut;
    private final SessionCookie cookies;
    private final Registry registry;

    LogoutPages(SigningOut signingOut, SessionCookie cookies, Registry registry) {
        this.signingOut = signingOut;
        this.cookies = cookies;
        this.registry = registry;
    }

    /**
     * Goes back to the service only if it is a declared site; the old parameter {@code url} means nothing. When sites
     * have to be told by the browser, the page that does it comes first, and leads on.
     */
    @GET
    @Path("cas/logout")
    @Operation(summary = "Sign out", description = "Parameter: service, where to go afterwards if it is declared.")
    public Response logout(@Context UriInfo uri, @CookieParam(SessionCookie.NAME) String cookie) {
        SignedOut closed = signingOut.end(cookie);
        List<String> services = uri.getQueryParameters().getOrDefault("service", List.of());
        Optional<ServiceUrl> back = services.size() == 1 ? ServiceUrl.parse(services.get(0)) : Optional.empty();
        Optional<RegisteredService> site =
                back.flatMap(url -> registry.current(url).service());
        Response.ResponseBuilder answer = site.isPresent() && closed.carried().isEmpty()
                ? Response.status(Response.Status.FOUND)
                        .header(HttpHeaders.LOCATION, back.get().location())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                : page(
                        closed,
                        site.isPresent() ? back.get().location() : "",
                        site.map(RegisteredService::displayName).orElse(""));
        return answer.cookie(cookies.removed()).build();
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
        return page(SignedOut.nothing(), "", "");
    }

    private static Response.ResponseBuilder page(SignedOut closed, String next, String nextSite) {
        List<String> sources = closed.carried().stream()
                .map(SignedOut.Carried::source)
                .distinct()
                .toList();
        return Response.ok(
                        Templates.done(closed, next, nextSite).render(), MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header(ContentPolicy.HEADER, ContentPolicy.with("frame-src", sources));
    }
}
