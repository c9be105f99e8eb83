package fr.ent.connector.seeas;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the log of looks at other people is kept. */
@ConfigMapping(prefix = "connector.audit")
interface AuditConfig {
    /** An entry is kept this long. */
    @WithDefault("365d")
    Duration keep();

    /** How often what is older is removed. */
    @WithDefault("6h")
    Duration purgeEvery();
}
