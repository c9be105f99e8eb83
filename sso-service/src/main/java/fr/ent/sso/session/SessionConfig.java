package fr.ent.sso.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long an SSO session lasts. */
@ConfigMapping(prefix = "sso.session")
interface SessionConfig {
    /** Ends when no site was opened for this long. */
    @WithDefault("2h")
    Duration idle();

    /** Ends this long after the login, whatever happens. */
    @WithDefault("12h")
    Duration maximum();
}
