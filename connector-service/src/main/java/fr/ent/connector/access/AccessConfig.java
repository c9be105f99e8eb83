package fr.ent.connector.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;

/** Access rights. */
@ConfigMapping(prefix = "connector.access")
interface AccessConfig {
    /** Where a day ends: a right « jusqu'au 5 juillet 2027 » ends at midnight there. */
    @WithDefault("${ent.time-zone:Europe/Paris}")
    ZoneId zone();

    /** How long an ended right stays on the screen, to be renewed, before it is removed. */
    @WithDefault("30d")
    Duration keepEnded();

    /** How often ended rights are looked for; {@code off} for never. */
    String upkeepEvery();
}
