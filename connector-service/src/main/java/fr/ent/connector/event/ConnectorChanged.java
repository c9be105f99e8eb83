package fr.ent.connector.event;

import java.util.List;
import java.util.UUID;

/**
 * The body of {@code fr.ent.connector.connector.changed.v1}: the whole connector with its grants. Of a secret only the
 * salted digest is told, which sso-service compares with (docs/decisions/0007).
 */
public record ConnectorChanged(
        UUID id,
        String identifier,
        String displayName,
        String url,
        String target,
        String structure,
        boolean inherits,
        Cas cas,
        OAuth oauth,
        String logoutUrl,
        boolean locked,
        long version,
        List<UUID> grants) {
    /** Its CAS settings; absent for a plain link. */
    public record Cas(String type, String pattern, List<String> proxyCallbacks, String singleLogout) {}

    /** Its OAuth settings; absent when it has none. */
    public record OAuth(
            boolean transferSession,
            String scope,
            String secretDigest,
            String grantType,
            List<String> redirectUris,
            List<String> postLogoutRedirectUris,
            String certificateUrl) {}
}
