package fr.ent.sso.outgoing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How partners are called. */
@ConfigMapping(prefix = "sso.outgoing")
interface OutgoingConfig {
    /** A partner has this long to accept the connection. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** A partner has this long to begin its answer, connection included. */
    @WithDefault("5s")
    Duration timeout();

    /** PEM file of certificates that are trusted beside those of the Java runtime. */
    Optional<Path> trustedCertificates();
}
