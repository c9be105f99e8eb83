package fr.ent.connector.probe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How sites are asked whether they answer. */
@ConfigMapping(prefix = "connector.probe")
interface ProbeConfig {
    /**
     * Hosts that may be asked although their address is not public: {@code host}, {@code host:port} or
     * {@code https://host:port}. For a PRONOTE inside the region's own network, and for the demo.
     */
    Optional<List<String>> allowedInternal();

    /** A site has this long for the name, the connection and the head of its answer together. */
    @WithDefault("3s")
    Duration timeout();

    /** A site has this long with all its redirects. */
    @WithDefault("8s")
    Duration wholeTimeout();

    /** So many sites are asked at once by one instance. */
    @WithDefault("8")
    int atOnce();

    /** So many sites are asked for one administrator in a minute by one instance. */
    @WithDefault("30")
    int perMinute();

    /** PEM file of certificates that are trusted beside those of the Java runtime. */
    Optional<Path> trustedCertificates();
}
