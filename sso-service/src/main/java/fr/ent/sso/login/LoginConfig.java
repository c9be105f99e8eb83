package fr.ent.sso.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Wrong passwords: so many attempts, then a wait. */
@ConfigMapping(prefix = "sso.login")
interface LoginConfig {
    /** Wrong passwords in a row before the wait. */
    @WithDefault("5")
    int attempts();

    /** How long the wait is; earlier failures are forgotten after it, too. */
    @WithDefault("5m")
    Duration waiting();

    /** How long the form may be looked at before it is sent. */
    @WithDefault("1h")
    Duration formTime();

    /** How long a person has for what is asked after the password. */
    @WithDefault("10m")
    Duration stepTime();
}
