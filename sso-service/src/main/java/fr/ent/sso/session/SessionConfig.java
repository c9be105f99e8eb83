package fr.ent.sso.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long an SSO session lasts. */
@ConfigMapping(prefix = "sso.session")
interface SessionConfig {
    /** CAS 3.0 §4.1.5. */
    Duration THREE_MONTHS = Duration.ofDays(90);

    /** Ends when no site was opened for this long. */
    @WithDefault("2h")
    Duration idle();

    /** Ends this long after the login, whatever happens. */
    @WithDefault("12h")
    Duration maximum();

    /** How long « Rester connecté sur cet appareil » keeps a session; more than 90 days counts as 90 days. */
    @WithDefault("14d")
    Duration remembered();

    /** The life of a new session. */
    default Duration lifetime(boolean remembered) {
        Duration wanted = remembered().compareTo(THREE_MONTHS) > 0 ? THREE_MONTHS : remembered();
        return remembered ? wanted : maximum();
    }
}
