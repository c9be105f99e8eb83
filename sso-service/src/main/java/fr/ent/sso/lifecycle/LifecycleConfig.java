package fr.ent.sso.lifecycle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what happens to an account can be taken back. */
@ConfigMapping(prefix = "sso.account")
interface LifecycleConfig {
    /** A deleted account is kept this long, blocked, before it is removed for good (ent.md §6). */
    @WithDefault("90d")
    Duration retention();

    /** A login is kept from everybody else this long after its holder gave it up or was removed. */
    @WithDefault("365d")
    Duration loginReuse();

    /** A merge can be undone this long. */
    @WithDefault("30d")
    Duration mergeUndo();
}
