package fr.ent.sso.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.JWTBearerGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.id.ClientID;
import fr.ent.sso.account.Accounts;
import fr.ent.sso.audit.AuditLog;
import fr.ent.sso.database.Database;
import fr.ent.sso.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a partner's server says about a person, signed with the partner's key (RFC 7523 §3): {@code iss} is the client,
 * {@code sub} the login or the id of an account, {@code aud} this server. Each is good once.
 */
@ApplicationScoped
class Assertions {
    private static final long SKEW_SECONDS = 30;
    private static final int MAX_ID = 1_000;

    private final PartnerKeys keys;
    private final Tokens tokens;
    private final Accounts accounts;
    private final Subjects subjects;
    private final Entitlement entitlement;
    private final Database database;
    private final AuditLog audit;
    private final TokenConfig config;
    private final Clock clock = Clock.systemUTC();

    Assertions(
            PartnerKeys keys,
            Tokens tokens,
            Accounts accounts,
            Subjects subjects,
            Entitlement entitlement,
            Database database,
            AuditLog audit,
            TokenConfig config) {
        this.keys = keys;
        this.tokens = tokens;
        this.accounts = accounts;
        this.subjects = subjects;
        this.entitlement = entitlement;
        this.database = database;
        this.audit = audit;
        this.config = config;
    }

    /** Who says so; null when that cannot be read. */
    static ClientID issuer(JWTBearerGrant grant) {
        try {
            String issuer = grant.getJWTAssertion().getJWTClaimsSet().getIssuer();
            return issuer == null || issuer.isBlank() ? null : new ClientID(issuer);
        } catch (ParseException e) {
            return null;
        }
    }

    /** @return the {@code sub} of the person for this client */
    @Transactional
    String redeem(JWTBearerGrant grant, ConnectorClient client) throws GrantException {
        JWTClaimsSet claims = verified(grant, client);
        requireFit(claims, client);
        UUID account = account(claims.getSubject())
                .filter(id -> entitlement.has(id, client))
                .orElseThrow(() -> refused("Nobody of that name may use this connector."));
        String use = client.key() + '\n' + claims.getJWTID();
        Instant forgotten = claims.getExpirationTime().toInstant().plusSeconds(SKEW_SECONDS);
        if (database.update(
                        "insert into spent_assertion (digest, expires_at) values (?, ?) on conflict do nothing",
                        Secret.digest(use),
                        forgotten)
                == 0) {
            throw refused("The assertion was used before.");
        }
        audit.add(client.id(), "oauth.assertion-accepted", account, Map.of("connector", client.connector()));
        return subjects.of(client, account);
    }

    private JWTClaimsSet verified(JWTBearerGrant grant, ConnectorClient client) throws GrantException {
        if (!(grant.getJWTAssertion() instanceof SignedJWT jwt) || client.certificateUrl() == null) {
            throw refused("The assertion is not signed, or the client has no key.");
        }
        JWSAlgorithm algorithm = jwt.getHeader().getAlgorithm();
        if (!JWSAlgorithm.Family.RSA.contains(algorithm) && !JWSAlgorithm.Family.EC.contains(algorithm)) {
            throw refused("The assertion is signed by an algorithm that is not accepted.");
        }
        try {
            for (JWK key : keys.of(client.certificateUrl(), jwt.getHeader().getKeyID())) {
                if (isSignedBy(jwt, key)) {
                    return jwt.getJWTClaimsSet();
                }
            }
        } catch (ParseException e) {
            throw refused("The assertion cannot be read.");
        }
        throw refused("The assertion is not signed by a key of the client.");
    }

    private static boolean isSignedBy(SignedJWT jwt, JWK key) {
        try {
            JWSVerifier verifier = new DefaultJWSVerifierFactory()
                    .createJWSVerifier(jwt.getHeader(), ((AsymmetricJWK) key).toPublicKey());
            return jwt.verify(verifier);
        } catch (JOSEException e) {
            return false; // a key of another kind
        }
    }

    private void requireFit(JWTClaimsSet claims, ConnectorClient client) throws GrantException {
        Instant now = clock.instant();
        Date expiry = claims.getExpirationTime();
        List<String> here = List.of(tokens.issuer(), tokens.issuer() + "/oauth2/token");
        if (!client.id().equals(claims.getIssuer())) {
            throw refused("The assertion comes from another client.");
        }
        if (claims.getAudience().stream().noneMatch(here::contains)) {
            throw refused("The assertion is for another server.");
        }
        if (expiry == null || expiry.toInstant().plusSeconds(SKEW_SECONDS).isBefore(now)) {
            throw refused("The assertion has expired.");
        }
        if (expiry.toInstant().isAfter(now.plus(config.assertion()).plusSeconds(SKEW_SECONDS))) {
            throw refused("The assertion is good for too long.");
        }
        if (isAfter(claims.getNotBeforeTime(), now) || isAfter(claims.getIssueTime(), now)) {
            throw refused("The assertion is not good yet.");
        }
        if (claims.getJWTID() == null
                || claims.getJWTID().isBlank()
                || claims.getJWTID().length() > MAX_ID) {
            throw refused("The assertion has no jti.");
        }
    }

    private static boolean isAfter(Date date, Instant now) {
        return date != null && date.toInstant().isAfter(now.plusSeconds(SKEW_SECONDS));
    }

    private Optional<UUID> account(String subject) {
        if (subject == null || subject.isBlank() || subject.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        Optional<UUID> id = Subjects.uuid(subject);
        return id.isPresent()
                ? id
                : accounts.credentials(subject.toLowerCase(Locale.ROOT))
                        .map(known -> known.account().id());
    }

    private static GrantException refused(String why) {
        return new GrantException(OAuth2Error.INVALID_GRANT, why);
    }
}
