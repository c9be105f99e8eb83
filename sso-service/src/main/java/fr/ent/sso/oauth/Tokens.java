package fr.ent.sso.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import fr.ent.sso.account.Account;
import fr.ent.sso.account.Member;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signs access and ID tokens, and knows its own again. */
@ApplicationScoped
class Tokens {
    static final String AUDIENCE = "ent-api";

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

    BearerAccessToken access(Client client, Member member, Scope scope) {
        JWTClaimsSet.Builder claims = base(member.account().id().toString(), AUDIENCE, client, scope);
        describe(claims, member);
        return bearer(claims, scope);
    }

    /** In the client's own name. */
    BearerAccessToken access(Client client, Scope scope) {
        return bearer(base(client.id(), AUDIENCE, client, scope).claim("functions", client.functions()), scope);
    }

    SignedJWT identity(Client client, Member member, Instant authenticatedAt, String nonce) {
        JWTClaimsSet.Builder claims = base(member.account().id().toString(), client.id(), client, null)
                .claim("auth_time", authenticatedAt.getEpochSecond())
                .claim("nonce", nonce);
        describe(claims, member);
        return sign(claims);
    }

    /** The claims of design.md §4. */
    static void describe(JWTClaimsSet.Builder claims, Member member) {
        Account account = member.account();
        claims.claim("login", account.login())
                .claim("name", account.displayName())
                .claim("profiles", account.profiles().stream().map(Enum::name).toList())
                .claim("structures", member.structures())
                .claim("groups", member.groups().stream().map(UUID::toString).toList())
                .claim("functions", account.functions());
    }

    /** The claims of a token that we signed, expired or not. */
    Optional<JWTClaimsSet> signedByUs(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            String keyId = jwt.getHeader().getKeyID();
            Optional<RSAKey> key = JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm()) && keyId != null
                    ? keys.find(keyId)
                    : Optional.empty();
            if (key.isEmpty() || !jwt.verify(new RSASSAVerifier(key.get().toRSAPublicKey()))) {
                return Optional.empty();
            }
            return Optional.of(jwt.getJWTClaimsSet()).filter(claims -> issuer.equals(claims.getIssuer()));
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    /** The claims of an access token of ours that is valid now. */
    Optional<JWTClaimsSet> validAccess(String token) {
        return signedByUs(token)
                .filter(claims -> claims.getAudience().equals(List.of(AUDIENCE)))
                .filter(claims -> claims.getExpirationTime() != null
                        && claims.getExpirationTime().toInstant().isAfter(clock.instant()));
    }

    private JWTClaimsSet.Builder base(String subject, String audience, Client client, Scope scope) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subject)
                .audience(audience)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(config.access())))
                .claim("azp", client.id())
                .claim("client_id", client.id())
                .claim("scope", scope == null ? null : scope.toString());
    }

    private BearerAccessToken bearer(JWTClaimsSet.Builder claims, Scope scope) {
        return new BearerAccessToken(sign(claims).serialize(), config.access().toSeconds(), scope);
    }

    private SignedJWT sign(JWTClaimsSet.Builder claims) {
        RSAKey key = keys.current();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
        try {
            jwt.sign(new RSASSASigner(key));
            return jwt;
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key cannot sign", e);
        }
    }
}
