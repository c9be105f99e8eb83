package fr.ent.sso.release;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where partner answers come from. */
@ConfigMapping(prefix = "sso.release")
interface ReleaseConfig {
    /** A folder of further profiles, {@code *.json}; none by default. A wrong one keeps the service from starting. */
    Optional<Path> directory();
}
