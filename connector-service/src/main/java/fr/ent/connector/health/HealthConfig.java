package fr.ent.connector.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;

/** What is kept about the use of connectors, and when one is said to be in trouble. */
@ConfigMapping(prefix = "connector.health")
interface HealthConfig {
    /** How long figures, and who came in, are kept after the last time. */
    @WithDefault("400D")
    Duration keep();

    /** How long figures are kept by the hour; older ones are summed up by the day. */
    @WithDefault("8D")
    Duration hourly();

    /** How long an event may come after its account was deleted or merged; longer than ent.tickets keeps its events. */
    @WithDefault("60D")
    Duration gone();

    /** Where a day of school begins and ends. */
    @WithDefault("${ent.time-zone:Europe/Paris}")
    ZoneId zone();

    /** Month with which a school year begins, 1 to 12. */
    @WithDefault("9")
    int yearStart();

    /** A connector is failing when at least this share of the latest sign-ins failed, from 0 to 1. */
    @WithDefault("0.5")
    double failingShare();

    /** Fewer latest sign-ins than this say nothing. */
    @WithDefault("10")
    int failingAttempts();

    /** A regular connector is silent after so much time without a success, Saturdays and Sundays not counted. */
    @WithDefault("24H")
    Duration silence();

    /** A connector is regular when it had successes on at least so many of the 7 days before. */
    @WithDefault("4")
    int regularDays();

    /** How often all connectors are looked at for those in trouble. */
    @WithDefault("5M")
    Duration measured();
}
