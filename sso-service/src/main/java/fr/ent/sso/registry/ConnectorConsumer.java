package fr.ent.sso.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ent.kit.inbox.BadEventException;
import fr.ent.kit.inbox.Inbox;
import fr.ent.kit.inbox.IncomingEvent;
import fr.ent.sso.database.Database;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copy of the connectors, as CAS sites and as OAuth clients, and of who may use them. */
@ApplicationScoped
public class ConnectorConsumer {
    private static final String CHANGED = "fr.ent.connector.connector.changed.v1";

    private final Inbox inbox;
    private final ObjectMapper json;
    private final Database database;

    ConnectorConsumer(Inbox inbox, ObjectMapper json, Database database) {
        this.inbox = inbox;
        this.json = json;
        this.database = database;
    }

    /** The fields of {@code connector.changed} that matter here. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Connector(
            UUID id,
            String identifier,
            String displayName,
            String url,
            String structure,
            boolean inherits,
            Cas cas,
            OAuth oauth,
            String logoutUrl,
            long version,
            List<UUID> grants,
            Map<UUID, Instant> grantEnds,
            List<UUID> deniedGroups,
            List<UUID> deniedAccounts,
            List<String> excludedStructures,
            Instant opensAt,
            Instant closesAt) {
        Connector {
            grantEnds = grantEnds == null ? Map.of() : grantEnds;
            deniedGroups = deniedGroups == null ? List.of() : deniedGroups;
            deniedAccounts = deniedAccounts == null ? List.of() : deniedAccounts;
            excludedStructures = excludedStructures == null ? List.of() : excludedStructures;
        }

        /** As long as {@link #grants}, with null where the right does not end. */
        List<String> ends() {
            return grants.stream()
                    .map(group -> Objects.toString(grantEnds.get(group), null))
                    .toList();
        }

        List<UUID> denied() {
            return Stream.concat(deniedGroups.stream(), deniedAccounts.stream()).toList();
        }

        boolean signsOn() {
            return cas != null || oauth != null;
        }

        @JsonIgnoreProperties(ignoreUnknown = true)
        record Cas(String type, String pattern, List<String> proxyCallbacks, SingleLogout singleLogout) {
            Cas {
                proxyCallbacks = proxyCallbacks == null ? List.of() : proxyCallbacks;
                singleLogout = singleLogout == null ? SingleLogout.BACK_CHANNEL : singleLogout;
            }
        }

        @JsonIgnoreProperties(ignoreUnknown = true)
        record OAuth(
                boolean transferSession,
                String scope,
                String secretDigest,
                String grantType,
                List<String> redirectUris,
                List<String> postLogoutRedirectUris,
                String certificateUrl) {
            OAuth {
                scope = scope == null ? "" : scope;
                grantType = grantType == null ? "" : grantType;
                redirectUris = redirectUris == null ? List.of() : redirectUris;
                postLogoutRedirectUris = postLogoutRedirectUris == null ? List.of() : postLogoutRedirectUris;
            }
        }
    }

    @Incoming("connectors")
    @Blocking
    public CompletionStage<Void> on(ConsumerRecord<String, String> message) {
        return inbox.handle(message, this::apply);
    }

    private void apply(IncomingEvent event) {
        if (!CHANGED.equals(event.type())) {
            return;
        }
        if (event.body() == null) {
            remove(uuid(event.key()));
            return;
        }
        Connector connector = event.bodyAs(Connector.class, json);
        if (!connector.signsOn()) {
            remove(connector.id()); // a link, no site that asks who is signed in
            return;
        }
        boolean written =
                connector.cas() == null ? removeService(connector.id(), connector.version()) : writeService(connector);
        written |= connector.oauth() == null ? removeClient(connector) : writeClient(connector);
        if (written) {
            writeRights(connector);
        }
    }

    private void writeRights(Connector connector) {
        removeRights(connector.id());
        database.update("""
                insert into service_grant (connector, ent_group, ends_at)
                select ?, granted, ends from unnest(cast(? as uuid[]), cast(? as timestamptz[])) g (granted, ends)
                on conflict do nothing
                """, connector.id(), connector.grants(), connector.ends());
        database.update(
                "insert into service_denial (connector, subject) select ?, unnest(cast(? as uuid[]))"
                        + " on conflict do nothing",
                connector.id(),
                connector.denied());
        database.update(
                "insert into service_exclusion (connector, structure) select ?, unnest(cast(? as text[]))"
                        + " on conflict do nothing",
                connector.id(),
                connector.excludedStructures());
    }

    private void removeRights(UUID id) {
        database.update("delete from service_grant where connector = ?", id);
        database.update("delete from service_denial where connector = ?", id);
        database.update("delete from service_exclusion where connector = ?", id);
    }

    private boolean writeService(Connector connector) {
        return database.update(
                        """
                insert into registered_service as known (id, identifier, display_name, url, cas_type, pattern,
                    structure, inherits, proxy_callbacks, single_logout, logout_url, opens_at, closes_at, version,
                    deleted, revision)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, ?)
                on conflict (id) do update set identifier = excluded.identifier,
                    display_name = excluded.display_name, url = excluded.url, cas_type = excluded.cas_type,
                    pattern = excluded.pattern, structure = excluded.structure, inherits = excluded.inherits,
                    proxy_callbacks = excluded.proxy_callbacks, single_logout = excluded.single_logout,
                    logout_url = excluded.logout_url, opens_at = excluded.opens_at, closes_at = excluded.closes_at,
                    version = excluded.version, deleted = false, revision = excluded.revision
                where known.version <= excluded.version
                """,
                        connector.id(),
                        connector.identifier(),
                        connector.displayName(),
                        connector.url(),
                        connector.cas().type(),
                        connector.cas().pattern(),
                        connector.structure(),
                        connector.inherits(),
                        connector.cas().proxyCallbacks(),
                        connector.cas().singleLogout().name(),
                        connector.logoutUrl(),
                        connector.opensAt(),
                        connector.closesAt(),
                        connector.version(),
                        nextRevision())
                == 1;
    }

    private boolean writeClient(Connector connector) {
        Connector.OAuth oauth = connector.oauth();
        return database.update(
                        """
                insert into oauth_client as known (id, client_id, display_name, structure, inherits, transfer_session,
                    scope, secret_digest, grant_type, redirect_uris, post_logout_redirect_uris, certificate_url,
                    logout_url, opens_at, closes_at, version, deleted)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false)
                on conflict (id) do update set client_id = excluded.client_id,
                    display_name = excluded.display_name, structure = excluded.structure,
                    inherits = excluded.inherits, transfer_session = excluded.transfer_session,
                    scope = excluded.scope, secret_digest = excluded.secret_digest,
                    grant_type = excluded.grant_type, redirect_uris = excluded.redirect_uris,
                    post_logout_redirect_uris = excluded.post_logout_redirect_uris,
                    certificate_url = excluded.certificate_url, logout_url = excluded.logout_url,
                    opens_at = excluded.opens_at, closes_at = excluded.closes_at,
                    version = excluded.version, deleted = false
                where known.version <= excluded.version
                """,
                        connector.id(),
                        connector.identifier(),
                        connector.displayName(),
                        connector.structure(),
                        connector.inherits(),
                        oauth.transferSession(),
                        oauth.scope(),
                        oauth.secretDigest(),
                        oauth.grantType(),
                        oauth.redirectUris(),
                        oauth.postLogoutRedirectUris(),
                        oauth.certificateUrl(),
                        connector.logoutUrl(),
                        connector.opensAt(),
                        connector.closesAt(),
                        connector.version())
                == 1;
    }

    private void remove(UUID id) {
        removeRights(id);
        removeService(id, Long.MAX_VALUE);
        database.update("update oauth_client set deleted = true, secret_digest = null where id = ?", id);
    }

    private boolean removeService(UUID id, long version) {
        return database.update(
                        "update registered_service set deleted = true, revision = ? where id = ? and version <= ?",
                        nextRevision(),
                        id,
                        version)
                == 1;
    }

    private boolean removeClient(Connector connector) {
        return database.update(
                        "update oauth_client set deleted = true, secret_digest = null, version = ?"
                                + " where id = ? and version <= ?",
                        connector.version(),
                        connector.id(),
                        connector.version())
                == 1;
    }

    /** The row's lock is held until commit: revisions appear in their order. */
    private long nextRevision() {
        return database.one(
                        "update registry_revision set revision = revision + 1 returning revision",
                        row -> row.getLong(1))
                .orElseThrow();
    }

    private static UUID uuid(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            throw new BadEventException("The key of a connector is its id, not " + key, e);
        }
    }
}
