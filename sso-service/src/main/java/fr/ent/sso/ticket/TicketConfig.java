package fr.ent.sso.ticket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Life of tickets. */
@ConfigMapping(prefix = "sso.ticket")
interface TicketConfig {
    /** From issue to validation; CAS 3.0 §3.1.1 wants five minutes at most. */
    @WithDefault("60s")
    Duration lifetime();
}
