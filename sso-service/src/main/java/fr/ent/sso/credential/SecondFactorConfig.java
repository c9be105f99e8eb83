package fr.ent.sso.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** Who has to have a second factor. */
@ConfigMapping(prefix = "sso.second-factor")
interface SecondFactorConfig {
    /** Functions, without their scope, that nobody uses with a password alone. */
    @WithDefault("ADMC,ADML,PRONOTE_ADMIN")
    Set<String> requiredFor();

    /** What the app that makes the codes calls this platform. */
    @WithDefault("ENT")
    String issuer();
}
