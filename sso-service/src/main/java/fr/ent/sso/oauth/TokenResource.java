package fr.ent.sso.oauth;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.OIDCScopeValue;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import fr.ent.sso.account.Accounts;
import fr.ent.sso.account.Member;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The token endpoint (RFC 6749 §3.2): code with PKCE, refresh token, client credentials. */
@Path("/oauth2/token")
@PermitAll
@SecurityRequirements
@Tag(name = "OpenID Connect")
public class TokenResource {
    private final Clients clients;
    private final Grants grants;
    private final fr.ent.sso.oauth.Tokens tokens;
    private final Accounts accounts;

    TokenResource(Clients clients, Grants grants, fr.ent.sso.oauth.Tokens tokens, Accounts accounts) {
        this.clients = clients;
        this.grants = grants;
        this.tokens = tokens;
        this.accounts = accounts;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            summary = "Get tokens",
            description = "grant_type: authorization_code (with code_verifier), refresh_token, client_credentials.")
    public Response token(String body, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        try {
            TokenRequest request = parse(body, authorization);
            return answer(grant(authenticate(request), request));
        } catch (ParseException e) {
            return refuse(e.getErrorObject() == null ? OAuth2Error.INVALID_REQUEST : e.getErrorObject());
        } catch (GrantException e) {
            return refuse(e.error());
        }
    }

    private TokenRequest parse(String body, String authorization) throws ParseException {
        HTTPRequest http = new HTTPRequest(HTTPRequest.Method.POST, URI.create(tokens.issuer() + "/oauth2/token"));
        http.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        http.setAuthorization(authorization);
        http.setBody(body);
        return TokenRequest.parse(http);
    }

    private Client authenticate(TokenRequest request) throws GrantException {
        ClientAuthentication given = request.getClientAuthentication();
        String id = given != null
                ? given.getClientID().getValue()
                : request.getClientID() == null ? null : request.getClientID().getValue();
        Optional<Client> client = clients.find(id)
                .filter(known -> given == null
                        ? known.isPublic()
                        : given instanceof PlainClientSecret secret
                                && known.hasSecret(secret.getClientSecret().getValue()));
        return client.orElseThrow(
                () -> new GrantException(OAuth2Error.INVALID_CLIENT, "Unknown client, or the wrong secret."));
    }

    private Tokens grant(Client client, TokenRequest request) throws GrantException {
        AuthorizationGrant grant = request.getAuthorizationGrant();
        if (grant instanceof AuthorizationCodeGrant code) {
            return issue(
                    client,
                    grants.redeem(
                            code.getAuthorizationCode().getValue(),
                            client,
                            code.getRedirectionURI() == null
                                    ? ""
                                    : code.getRedirectionURI().toString(),
                            code.getCodeVerifier()));
        }
        if (grant instanceof RefreshTokenGrant refresh) {
            return issue(client, grants.refresh(refresh.getRefreshToken().getValue(), client));
        }
        if (grant instanceof ClientCredentialsGrant) {
            if (client.isPublic() || client.functions().isEmpty()) {
                throw new GrantException(
                        OAuth2Error.UNAUTHORIZED_CLIENT, "This client may do nothing in its own name.");
            }
            return new Tokens(tokens.access(client, request.getScope()), null);
        }
        throw new GrantException(OAuth2Error.UNSUPPORTED_GRANT_TYPE, "This grant type is not offered.");
    }

    private Tokens issue(Client client, Grants.Grant grant) {
        Member member = accounts.member(grant.session().account()).orElseThrow();
        Scope scope = grant.scope();
        RefreshToken refresh = grant.refreshToken() == null ? null : new RefreshToken(grant.refreshToken());
        return scope.contains(OIDCScopeValue.OPENID)
                ? new OIDCTokens(
                        tokens.identity(client, member, grant.session().authenticatedAt(), grant.nonce()),
                        tokens.access(client, member, scope),
                        refresh)
                : new Tokens(tokens.access(client, member, scope), refresh);
    }

    private static Response answer(Tokens issued) {
        return json(Response.ok(issued.toJSONObject().toJSONString()));
    }

    private static Response refuse(ErrorObject error) {
        Response.ResponseBuilder response = Response.status(error.getHTTPStatusCode())
                .entity(error.toJSONObject().toJSONString());
        if (error.getHTTPStatusCode() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"oauth2\"");
        }
        return json(response);
    }

    private static Response json(Response.ResponseBuilder response) {
        return response.type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .build();
    }
}
