package fr.ent.sso.oauth;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Makes sure that a client is who it says: by its secret (Basic or in the form), a public one by its name alone. */
@ApplicationScoped
class ClientAuthenticator {
    private final Clients clients;
    private final ClientSecrets secrets;

    ClientAuthenticator(Clients clients, ClientSecrets secrets) {
        this.clients = clients;
        this.secrets = secrets;
    }

    /**
     * @param given null when there is none
     * @param name used only then; null for none
     */
    Client authenticate(ClientAuthentication given, ClientID name) throws GrantException {
        ClientID id = given != null ? given.getClientID() : name;
        Optional<Client> client = clients.find(id == null ? null : id.getValue())
                .filter(known -> given == null ? known.isPublic() : hasSecret(known, given));
        return client.orElseThrow(
                () -> new GrantException(OAuth2Error.INVALID_CLIENT, "Unknown client, or the wrong secret."));
    }

    private boolean hasSecret(Client client, ClientAuthentication given) {
        return given instanceof PlainClientSecret secret
                && secrets.matches(client, secret.getClientSecret().getValue());
    }
}
