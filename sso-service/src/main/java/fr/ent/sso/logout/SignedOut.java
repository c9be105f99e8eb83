package fr.ent.sso.logout;

import java.util.List;

/**
 * What is closed and what is not, after a logout.
 *
 * @param told names of the sites this server tells
 * @param carried sites that only the browser can tell
 * @param open names of the sites that are not told
 */
record SignedOut(List<String> told, List<Carried> carried, List<String> open) {
    /**
     * A site and the address that tells it.
     *
     * @param source scheme, host and port, for the page's content policy
     */
    public record Carried(String site, String address, String source) {}

    static SignedOut nothing() {
        return new SignedOut(List.of(), List.of(), List.of());
    }
}
