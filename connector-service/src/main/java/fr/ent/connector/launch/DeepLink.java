package fr.ent.connector.launch;

import fr.ent.connector.signon.ServiceAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address inside a site. Whoever writes a link to our door must not be able to send people anywhere else with it:
 * only below the connector's own address, told without anything that another server might read otherwise.
 */
final class DeepLink {
    private static final int LONGEST = 2_000;
    /** Dot segments, encoded slashes, backslashes, control characters and percent signs, and empty segments. */
    private static final Pattern DOUBTFUL = Pattern.compile(
            "(?:^|/)(?:\\.|%2e){1,2}(?:;[^/]*)?(?:/|$)|%(?:2f|5c|25|[01][0-9a-f]|7f)|\\\\|//",
            Pattern.CASE_INSENSITIVE);

    private DeepLink() {}

    /**
     * The address that a path means.
     *
     * @param address of the connector
     * @param path what follows it; or, from a slash on, the whole path at its site; or a whole address
     * @return empty when it does not lie below the connector's address
     */
    static Optional<String> below(String address, String path) {
        if (path.length() > LONGEST || path.chars().anyMatch(c -> c <= ' ' || c >= 0x7f || c == '\\')) {
            return Optional.empty();
        }
        try {
            URI base = new URI(address);
            String site = base.getScheme() + "://" + base.getRawAuthority();
            URI meant = new URI(whole(site, base.getRawPath(), path));
            String rest = meant.getRawPath() == null ? "" : meant.getRawPath();
            if (DOUBTFUL.matcher(rest).find()) {
                return Optional.empty();
            }
            return ServiceAddress.of(meant.toString())
                    .filter(at -> ServiceAddress.of(address)
                            .filter(door -> covers(door, at))
                            .isPresent())
                    .map(at -> meant.toString());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String whole(String site, String directory, String path) {
        if (path.regionMatches(true, 0, "http:", 0, 5) || path.regionMatches(true, 0, "https:", 0, 6)) {
            return path;
        }
        if (path.startsWith("/")) {
            return site + path;
        }
        String at = directory == null || directory.isEmpty() ? "/" : directory;
        return site + at + (path.startsWith("?") || path.startsWith("#") || at.endsWith("/") ? "" : "/") + path;
    }

    private static boolean covers(ServiceAddress door, ServiceAddress at) {
        return at.origin().equals(door.origin()) && at.prefixes().contains(door.path());
    }
}
