package fr.ent.sso.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import fr.ent.sso.account.Member;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signs access, ID and logout tokens, and knows its own again. */
@ApplicationScoped
class Tokens {
    /** The audience of our REST: what is for anybody else does not open it. */
    static final String OUR_REST = "ent-api";
    /** The name by which the client knows the session. */
    static final String SESSION = "sid";
    /** The code a token grew out of; tells nobody anything. */
    static final String FAMILY = "family";

    private static final JOSEObjectType ACCESS = new JOSEObjectType("at+jwt");
    private static final JOSEObjectType LOGOUT = new JOSEObjectType("logout+jwt");

    private final SigningKeys keys;
    private final TokenConfig config;
    private final String issuer;
    private final Clock clock = Clock.systemUTC();

    Tokens(SigningKeys keys, TokenConfig config, @ConfigProperty(name = "sso.public-url") URI publicUrl) {
        this.keys = keys;
        this.config = config;
        this.issuer = publicUrl.toString();
    }

    String issuer() {
        return issuer;
    }

    /** For a person's session. Only our consoles, whose REST asks for them, get her claims with it. */
    BearerAccessToken access(Client client, Member member, Grants.Grant grant, Scope scope) {
        JWTClaimsSet.Builder claims = access(grant.visit().subject(), client, scope)
                .claim(SESSION, grant.visit().sid().toString())
                .claim(FAMILY, grant.family().toString());
        if (client instanceof OwnClient) {
            Claims.all(member).forEach(claims::claim);
        }
        return bearer(claims, scope);
    }

    /** For a person without a session, in whose place her school's site speaks (RFC 7523). */
    BearerAccessToken access(ConnectorClient client, String subject, Scope scope) {
        return bearer(access(subject, client, scope), scope);
    }

    /** In the client's own name. */
    BearerAccessToken access(Client client, Scope scope) {
        JWTClaimsSet.Builder claims = access(client.id(), client, scope);
        if (client instanceof OwnClient ours) {
            claims.claim("functions", ours.functions());
        }
        return bearer(claims, scope);
    }

    SignedJWT identity(Client client, Member member, Grants.Grant grant) {
        JWTClaimsSet.Builder claims = base(grant.visit().subject(), client.id(), config.access())
                .claim("azp", client.id())
                .claim("auth_time", grant.session().authenticatedAt().getEpochSecond())
                .claim("nonce", grant.nonce())
                .claim(SESSION, grant.visit().sid().toString());
        if (client instanceof OwnClient) {
            Claims.all(member).forEach(claims::claim);
        }
        return sign(JOSEObjectType.JWT, claims);
    }

    /** Says that a session is over (OpenID Connect Back-Channel Logout 1.0 §2.4). */
    SignedJWT logout(String clientId, String subject, UUID sid) {
        return sign(
                LOGOUT,
                base(subject, clientId, config.logout())
                        .claim(SESSION, sid.toString())
                        .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));
    }

    /** The claims of a token that we signed, expired or not. */
    Optional<JWTClaimsSet> signedByUs(String token) {
        return verified(token).map(Tokens::claims);
    }

    /** The claims of an ID token of ours, expired or not. */
    Optional<JWTClaimsSet> identity(String token) {
        return verified(token)
                .filter(jwt -> JOSEObjectType.JWT.equals(jwt.getHeader().getType()))
                .map(Tokens::claims);
    }

    /** The claims of an access token of ours whose time is not over, whomever it is for. */
    Optional<JWTClaimsSet> validAccess(String token) {
        return verified(token)
                .filter(jwt -> ACCESS.equals(jwt.getHeader().getType()))
                .map(Tokens::claims)
                .filter(claims -> claims.getExpirationTime() != null
                        && claims.getExpirationTime().toInstant().isAfter(clock.instant()));
    }

    private Optional<SignedJWT> verified(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            String keyId = jwt.getHeader().getKeyID();
            Optional<RSAKey> key = JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm()) && keyId != null
                    ? keys.find(keyId)
                    : Optional.empty();
            return key.isPresent()
                            && jwt.verify(new RSASSAVerifier(key.get().toRSAPublicKey()))
                            && issuer.equals(jwt.getJWTClaimsSet().getIssuer())
                    ? Optional.of(jwt)
                    : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private static JWTClaimsSet claims(SignedJWT jwt) {
        try {
            return jwt.getJWTClaimsSet();
        } catch (ParseException e) {
            throw new IllegalStateException("They were read before", e);
        }
    }

    private JWTClaimsSet.Builder access(String subject, Client client, Scope scope) {
        return base(subject, client.audience(), config.access())
                .claim("azp", client.id())
                .claim("client_id", client.id())
                .claim("scope", scope == null ? null : scope.toString());
    }

    private JWTClaimsSet.Builder base(String subject, String audience, Duration life) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subject)
                .audience(audience)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)));
    }

    private BearerAccessToken bearer(JWTClaimsSet.Builder claims, Scope scope) {
        return new BearerAccessToken(
                sign(ACCESS, claims).serialize(), config.access().toSeconds(), scope);
    }

    private SignedJWT sign(JOSEObjectType type, JWTClaimsSet.Builder claims) {
        RSAKey key = keys.current();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(type)
                        .keyID(key.getKeyID())
                        .build(),
                claims.build());
        try {
            jwt.sign(new RSASSASigner(key));
            return jwt;
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key cannot sign", e);
        }
    }
}
