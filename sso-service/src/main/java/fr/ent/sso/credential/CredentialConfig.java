package fr.ent.sso.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a password has to be, and how long the ways to a new one are open. */
@ConfigMapping(prefix = "sso.credential")
interface CredentialConfig {
    /** Encrypts the second factors and keys the digests of codes; 32 characters or more, the same on all instances. */
    String secret();

    /** Characters of a new password. */
    @WithDefault("12")
    int minimumLength();

    /** From 0 (the first guess) to 4 (very hard to guess), as zxcvbn estimates it. */
    @WithDefault("3")
    int strength();

    /** How long an activation code is good. */
    @WithDefault("60d")
    Duration activationTime();

    /** How long the link to a new password is good. */
    @WithDefault("30m")
    Duration linkTime();
}
