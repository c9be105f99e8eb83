package fr.ent.connector.probe;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whether browsers show a site inside a page of ours. Source: CSP 3 §6.4.2 (frame-ancestors, which makes browsers
 * ignore X-Frame-Options), HTML §7.7 (X-Frame-Options), Mixed Content §4.
 */
public enum Framing {
    ALLOWED,
    FORBIDDEN,
    /** It is http inside https. */
    MIXED,
    /** The site did not show the page itself. */
    UNKNOWN;

    /** @param page the address of our page that would hold the frame */
    static Framing of(URI site, Head head, URI page) {
        if (page.getScheme().equalsIgnoreCase("https")
                && site.getScheme().equalsIgnoreCase("http")
                && !isThisMachine(site.getHost())) {
            return MIXED;
        }
        List<List<String>> policies = head.all("content-security-policy").stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(Framing::ancestors)
                .filter(sources -> sources != null)
                .toList();
        if (!policies.isEmpty()) {
            boolean all = policies.stream()
                    .allMatch(sources -> sources.stream().anyMatch(source -> covers(source, site, page)));
            return all ? ALLOWED : FORBIDDEN;
        }
        return head.all("x-frame-options").stream()
                        .flatMap(line -> Arrays.stream(line.split(",")))
                        .anyMatch(option -> forbids(option.strip(), site, page))
                ? FORBIDDEN
                : ALLOWED;
    }

    /** Browsers ignore ALLOW-FROM and what they do not know. */
    private static boolean forbids(String option, URI site, URI page) {
        return option.equalsIgnoreCase("DENY") || option.equalsIgnoreCase("SAMEORIGIN") && !sameOrigin(site, page);
    }

    /** The sources of the first frame-ancestors of a policy; null when it has none. */
    private static List<String> ancestors(String policy) {
        for (String directive : policy.split(";")) {
            String[] words = directive.strip().split("\\s+");
            if (words[0].equalsIgnoreCase("frame-ancestors")) {
                return Arrays.asList(words).subList(1, words.length);
            }
        }
        return null;
    }

    private static boolean covers(String given, URI site, URI page) {
        String source = given.toLowerCase(Locale.ROOT);
        if (source.equals("'self'")) {
            return sameOrigin(site, page);
        }
        if (source.startsWith("'")) {
            return false; // 'none', and what has no meaning here
        }
        if (source.equals("*")) {
            return true;
        }
        if (source.matches("[a-z][a-z0-9+.-]*:")) {
            return schemeFits(source.substring(0, source.length() - 1), page);
        }
        int separator = source.indexOf("://");
        String scheme = separator < 0 ? site.getScheme().toLowerCase(Locale.ROOT) : source.substring(0, separator);
        String rest = separator < 0 ? source : source.substring(separator + 3);
        String authority = rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest;
        int colon = authority.lastIndexOf(':');
        String host = colon < 0 ? authority : authority.substring(0, colon);
        String port = colon < 0 ? "" : authority.substring(colon + 1);
        return schemeFits(scheme, page) && hostFits(host, page) && portFits(port, scheme, page);
    }

    private static boolean schemeFits(String scheme, URI page) {
        String ours = page.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals(ours) || scheme.equals("http") && ours.equals("https");
    }

    private static boolean hostFits(String host, URI page) {
        String ours = page.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("*.") ? ours.endsWith(host.substring(1)) : host.equals("*") || host.equals(ours);
    }

    private static boolean portFits(String port, String scheme, URI page) {
        int ours = port(page);
        if (port.isEmpty()) {
            return ours == (page.getScheme().equalsIgnoreCase("https") ? 443 : 80);
        }
        return port.equals("*")
                || port.equals(String.valueOf(ours))
                || port.equals("80") && ours == 443 && scheme.equals("http");
    }

    private static boolean sameOrigin(URI site, URI page) {
        return site.getScheme().equalsIgnoreCase(page.getScheme())
                && site.getHost().equalsIgnoreCase(page.getHost())
                && port(site) == port(page);
    }

    private static boolean isThisMachine(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.toLowerCase(Locale.ROOT).endsWith(".localhost")
                || host.equals("127.0.0.1")
                || host.equals("[::1]");
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
