package fr.ent.sso.oauth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Life of codes and tokens. A refresh token lives as long as the session it came from. */
@ConfigMapping(prefix = "sso.token")
interface TokenConfig {
    @WithDefault("15m")
    Duration access();

    @WithDefault("60s")
    Duration code();
}
