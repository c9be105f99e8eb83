package fr.ent.sso.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Lets our own REST take the tokens we issued for it, with our own keys; the roles are the token's functions. One whose
 * session has ended, or that was taken back, opens nothing any more.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class OwnTokenFactory extends JWTCallerPrincipalFactory {
    private final Tokens tokens;
    private final Revocations revocations;

    OwnTokenFactory(Tokens tokens, Revocations revocations) {
        this.tokens = tokens;
        this.revocations = revocations;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo unused) throws ParseException {
        JWTClaimsSet claims = tokens.validAccess(token)
                .filter(found -> found.getAudience().equals(List.of(Tokens.OUR_REST)))
                .filter(revocations::stands)
                .orElseThrow(() -> new ParseException("Not an access token of ours, or no longer valid"));
        try {
            JwtClaims principal = JwtClaims.parse(claims.toString());
            principal.setClaim("groups", claims.getClaim("functions"));
            return new DefaultJWTCallerPrincipal(token, principal);
        } catch (InvalidJwtException e) {
            throw new ParseException("The token's claims cannot be read", e);
        }
    }
}
