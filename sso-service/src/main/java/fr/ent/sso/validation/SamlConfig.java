package fr.ent.sso.validation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Answers of {@code /samlValidate}. */
@ConfigMapping(prefix = "sso.saml")
interface SamlConfig {
    /** How assertions name their issuer; the public address of this service when not given. */
    Optional<String> issuer();

    /** An assertion is good for so long before and after it is made: clocks of sites differ. */
    @WithDefault("30s")
    Duration validity();

    /** Tell attributes to sites without TLS too, which CAS 3.0 §4.2.1 forbids: for a laboratory, never for a school. */
    @WithDefault("false")
    boolean attributesOverHttp();
}
