package fr.ent.connector.mass;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** « Attribution en masse ». */
@ConfigMapping(prefix = "connector.mass")
interface MassConfig {
    /** How often operations that wait are looked for; one that an instance left in the middle is among them. */
    String every();

    /** How many structures are worked off in one transaction; each tells the whole connector to the others once. */
    @WithDefault("200")
    int chunk();

    /** How many times in a row a chunk may fail before its operation is given up. */
    @WithDefault("5")
    int attempts();
}
