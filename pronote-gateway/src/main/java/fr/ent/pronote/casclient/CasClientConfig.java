package fr.ent.pronote.casclient;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the Espaces speak with CAS servers and how long their sessions live. */
@ConfigMapping(prefix = "pronote.espaces")
public interface CasClientConfig {
    /** How long a CAS server may take to answer. */
    @WithDefault("5s")
    Duration timeout();

    /** A session ends after this long without use. */
    @WithDefault("60m")
    Duration idle();

    /** How long what the ENT sent is kept for the form « Identification impossible ». */
    @WithDefault("30m")
    Duration formKept();

    /** What a browser is told to wait before it asks a stopped base again. */
    @WithDefault("5m")
    Duration retryAfter();
}
