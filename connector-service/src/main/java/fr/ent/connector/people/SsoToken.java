package fr.ent.connector.people;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.runtime.TokensHelper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The token with which this service asks sso-service, as its client with the function DIRECTORY_READER. */
@ApplicationScoped
public class SsoToken {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final OidcClient client;
    private volatile TokensHelper tokens = new TokensHelper();

    SsoToken(OidcClient client) {
        this.client = client;
    }

    /** The value of the header {@code Authorization}. */
    public String header() {
        return "Bearer " + tokens.getTokens(client).await().atMost(PATIENCE).getAccessToken();
    }

    /** Forgets the token, which may be what sso-service refused. */
    public void renew() {
        tokens = new TokensHelper();
    }
}
