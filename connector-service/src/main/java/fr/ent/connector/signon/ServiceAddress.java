package fr.ent.connector.signon;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A web address cut for the matching rule of design §5: exact scheme, host (case-insensitive) and port, and a path that
 * is compared by whole segments. Two spellings of one address are equal.
 *
 * @param origin {@code scheme://host:port}, always with the port
 * @param path segments with a leading and no trailing slash, normalised as RFC 3986 §6.2.2; empty for the root
 */
public record ServiceAddress(String origin, String path) {
    /** Empty when the text is not an http or https address with a host, or names a user. */
    public static Optional<ServiceAddress> of(String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || uri.getRawUserInfo() != null || !scheme.matches("https?")) {
                return Optional.empty();
            }
            int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
            if (port < 1 || port > 65_535) {
                return Optional.empty();
            }
            String host = uri.getHost().toLowerCase(Locale.ROOT);
            return Optional.of(new ServiceAddress(scheme + "://" + host + ":" + port, normal(uri.getRawPath())));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** This path and each shorter one a connector may stand for, longest first; the last is the root. */
    public List<String> prefixes() {
        List<String> prefixes = new ArrayList<>();
        String rest = path;
        while (!rest.isEmpty()) {
            prefixes.add(rest);
            rest = rest.substring(0, rest.lastIndexOf('/'));
        }
        prefixes.add("");
        return prefixes;
    }

    private static String normal(String raw) {
        List<String> segments = new ArrayList<>();
        for (String segment : (raw == null ? "" : raw).split("/")) {
            String plain = unescape(segment);
            if (plain.equals("..")) {
                if (!segments.isEmpty()) {
                    segments.remove(segments.size() - 1);
                }
            } else if (!plain.isEmpty() && !plain.equals(".")) {
                segments.add(plain);
            }
        }
        return segments.isEmpty() ? "" : "/" + String.join("/", segments);
    }

    /** Escapes of characters that need none are undone (so that %2e%2e is ..), the others get capital digits. */
    private static String unescape(String segment) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c != '%') {
                out.append(c);
                continue;
            }
            char code = (char) Integer.parseInt(segment.substring(i + 1, i + 3), 16);
            boolean plain = code < 128 && (Character.isLetterOrDigit(code) || "-._~".indexOf(code) >= 0);
            out.append(plain ? code : segment.substring(i, i + 3).toUpperCase(Locale.ROOT));
            i += 2;
        }
        return out.toString();
    }
}
