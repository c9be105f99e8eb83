package fr.ent.connector.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what happened to connectors is remembered. */
@ConfigMapping(prefix = "connector.history")
interface HistoryConfig {
    /**
     * A change is kept this long. The last one of a connector that still exists stays, without the name of who made it:
     * the next change is compared with it.
     */
    @WithDefault("1096d")
    Duration keep();

    /** How often what is older is removed. */
    @WithDefault("6h")
    Duration purgeEvery();
}
