package fr.ent.connector.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The body of {@code fr.ent.connector.connector.changed.v1}: the whole connector with its grants. Of a secret only the
 * salted digest is told, which sso-service compares with (docs/decisions/0007).
 *
 * @param grantEnds when the right of a group in {@code grants} ends; a group without an entry keeps it
 * @param excludedStructures UAIs below which it is not shared, themselves included
 * @param opensAt it cannot be opened before; null for no such limit
 * @param closesAt it cannot be opened from then on; null for no such limit
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
        List<UUID> grants,
        Map<UUID, Instant> grantEnds,
        List<UUID> deniedGroups,
        List<UUID> deniedAccounts,
        List<String> excludedStructures,
        Instant opensAt,
        Instant closesAt) {
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
