package fr.ent.connector;

import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** What every installation must give this service; it does not start without. */
@ConfigMapping(prefix = "connector")
interface ConnectorConfig {
    /** The address browsers use for this service; sign-in comes back to it. */
    URI publicUrl();

    /** Secret of the client {@code connector-service} at sso-service. */
    String clientSecret();

    /** Encrypts the session and sign-in cookies; 32 characters or more. */
    String cookieSecret();

    /** Reads it at the start, so that what is missing is said then and not at the first sign-in. */
    @Startup
    class Check {
        Check(ConnectorConfig config) {
            if (config.cookieSecret().length() < 32) {
                throw new IllegalStateException("connector.cookie-secret needs 32 characters or more.");
            }
        }
    }
}
