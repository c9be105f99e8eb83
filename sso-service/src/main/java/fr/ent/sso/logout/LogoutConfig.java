package fr.ent.sso.logout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How sites are told that a session ended. */
@ConfigMapping(prefix = "sso.logout")
interface LogoutConfig {
    /** How often it is looked for messages whose time has come; new ones leave at once. */
    @WithDefault("15s")
    String every();

    /** A message that was not taken is sent again after this, then after twice as long, and so on. */
    @WithDefault("15s")
    Duration retry();

    /** So often in all; with the defaults, over half an hour. */
    @WithDefault("8")
    int attempts();

    /** So many messages are under way at once. */
    @WithDefault("8")
    int concurrency();

    /** How long administrators see what became of a message. */
    @WithDefault("30d")
    Duration retention();
}
