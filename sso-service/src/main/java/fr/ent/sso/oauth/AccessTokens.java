package fr.ent.sso.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * What an access token is worth at this moment: signed by us, in time, not taken back, its session not ended, its
 * client still there, and its person still entitled.
 */
@ApplicationScoped
class AccessTokens {
    private final Tokens tokens;
    private final Revocations revocations;
    private final Clients clients;
    private final Subjects subjects;
    private final Entitlement entitlement;

    AccessTokens(Tokens tokens, Revocations revocations, Clients clients, Subjects subjects, Entitlement entitlement) {
        this.tokens = tokens;
        this.revocations = revocations;
        this.clients = clients;
        this.subjects = subjects;
        this.entitlement = entitlement;
    }

    /**
     * An access token that counts.
     *
     * @param account whom it is about; empty when the client speaks in its own name
     */
    record Active(JWTClaimsSet claims, Client client, Optional<UUID> account) {
        Scope scope() {
            return claims.getClaim("scope") instanceof String words ? Scope.parse(words) : new Scope();
        }
    }

    Optional<Active> active(String token) {
        return tokens.validAccess(token)
                .filter(revocations::stands)
                .flatMap(claims -> clients.find(String.valueOf(claims.getClaim("client_id")))
                        .flatMap(client -> active(claims, client)));
    }

    private Optional<Active> active(JWTClaimsSet claims, Client client) {
        if (client.id().equals(claims.getSubject())) {
            return Optional.of(new Active(claims, client, Optional.empty()));
        }
        return subjects.account(client, claims.getSubject())
                .filter(account -> entitlement.has(account, client))
                .map(account -> new Active(claims, client, Optional.of(account)));
    }
}
