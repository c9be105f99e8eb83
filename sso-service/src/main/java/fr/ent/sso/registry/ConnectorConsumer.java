package fr.ent.sso.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ent.kit.inbox.BadEventException;
import fr.ent.kit.inbox.Inbox;
import fr.ent.kit.inbox.IncomingEvent;
import fr.ent.sso.database.Database;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copy of the connectors and of the groups that may use them. */
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
            String logoutUrl,
            long version,
            List<UUID> grants) {
        @JsonIgnoreProperties(ignoreUnknown = true)
        record Cas(String type, String pattern, List<String> proxyCallbacks, SingleLogout singleLogout) {
            Cas {
                proxyCallbacks = proxyCallbacks == null ? List.of() : proxyCallbacks;
                singleLogout = singleLogout == null ? SingleLogout.BACK_CHANNEL : singleLogout;
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
        if (connector.cas() == null) {
            remove(connector.id()); // a link, no site that asks who is signed in
        } else {
            write(connector);
        }
    }

    private void write(Connector connector) {
        int written = database.update(
                """
                insert into registered_service as known (id, identifier, display_name, url, cas_type, pattern,
                    structure, inherits, proxy_callbacks, single_logout, logout_url, version, deleted, revision)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, ?)
                on conflict (id) do update set identifier = excluded.identifier,
                    display_name = excluded.display_name, url = excluded.url, cas_type = excluded.cas_type,
                    pattern = excluded.pattern, structure = excluded.structure, inherits = excluded.inherits,
                    proxy_callbacks = excluded.proxy_callbacks, single_logout = excluded.single_logout,
                    logout_url = excluded.logout_url,
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
                connector.version(),
                nextRevision());
        if (written == 1) {
            database.update("delete from service_grant where connector = ?", connector.id());
            database.update(
                    "insert into service_grant (connector, ent_group) select ?, unnest(cast(? as uuid[]))"
                            + " on conflict do nothing",
                    connector.id(),
                    connector.grants());
        }
    }

    private void remove(UUID id) {
        database.update("delete from service_grant where connector = ?", id);
        database.update("update registered_service set deleted = true, revision = ? where id = ?", nextRevision(), id);
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
