package fr.ent.connector.launch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What people are told before an application gets to know them for the first time. */
@ConfigMapping(prefix = "connector.first-use-notice")
interface NoticeConfig {
    /** Whether they are told at all. */
    @WithDefault("true")
    boolean enabled();

    /** How long sso-service's list of what it releases is believed before it is asked again. */
    @WithDefault("10m")
    Duration cache();
}
