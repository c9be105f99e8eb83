package fr.ent.sso.oauth;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.JWTBearerGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.OIDCScopeValue;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import fr.ent.sso.account.Accounts;
import fr.ent.sso.account.Member;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The token endpoint (RFC 6749 §3.2): code, refresh token, client credentials, a partner's assertion. No password. */
@Path("/oauth2/token")
@PermitAll
@SecurityRequirements
@Tag(name = "OpenID Connect")
public class TokenResource {
    static final Set<GrantType> OFFERED = Set.of(
            GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN, GrantType.CLIENT_CREDENTIALS, GrantType.JWT_BEARER);

    private final ClientAuthenticator clients;
    private final Grants grants;
    private final Assertions assertions;
    private final fr.ent.sso.oauth.Tokens tokens;
    private final Accounts accounts;
    private final OAuthAnswers answers;
    private final MeterRegistry metrics;

    TokenResource(
            ClientAuthenticator clients,
            Grants grants,
            Assertions assertions,
            fr.ent.sso.oauth.Tokens tokens,
            Accounts accounts,
            OAuthAnswers answers,
            MeterRegistry metrics) {
        this.clients = clients;
        this.grants = grants;
        this.assertions = assertions;
        this.tokens = tokens;
        this.accounts = accounts;
        this.answers = answers;
        this.metrics = metrics;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            summary = "Get tokens",
            description = "grant_type: authorization_code (with code_verifier), refresh_token, client_credentials,"
                    + " urn:ietf:params:oauth:grant-type:jwt-bearer.")
    public Response token(String body, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        try {
            TokenRequest request = TokenRequest.parse(answers.request("/oauth2/token", body, authorization));
            GrantType type = request.getAuthorizationGrant().getType();
            if (!OFFERED.contains(type)) {
                throw new GrantException(OAuth2Error.UNSUPPORTED_GRANT_TYPE, "This grant type is not offered.");
            }
            Client client = clients.authenticate(request.getClientAuthentication(), named(request));
            if (!client.mayUse(type)) {
                throw new GrantException(OAuth2Error.UNAUTHORIZED_CLIENT, "This client has another grant type.");
            }
            Tokens issued = grant(client, request);
            metrics.counter("sso.oauth.tokens", "grant", type.getValue()).increment();
            return answers.json(issued.toJSONObject().toJSONString());
        } catch (ParseException e) {
            return answers.refuse(e);
        } catch (GrantException e) {
            return answers.refuse(e.error());
        }
    }

    /** A partner's assertion names the client too (RFC 7523 §3). */
    private static ClientID named(TokenRequest request) {
        return request.getClientID() == null && request.getAuthorizationGrant() instanceof JWTBearerGrant grant
                ? Assertions.issuer(grant)
                : request.getClientID();
    }

    private Tokens grant(Client client, TokenRequest request) throws GrantException {
        AuthorizationGrant grant = request.getAuthorizationGrant();
        if (grant instanceof AuthorizationCodeGrant code) {
            String redirectUri = code.getRedirectionURI() == null
                    ? ""
                    : code.getRedirectionURI().toString();
            Grants.Grant granted =
                    grants.redeem(code.getAuthorizationCode().getValue(), client, redirectUri, code.getCodeVerifier());
            return issue(client, granted, granted.scope());
        }
        if (grant instanceof RefreshTokenGrant refresh) {
            Grants.Grant granted = grants.refresh(refresh.getRefreshToken().getValue(), client, request.getScope());
            return issue(client, granted, request.getScope() == null ? granted.scope() : request.getScope());
        }
        Scope scope = requireScope(client, request.getScope());
        if (grant instanceof JWTBearerGrant assertion && client instanceof ConnectorClient connector) {
            return new Tokens(tokens.access(connector, assertions.redeem(assertion, connector), scope), null);
        }
        return new Tokens(tokens.access(client, scope), null);
    }

    private static Scope requireScope(Client client, Scope asked) throws GrantException {
        if (asked != null && !client.mayAskFor(asked)) {
            throw new GrantException(OAuth2Error.INVALID_SCOPE, "The scope is more than the client may ask for.");
        }
        return asked;
    }

    /** @param scope all that was granted, or less when the client asks for less */
    private Tokens issue(Client client, Grants.Grant grant, Scope scope) {
        Member member = accounts.member(grant.session().account()).orElseThrow();
        RefreshToken refresh = grant.refreshToken() == null ? null : new RefreshToken(grant.refreshToken());
        return scope.contains(OIDCScopeValue.OPENID)
                ? new OIDCTokens(
                        tokens.identity(client, member, grant), tokens.access(client, member, grant, scope), refresh)
                : new Tokens(tokens.access(client, member, grant, scope), refresh);
    }
}
