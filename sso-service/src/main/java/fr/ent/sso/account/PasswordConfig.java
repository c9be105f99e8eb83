package fr.ent.sso.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How passwords are hashed (argon2id) and how many at a time. */
@ConfigMapping(prefix = "sso.password")
interface PasswordConfig {
    /** Memory of one hash, in KiB. */
    @WithDefault("19456")
    int memory();

    /** Passes over that memory. */
    @WithDefault("2")
    int iterations();

    /** How many hashes run at once; one a processor when absent. */
    OptionalInt concurrency();

    /** How many logins may wait for their turn; each holds a thread that others need to validate tickets. */
    @WithDefault("100")
    int queue();

    /** How long a login waits for its turn before it is told to try again. */
    @WithDefault("10s")
    Duration patience();
}
