package fr.ent.connector.event;

import java.util.List;
import java.util.UUID;

/** The body of {@code fr.ent.connector.connector.changed.v1}: the whole connector with its grants, without a secret. */
public record ConnectorChanged(
        UUID id,
        String identifier,
        String displayName,
        String url,
        String target,
        String structure,
        boolean inherits,
        Cas cas,
        String logoutUrl,
        boolean locked,
        long version,
        List<UUID> grants) {
    /** Its CAS settings; absent for a plain link. */
    public record Cas(String type, String pattern) {}
}
