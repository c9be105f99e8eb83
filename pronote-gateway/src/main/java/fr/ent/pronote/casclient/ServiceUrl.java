package fr.ent.pronote.casclient;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The service URL of a page: the configured address, never the request's Host, with the page's own query. The login is
 * asked for with minimal encoding, as PRONOTE does: {@code :} and {@code =} stay, {@code /} and {@code ?} do not.
 */
final class ServiceUrl {
    private static final Pattern NOT_IN_A_QUERY =
            Pattern.compile("%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~!$&'()*+,;=:@/?%-]+");
    private static final Set<String> NOT_OURS = Set.of("ticket", "login");

    private ServiceUrl() {}

    /** @param rawQuery the request's query as it came, null for none; the ticket is taken out */
    static String of(String pageAddress, String rawQuery) {
        String query = cleanQuery(rawQuery);
        return query.isEmpty() ? pageAddress : pageAddress + "?" + query;
    }

    static String cleanQuery(String rawQuery) {
        if (rawQuery == null) {
            return "";
        }
        return Arrays.stream(rawQuery.split("&"))
                .filter(pair -> !pair.isEmpty() && !NOT_OURS.contains(pair.split("=", 2)[0]))
                .map(ServiceUrl::escaped)
                .collect(Collectors.joining("&"));
    }

    /** What may not stand in an address as it is, a lone % too; the same at the login and at the validation. */
    private static String escaped(String pair) {
        return NOT_IN_A_QUERY.matcher(pair).replaceAll(odd -> URLEncoder.encode(odd.group(), StandardCharsets.UTF_8));
    }

    static String encode(String service) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : service.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~:=".indexOf(c) >= 0;
            if (plain) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
