package fr.ent.sso.oauth;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The configured clients. The service does not start when one that is not public has no secret. */
@Startup
@ApplicationScoped
class Clients {
    private final Map<String, Client> byId;

    Clients(ClientConfig config) {
        byId = config.byId().entrySet().stream()
                .map(entry -> client(entry.getKey(), entry.getValue()))
                .collect(Collectors.toUnmodifiableMap(Client::id, client -> client));
    }

    Optional<Client> find(String id) {
        return Optional.ofNullable(id).map(byId::get);
    }

    /** The origins our clients' pages come from: they may read the token endpoint's answers. */
    Set<String> origins() {
        return byId.values().stream()
                .flatMap(client -> client.redirectUris().stream())
                .map(URI::create)
                .map(uri -> uri.getScheme() + "://" + uri.getRawAuthority())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Client client(String id, ClientConfig.Client config) {
        if (config.publicClient() == config.secret().isPresent()) {
            throw new IllegalStateException(
                    config.publicClient()
                            ? "sso.clients.\"%s\" is public and has a secret: remove one of the two".formatted(id)
                            : "sso.clients.\"%s\".secret is missing".formatted(id));
        }
        return new Client(
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
