package fr.ent.sso.oauth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The applications that may ask for tokens: {@code sso.clients."connector-service".secret=…}. */
@ConfigMapping(prefix = "sso.clients")
interface ClientConfig {
    @WithParentName
    Map<String, Client> byId();

    /** One application. */
    interface Client {
        /** Required unless the client is public. */
        Optional<String> secret();

        /** An application in the browser, which can keep no secret. */
        @WithDefault("false")
        boolean publicClient();

        /** Where a code may be sent, compared letter by letter. */
        Optional<List<String>> redirectUris();

        /** Where the browser may be sent after a logout. */
        Optional<List<String>> postLogoutRedirectUris();

        /** What it may do in its own name (client credentials); absent: nothing. */
        Optional<List<String>> functions();
    }
}
