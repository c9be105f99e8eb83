package fr.ent.sso.oauth;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import fr.ent.sso.account.Accounts;
import fr.ent.sso.account.Member;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** About whom an access token is (OpenID Connect Core §5.3), with the claims of its scope. */
@Path("/oauth2/userinfo")
@PermitAll
@SecurityRequirements
@Tag(name = "OpenID Connect")
public class UserInfoResource {
    private static final String BEARER = "Bearer ";

    private final AccessTokens tokens;
    private final Accounts accounts;
    private final Claims claims;

    UserInfoResource(AccessTokens tokens, Accounts accounts, Claims claims) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.claims = claims;
    }

    @GET
    @Operation(
            summary = "About whom the token is",
            description = "A connector needs « Transmettre la session »; its scope (openid, profile, email, birthdate,"
                    + " userinfo) says which claims it gets.")
    public Response userInfo(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return answer(bearer(authorization));
    }

    @POST
    @Operation(hidden = true)
    public Response userInfoByPost(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return answer(bearer(authorization));
    }

    /** The token in the form (RFC 6750 §2.2), or in the header; not in both. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response userInfoByForm(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, MultivaluedMap<String, String> form) {
        List<String> given = form.getOrDefault("access_token", List.of());
        if (given.isEmpty()) {
            return answer(bearer(authorization));
        }
        return given.size() > 1 || authorization != null
                ? refuse(BearerTokenError.INVALID_REQUEST)
                : answer(Optional.of(given.get(0)));
    }

    private Response answer(Optional<String> token) {
        if (token.isEmpty()) {
            return refuse(BearerTokenError.MISSING_TOKEN);
        }
        Optional<AccessTokens.Active> active = tokens.active(token.get());
        if (active.isEmpty()) {
            return refuse(BearerTokenError.INVALID_TOKEN);
        }
        if (!mayAsk(active.get())) {
            return refuse(BearerTokenError.INSUFFICIENT_SCOPE);
        }
        return Response.ok(body(active.get()), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static boolean mayAsk(AccessTokens.Active token) {
        Scope scope = token.scope();
        return !(token.client() instanceof ConnectorClient connector)
                || connector.transferSession()
                        && token.account().isPresent()
                        && (scope.contains("openid") || scope.contains(ConnectorClient.USERINFO));
    }

    private Map<String, Object> body(AccessTokens.Active token) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("sub", token.claims().getSubject());
        token.account().flatMap(accounts::member).ifPresent(member -> body.putAll(about(member, token)));
        return body;
    }

    private Map<String, Object> about(Member member, AccessTokens.Active token) {
        Map<String, Object> about = new LinkedHashMap<>(claims.of(member.account(), token.scope()));
        if (token.client() instanceof OwnClient) {
            about.putAll(Claims.all(member));
        }
        return about;
    }

    private static Response refuse(BearerTokenError error) {
        return Response.status(error.getHTTPStatusCode() == 0 ? 401 : error.getHTTPStatusCode())
                .header(HttpHeaders.WWW_AUTHENTICATE, error.toWWWAuthenticateHeader())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Optional<String> bearer(String authorization) {
        return Optional.ofNullable(authorization)
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }
}
