package fr.ent.sso.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the log is kept. */
@ConfigMapping(prefix = "sso.audit")
interface AuditConfig {
    /** Entries older than this are removed; never less than a day. */
    @WithDefault("365d")
    Duration retention();
}
