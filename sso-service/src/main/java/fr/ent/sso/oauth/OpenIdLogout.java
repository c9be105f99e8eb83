package fr.ent.sso.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import fr.ent.sso.logout.LogoutPages;
import fr.ent.sso.session.EndReason;
import fr.ent.sso.session.SessionCookie;
import fr.ent.sso.session.SsoSessions;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Logout asked for by a client (OpenID Connect RP-Initiated Logout): one session serves CAS and OpenID, and ends. */
@Path("/oauth2/logout")
@PermitAll
@SecurityRequirements
@Tag(name = "OpenID Connect")
public class OpenIdLogout {
    private final Clients clients;
    private final Tokens tokens;
    private final SsoSessions sessions;
    private final SessionCookie cookies;

    OpenIdLogout(Clients clients, Tokens tokens, SsoSessions sessions, SessionCookie cookies) {
        this.clients = clients;
        this.tokens = tokens;
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @GET
    @Operation(
            summary = "Sign out",
            description = "Goes to post_logout_redirect_uri if the client (id_token_hint or client_id) declared it.")
    public Response logout(@Context UriInfo uri, @CookieParam(SessionCookie.NAME) String cookie) {
        return logout(uri.getQueryParameters(), cookie);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response logoutByPost(MultivaluedMap<String, String> form, @CookieParam(SessionCookie.NAME) String cookie) {
        return logout(form, cookie);
    }

    private Response logout(MultivaluedMap<String, String> parameters, String cookie) {
        sessions.end(cookie, EndReason.LOGOUT);
        String back = parameters.getFirst("post_logout_redirect_uri");
        boolean declared = back != null
                && client(parameters)
                        .filter(client -> client.postLogoutRedirectUris().contains(back))
                        .isPresent();
        return (declared ? redirect(back, parameters.getFirst("state")) : LogoutPages.done())
                .cookie(cookies.removed())
                .build();
    }

    private Optional<Client> client(MultivaluedMap<String, String> parameters) {
        String hint = parameters.getFirst("id_token_hint");
        String named = parameters.getFirst("client_id");
        return hint == null
                ? clients.find(named)
                : tokens.identity(hint)
                        .map(JWTClaimsSet::getAudience)
                        .flatMap(audience -> audience.stream().findFirst())
                        .filter(id -> named == null || named.equals(id))
                        .flatMap(clients::find);
    }

    private static Response.ResponseBuilder redirect(String back, String state) {
        String location = state == null
                ? back
                : UriBuilder.fromUri(back)
                        .queryParam("state", "{state}")
                        .build(state)
                        .toString();
        return Response.status(Response.Status.FOUND)
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
