package fr.ent.sso.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a client's own tokens are worth now (RFC 7662), and the end of them (RFC 7009). */
@Path("/")
@PermitAll
@SecurityRequirements
@Tag(name = "OpenID Connect")
public class IntrospectionResource {
    private final ClientAuthenticator clients;
    private final Tokens tokens;
    private final Grants grants;
    private final AccessTokens access;
    private final Revocations revocations;
    private final OAuthAnswers answers;

    IntrospectionResource(
            ClientAuthenticator clients,
            Tokens tokens,
            Grants grants,
            AccessTokens access,
            Revocations revocations,
            OAuthAnswers answers) {
        this.clients = clients;
        this.tokens = tokens;
        this.grants = grants;
        this.access = access;
        this.revocations = revocations;
        this.answers = answers;
    }

    @POST
    @Path("oauth2/introspect")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            summary = "What a token is worth",
            description = "For clients with a secret, about their own tokens; any other token is not active.")
    public Response introspect(String body, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        try {
            TokenIntrospectionRequest request =
                    TokenIntrospectionRequest.parse(answers.request("/oauth2/introspect", body, authorization));
            if (request.getClientAuthentication() == null) {
                throw new GrantException(OAuth2Error.INVALID_CLIENT, "Only clients with a secret may ask.");
            }
            Client client = clients.authenticate(request.getClientAuthentication(), null);
            String token = request.getToken().getValue();
            TokenIntrospectionSuccessResponse answer = access.active(token)
                    .filter(active -> active.client().key().equals(client.key()))
                    .map(active -> describe(active.claims()))
                    .or(() -> refreshToken(token, client))
                    .orElseGet(() -> new TokenIntrospectionSuccessResponse.Builder(false).build());
            return answers.json(answer.toJSONObject().toJSONString());
        } catch (ParseException e) {
            return answers.refuse(e);
        } catch (GrantException e) {
            return answers.refuse(e.error());
        }
    }

    @POST
    @Path("oauth2/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            summary = "Give a token back",
            description = "A refresh token takes everything along that grew out of the same code. An unknown token, or"
                    + " another client's, changes nothing.")
    public Response revoke(String body, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        try {
            TokenRevocationRequest request =
                    TokenRevocationRequest.parse(answers.request("/oauth2/revoke", body, authorization));
            Client client = clients.authenticate(request.getClientAuthentication(), request.getClientID());
            String token = request.getToken().getValue();
            access.active(token)
                    .filter(active -> active.client().key().equals(client.key()))
                    .flatMap(active -> Subjects.uuid(active.claims().getJWTID()))
                    .ifPresent(revocations::end);
            grants.giveBack(token, client);
            return answers.json("{}");
        } catch (ParseException e) {
            return answers.refuse(e);
        } catch (GrantException e) {
            return answers.refuse(e.error());
        }
    }

    private static TokenIntrospectionSuccessResponse describe(JWTClaimsSet claims) {
        TokenIntrospectionSuccessResponse.Builder answer = new TokenIntrospectionSuccessResponse.Builder(true)
                .tokenType(AccessTokenType.BEARER)
                .issuer(new Issuer(claims.getIssuer()))
                .audience(Audience.create(claims.getAudience()))
                .subject(new Subject(claims.getSubject()))
                .clientID(new ClientID(String.valueOf(claims.getClaim("client_id"))))
                .issueTime(claims.getIssueTime())
                .expirationTime(claims.getExpirationTime())
                .jwtID(new JWTID(claims.getJWTID()));
        if (claims.getClaim("scope") instanceof String scope) {
            answer.scope(Scope.parse(scope));
        }
        if (claims.getClaim(Tokens.SESSION) instanceof String sid) {
            answer.parameter(Tokens.SESSION, sid);
        }
        return answer.build();
    }

    private Optional<TokenIntrospectionSuccessResponse> refreshToken(String token, Client client) {
        return grants.standing(token, client)
                .map(standing -> new TokenIntrospectionSuccessResponse.Builder(true)
                        .issuer(new Issuer(tokens.issuer()))
                        .clientID(new ClientID(client.id()))
                        .scope(Scope.parse(standing.scope()))
                        .parameter("iat", standing.issuedAt())
                        .build());
    }
}
