package fr.ent.sso.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What imports may take, and how long what was sent and what was found is kept. */
@ConfigMapping(prefix = "sso.import")
interface ImportConfig {
    /** Bytes of all files of one import, as sent. */
    @WithDefault("104857600")
    long maximumSize();

    /** Bytes a compressed file may unfold to. */
    @WithDefault("2147483648")
    long maximumUnpacked();

    /** Files of one import, those in an archive counted. */
    @WithDefault("2000")
    int maximumFiles();

    /** How many findings of an import are kept; the others are only counted. */
    @WithDefault("5000")
    int maximumFindings();

    /** How long one import may run before it is given up. */
    @WithDefault("1h")
    Duration timeout();

    /** How long a dry run can be applied; its files are deleted then. */
    @WithDefault("1d")
    Duration keepFiles();

    /** How long reports are kept. */
    @WithDefault("90d")
    Duration keepReports();
}
