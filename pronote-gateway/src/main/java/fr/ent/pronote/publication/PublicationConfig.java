package fr.ent.pronote.publication;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Settings of this service as a whole. */
@ConfigMapping(prefix = "pronote")
public interface PublicationConfig {
    /** Where browsers reach this service. */
    URI publicUrl();

    /** Whether a base may be put in lab mode, in which HTTP is allowed. */
    @WithDefault("false")
    boolean labAllowed();

    /** The CAS server whose account and ticket events concern us; bases that trust another are not touched by them. */
    URI ownCasUrl();

    /** Whether an empty database is filled with the demo school. */
    @WithDefault("false")
    boolean demo();
}
