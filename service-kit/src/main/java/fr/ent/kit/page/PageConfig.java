package fr.ent.kit.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;

/** Settings of the pages' common parts. */
@ConfigMapping(prefix = "ent.pages")
public interface PageConfig {
    /**
     * Addresses of the other services' pages, by name: {@code apps}, {@code connectors}, {@code pronote},
     * {@code logout}.
     */
    Map<String, String> links();

    /** Where a barrier to accessibility is reported, an address or {@code mailto:}. */
    Optional<String> accessibilityContact();

    /** The mention the law asks for: {@code non}, {@code partial} or {@code full}. */
    @WithDefault("non")
    String accessibilityState();

    /** Cookies are marked {@code Secure}; false only where the pages are served over plain HTTP on this machine. */
    @WithDefault("true")
    boolean secureCookies();
}
