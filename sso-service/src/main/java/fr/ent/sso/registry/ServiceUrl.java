package fr.ent.sso.registry;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service URL taken apart. Whatever two parsers could read differently (user-info, back-slashes, dots, encoded
 * slashes, foreign letters in the host…) is no service URL: better a page than a ticket for a look-alike.
 *
 * @param text as it was given, without {@code ;jsessionid=…}, which Java containers add and remove at will, and without
 *     the ticket of an earlier login, which sites leave in their address or take out of it
 * @param scheme {@code http} or {@code https}
 * @param host lower case
 * @param port the scheme's own when none is written
 * @param path raw, beginning with a slash, or empty
 */
public record ServiceUrl(String text, String scheme, String host, int port, String path) {
    private static final int MAX_LENGTH = 2048;
    private static final Pattern PARTS = Pattern.compile("(?i)(https?)://([^/?#]*)([^?#]*)(\\?[^#]*)?(#.*)?");
    private static final Pattern AUTHORITY = Pattern.compile(
            "((?:[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?\\.)*[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?)(?::([1-9][0-9]{0,4}))?");
    /** Percent signs that do not encode, or encode a slash, a dot, a back-slash, a percent sign or a control. */
    private static final Pattern BAD_ESCAPE = Pattern.compile("(?i)%(?![0-9a-f]{2})|%(?:2e|2f|5c|25|[01][0-9a-f]|7f)");

    private static final Pattern DOT_SEGMENT = Pattern.compile("(^|/)\\.{1,2}(;[^/]*)?(/|$)");
    private static final Pattern JSESSIONID = Pattern.compile("(?i);jsessionid=[^?#/;]*");
    private static final Pattern OLD_TICKET = Pattern.compile("(?<=[?&])(?:ticket|SAMLart)=[^&]*(?:&|$)");
    private static final Pattern EMPTY_END = Pattern.compile("[?&]$");
    private static final int HIGHEST_PORT = 65_535;

    /** Empty when the text is no URL a site could be told by. */
    public static Optional<ServiceUrl> parse(String given) {
        if (given == null || given.length() > MAX_LENGTH || !isPlain(given)) {
            return Optional.empty();
        }
        String text = withoutTicket(JSESSIONID.matcher(given).replaceAll(""));
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Matcher authority = AUTHORITY.matcher(parts.group(2));
        String path = parts.group(3);
        if (!authority.matches() || !isPlainPath(path)) {
            return Optional.empty();
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        int port =
                authority.group(2) == null ? "https".equals(scheme) ? 443 : 80 : Integer.parseInt(authority.group(2));
        return port > HIGHEST_PORT
                ? Optional.empty()
                : Optional.of(new ServiceUrl(text, scheme, authority.group(1).toLowerCase(Locale.ROOT), port, path));
    }

    private static String withoutTicket(String url) {
        int hash = url.indexOf('#');
        String address = hash < 0 ? url : url.substring(0, hash);
        Matcher ticket = OLD_TICKET.matcher(address);
        return ticket.find()
                ? EMPTY_END.matcher(ticket.replaceAll("")).replaceFirst("") + url.substring(address.length())
                : url;
    }

    /** Scheme, host and port as a Content-Security-Policy names them. */
    public String source() {
        // An underscore is no letter of a host there: such a site is named by its scheme alone.
        return host.indexOf('_') < 0 ? scheme + "://" + host + ":" + port : scheme + ":";
    }

    /** The URL with the parameter added to its query, before the fragment (CAS 3.0 §2.2.4). */
    public String with(String parameter, String value) {
        int hash = text.indexOf('#');
        String address = hash < 0 ? text : text.substring(0, hash);
        String fragment = hash < 0 ? "" : text.substring(hash);
        int query = address.indexOf('?');
        String separator = query < 0 ? "?" : query == address.length() - 1 || address.endsWith("&") ? "" : "&";
        return ascii(address + separator + parameter + "=" + value + fragment);
    }

    /** As a header can carry it. */
    public String location() {
        return ascii(text);
    }

    /** No blanks, controls, back-slashes or invisible letters anywhere. */
    private static boolean isPlain(String text) {
        return text.codePoints()
                .allMatch(c -> c > ' ' && c != '\\' && c != 0x7f && (c < 0x80 || Character.isLetterOrDigit(c)));
    }

    private static boolean isPlainPath(String path) {
        return path.chars().allMatch(c -> c < 0x80)
                && !BAD_ESCAPE.matcher(path).find()
                && !DOT_SEGMENT.matcher(path).find();
    }

    /** Foreign letters, which only a query or a fragment may hold, as UTF-8 escapes. */
    private static String ascii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            if (each < 0) {
                ascii.append('%').append(String.format("%02X", each));
            } else {
                ascii.append((char) each);
            }
        }
        return ascii.toString();
    }
}
