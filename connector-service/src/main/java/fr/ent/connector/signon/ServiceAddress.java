package fr.ent.connector.signon;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A web address cut for the matching rule of design §5: exact scheme, host (case-insensitive) and port, and a path that
 * is compared by whole segments. Two spellings of one address are equal.
 *
 * <p>A template holds {@code {uai}} in host or path where the UAI of any structure may stand, between signs that are
 * neither letters nor digits.
 *
 * @param origin {@code scheme://host:port}, always with the port
 * @param path segments with a leading and no trailing slash, normalised as RFC 3986 §6.2.2; empty for the root
 */
public record ServiceAddress(String origin, String path) {
    /** Stands in a template for the UAI of a structure. */
    public static final String UAI = "{uai}";

    /** What a UAI looks like in an address; hosts are written in small letters. */
    private static final Pattern UAI_SHAPED = Pattern.compile("(?<![A-Za-z0-9])[0-9]{7}[A-Za-z](?![A-Za-z0-9])");
    /** Takes the place of {@link #UAI} while a template is parsed: no structure has it. */
    private static final String PLACE = "0000000z";

    /**
     * The template that covers an address.
     *
     * @param uai the UAI that stands in the address, with a capital letter
     */
    public record Templated(String uai, ServiceAddress address) {}

    /** Like {@link #of}, also for a template; one that also spells out a UAI could never be told from others. */
    public static Optional<ServiceAddress> ofTemplate(String text) {
        if (text == null || !text.contains(UAI)) {
            return of(text);
        }
        String filled = text.replace(UAI, PLACE);
        int query = filled.replace('#', '?').indexOf('?');
        String address = query < 0 ? filled : filled.substring(0, query);
        Matcher places = UAI_SHAPED.matcher(address);
        int found = 0;
        while (places.find()) {
            found++;
            if (!places.group().equals(PLACE)) {
                return Optional.empty();
            }
        }
        if (text.contains(PLACE) || found != (filled.length() - text.length()) / (PLACE.length() - UAI.length())) {
            return Optional.empty(); // beside a letter or digit, or in the query
        }
        return of(filled).map(at -> new ServiceAddress(at.origin.replace(PLACE, UAI), at.path.replace(PLACE, UAI)));
    }

    /** The template of this address, when it holds one UAI, once or more; else empty. */
    public Optional<Templated> templated() {
        Matcher shaped = UAI_SHAPED.matcher(origin + path);
        if (!shaped.find()) {
            return Optional.empty();
        }
        String uai = shaped.group().toUpperCase(Locale.ROOT);
        while (shaped.find()) {
            if (!shaped.group().equalsIgnoreCase(uai)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Templated(
                uai,
                new ServiceAddress(
                        UAI_SHAPED.matcher(origin).replaceAll(UAI),
                        UAI_SHAPED.matcher(path).replaceAll(UAI))));
    }

    public boolean isTemplate() {
        return origin.contains(UAI) || path.contains(UAI);
    }

    /** Its host, without the port. */
    public String host() {
        return origin.substring(origin.indexOf("://") + 3, origin.lastIndexOf(':'));
    }

    /** Whether everything below the other address is below this one. */
    public boolean covers(ServiceAddress other) {
        return origin.equals(other.origin) && (other.path + "/").startsWith(path + "/");
    }

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
