package fr.ent.connector.definition;

import fr.ent.connector.signon.CasSettings;
import fr.ent.connector.signon.GrantType;
import fr.ent.connector.signon.Lines;
import fr.ent.connector.signon.OAuthSettings;
import fr.ent.connector.signon.SecretDigest;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A {@link ConnectorForm} that {@link FormCheck} found right; texts are trimmed, empty ones are null. */
record CheckedForm(
        String identifier,
        String displayName,
        String icon,
        String url,
        Target target,
        boolean inherits,
        CasSettings cas,
        OAuth oauth,
        String logoutUrl,
        boolean published,
        Category category,
        String mobileUrl,
        Instant opensAt,
        Instant closesAt,
        String maintenance,
        Set<String> excluded) {
    /** @param secret null to keep the one there is */
    record OAuth(
            boolean transferSession,
            String scope,
            String secret,
            GrantType grantType,
            List<String> redirectUris,
            List<String> postLogoutRedirectUris,
            String certificateUrl) {}

    /** @param knownSecret digest of the secret there is, kept when the form brings none */
    OAuthSettings oauth(String knownSecret) {
        return oauth == null
                ? null
                : new OAuthSettings(
                        oauth.transferSession,
                        oauth.scope,
                        oauth.secret == null ? knownSecret : SecretDigest.of(oauth.secret),
                        oauth.grantType,
                        Lines.text(oauth.redirectUris),
                        Lines.text(oauth.postLogoutRedirectUris),
                        oauth.certificateUrl);
    }
}
