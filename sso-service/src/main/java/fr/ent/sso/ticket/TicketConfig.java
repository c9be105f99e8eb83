package fr.ent.sso.ticket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Life of tickets. */
@ConfigMapping(prefix = "sso.ticket")
interface TicketConfig {
    /** From issue to validation, of proxy tickets too; CAS 3.0 §3.1.1 wants five minutes at most. */
    @WithDefault("60s")
    Duration lifetime();

    /** How long a site may go on to others with one proxy-granting ticket; it never outlives the session. */
    @WithDefault("8h")
    Duration grantLifetime();

    /** How many sites may stand between the browser and the last one. */
    @WithDefault("5")
    int proxyChain();

    /** How many proxy callbacks may be under way at once; slow sites must not take every thread. */
    @WithDefault("20")
    int callbacksAtOnce();
}
