package fr.ent.sso.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Wrong passwords: so many attempts, then a wait that grows each time. */
@ConfigMapping(prefix = "sso.login")
interface LoginConfig {
    /** Wrong passwords before the wait. */
    @WithDefault("5")
    int attempts();

    /** How long the first wait is, each further one being twice as long; earlier failures are forgotten after it. */
    @WithDefault("5m")
    Duration waiting();

    /** How long the form may be looked at before it is sent. */
    @WithDefault("1h")
    Duration formTime();

    /** How long a wait gets at most, for a login as for an address. */
    @WithDefault("1h")
    Duration longestWaiting();

    /** Failures from one address, whatever the logins, before it waits; a school sits behind one address. */
    @WithDefault("100")
    int addressAttempts();

    /** The time within which they count. */
    @WithDefault("10m")
    Duration addressWindow();

    /** How long the first wait of an address is, each further one being twice as long. */
    @WithDefault("1m")
    Duration addressWaiting();

    /** How many links for a new password may be asked for one account within an hour. */
    @WithDefault("3")
    int links();

    /** How long a person has for what is asked after the password. */
    @WithDefault("10m")
    Duration stepTime();
}
