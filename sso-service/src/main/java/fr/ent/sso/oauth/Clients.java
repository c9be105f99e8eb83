package fr.ent.sso.oauth;

import fr.ent.sso.database.Database;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds clients: ours in the configuration, connectors in the copy of them. The service does not start when one of ours
 * that is not public has no secret.
 */
@Startup
@ApplicationScoped
class Clients {
    private final Map<String, OwnClient> own;
    private final Database database;

    Clients(ClientConfig config, Database database) {
        own = config.byId().entrySet().stream()
                .map(entry -> client(entry.getKey(), entry.getValue()))
                .collect(Collectors.toUnmodifiableMap(Client::id, client -> client));
        this.database = database;
    }

    /** The one client of this name. No connector can take a name of ours, nor that of our REST. */
    Optional<Client> find(String id) {
        if (id == null || id.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        OwnClient ours = own.get(id);
        if (ours != null || id.equals(Tokens.OUR_REST)) {
            return Optional.ofNullable(ours);
        }
        List<Client> connectors = database.list(
                "select * from oauth_client where client_id = ? and not deleted", ConnectorClient::of, id);
        return connectors.size() == 1 ? Optional.of(connectors.get(0)) : Optional.empty();
    }

    /** The origins our clients' pages come from: they may read the token endpoint's answers. */
    Set<String> origins() {
        return own.values().stream()
                .flatMap(client -> client.redirectUris().stream())
                .map(URI::create)
                .map(uri -> uri.getScheme() + "://" + uri.getRawAuthority())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static OwnClient client(String id, ClientConfig.Client config) {
        if (config.publicClient() == config.secret().isPresent()) {
            throw new IllegalStateException(
                    config.publicClient()
                            ? "sso.clients.\"%s\" is public and has a secret: remove one of the two".formatted(id)
                            : "sso.clients.\"%s\".secret is missing".formatted(id));
        }
        return new OwnClient(
                id,
                config.secret().orElse(null),
                texts(config.redirectUris()).collect(Collectors.toUnmodifiableSet()),
                texts(config.postLogoutRedirectUris()).collect(Collectors.toUnmodifiableSet()),
                texts(config.functions()).toList());
    }

    private static Stream<String> texts(Optional<List<String>> list) {
        return list.stream().flatMap(List::stream);
    }
}
