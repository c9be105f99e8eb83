package fr.ent.sso.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.claims.ClaimType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What clients find out: the provider's description and its public keys. */
@Path("/")
@PermitAll
@Tag(name = "OpenID Connect")
@Produces(MediaType.APPLICATION_JSON)
public class OpenIdResource {
    private final Tokens tokens;
    private final SigningKeys keys;

    OpenIdResource(Tokens tokens, SigningKeys keys) {
        this.tokens = tokens;
        this.keys = keys;
    }

    @GET
    @Path(".well-known/openid-configuration")
    @Operation(summary = "Describe the provider (OpenID Connect Discovery)")
    public String discovery() {
        OIDCProviderMetadata provider = new OIDCProviderMetadata(
                new Issuer(tokens.issuer()),
                List.of(SubjectType.PUBLIC, SubjectType.PAIRWISE),
                address("/oauth2/jwks"));
        provider.setAuthorizationEndpointURI(address("/oauth2/authorize"));
        provider.setTokenEndpointURI(address("/oauth2/token"));
        provider.setUserInfoEndpointURI(address("/oauth2/userinfo"));
        provider.setIntrospectionEndpointURI(address("/oauth2/introspect"));
        provider.setRevocationEndpointURI(address("/oauth2/revoke"));
        provider.setEndSessionEndpointURI(address("/oauth2/logout"));
        provider.setResponseTypes(List.of(ResponseType.CODE));
        provider.setResponseModes(List.of(ResponseMode.QUERY));
        provider.setGrantTypes(List.copyOf(TokenResource.OFFERED));
        provider.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        List<ClientAuthenticationMethod> secrets =
                List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST);
        List<ClientAuthenticationMethod> all = List.of(
                ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                ClientAuthenticationMethod.CLIENT_SECRET_POST,
                ClientAuthenticationMethod.NONE);
        provider.setTokenEndpointAuthMethods(all);
        provider.setIntrospectionEndpointAuthMethods(secrets);
        provider.setRevocationEndpointAuthMethods(all);
        provider.setIDTokenJWSAlgs(List.of(JWSAlgorithm.RS256));
        provider.setScopes(new Scope(Claims.SCOPES.toArray(String[]::new)));
        provider.setClaimTypes(List.of(ClaimType.NORMAL));
        provider.setClaims(Claims.NAMES);
        provider.setPromptTypes(
                List.of(Prompt.Type.NONE, Prompt.Type.LOGIN, Prompt.Type.SELECT_ACCOUNT, Prompt.Type.CONSENT));
        provider.setSupportsAuthorizationResponseIssuerParam(true);
        provider.setSupportsBackChannelLogout(true);
        provider.setSupportsBackChannelLogoutSession(true);
        provider.setSupportsClaimsParams(false);
        provider.setSupportsRequestParam(false);
        provider.setSupportsRequestURIParam(false);
        return provider.toJSONObject().toJSONString();
    }

    @GET
    @Path("oauth2/jwks")
    @Operation(summary = "Public keys of the tokens")
    public Response jwks() {
        return Response.ok(keys.publicKeys().toString())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .build();
    }

    private URI address(String path) {
        return URI.create(tokens.issuer() + path);
    }
}
