package fr.ent.sso.oauth;

import fr.ent.sso.release.OpaqueIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * The {@code sub} by which a client knows a person (OpenID Connect Core §8): her account's id for our consoles; for a
 * connector the opaque identifier made for it, which stays when her login or the connector's name changes.
 */
@ApplicationScoped
class Subjects {
    private final OpaqueIds opaqueIds;

    Subjects(OpaqueIds opaqueIds) {
        this.opaqueIds = opaqueIds;
    }

    String of(Client client, UUID account) {
        return client instanceof ConnectorClient connector
                ? opaqueIds.of(connector.connector(), account)
                : account.toString();
    }

    /** Whom the client means, if it is a name of ours; whether the account exists is for others to say. */
    Optional<UUID> account(Client client, String subject) {
        if (subject == null) {
            return Optional.empty();
        }
        return client instanceof ConnectorClient connector
                ? opaqueIds.account(connector.connector(), subject)
                : uuid(subject);
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
