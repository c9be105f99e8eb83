package fr.ent.sso.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import fr.ent.kit.security.Caller;
import fr.ent.sso.account.Accounts;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What clients find out: the provider's description, its public keys, and about whom a token is. */
@Path("/")
@Tag(name = "OpenID Connect")
@Produces(MediaType.APPLICATION_JSON)
public class OpenIdResource {
    private final Tokens tokens;
    private final SigningKeys keys;
    private final Accounts accounts;
    private final Caller caller;

    OpenIdResource(Tokens tokens, SigningKeys keys, Accounts accounts, Caller caller) {
        this.tokens = tokens;
        this.keys = keys;
        this.accounts = accounts;
        this.caller = caller;
    }

    @GET
    @Path(".well-known/openid-configuration")
    @PermitAll
    @Operation(summary = "Describe the provider (OpenID Connect Discovery)")
    public String discovery() {
        OIDCProviderMetadata provider = new OIDCProviderMetadata(
                new Issuer(tokens.issuer()), List.of(SubjectType.PUBLIC), address("/oauth2/jwks"));
        provider.setAuthorizationEndpointURI(address("/oauth2/authorize"));
        provider.setTokenEndpointURI(address("/oauth2/token"));
        provider.setUserInfoEndpointURI(address("/oauth2/userinfo"));
        provider.setEndSessionEndpointURI(address("/oauth2/logout"));
        provider.setResponseTypes(List.of(ResponseType.CODE));
        provider.setResponseModes(List.of(ResponseMode.QUERY));
        provider.setGrantTypes(
                List.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN, GrantType.CLIENT_CREDENTIALS));
        provider.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        provider.setTokenEndpointAuthMethods(List.of(
                ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                ClientAuthenticationMethod.CLIENT_SECRET_POST,
                ClientAuthenticationMethod.NONE));
        provider.setIDTokenJWSAlgs(List.of(JWSAlgorithm.RS256));
        provider.setScopes(new Scope("openid"));
        provider.setClaims(
                List.of("sub", "login", "name", "profiles", "structures", "groups", "functions", "auth_time", "nonce"));
        return provider.toJSONObject().toJSONString();
    }

    @GET
    @Path("oauth2/jwks")
    @PermitAll
    @Operation(summary = "Public keys of the tokens")
    public Response jwks() {
        return Response.ok(keys.publicKeys().toString())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .build();
    }

    @GET
    @Path("oauth2/userinfo")
    @Authenticated
    @Operation(summary = "About whom the token is")
    public String userInfo() {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().subject(caller.id());
        account(caller.id()).ifPresent(member -> Tokens.describe(claims, member));
        return claims.build().toString();
    }

    @POST
    @Path("oauth2/userinfo")
    @Authenticated
    @Operation(hidden = true)
    public String userInfoByPost() {
        return userInfo();
    }

    /** Empty for a client that speaks in its own name. */
    private java.util.Optional<fr.ent.sso.account.Member> account(String subject) {
        try {
            return accounts.member(UUID.fromString(subject));
        } catch (IllegalArgumentException e) {
            return java.util.Optional.empty();
        }
    }

    private URI address(String path) {
        return URI.create(tokens.issuer() + path);
    }
}
