package fr.ent.kit.request;

import java.util.Collection;

/** What a page may load and show (Content-Security-Policy); every page has the default unless it sets its own. */
public final class ContentPolicy {
    public static final String HEADER = "Content-Security-Policy";

    // No form-action: browsers apply it to the redirect after a sign-in, which leads to the partner's site.
    static final String DEFAULT = "default-src 'self'; img-src 'self' data: https:; "
            + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    private ContentPolicy() {}

    /**
     * The default, and these sources for one more directive.
     *
     * @param sources scheme, host and port of sites; nothing a request says without a look
     */
    public static String with(String directive, Collection<String> sources) {
        return sources.isEmpty() ? DEFAULT : DEFAULT + "; " + directive + " " + String.join(" ", sources);
    }
}
