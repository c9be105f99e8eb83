package fr.ent.pronote.publication;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a base is reached, as configured: absolute, without query, with a slash at the end. Service URLs are built from
 * it and never from a request's Host.
 */
public final class PublicAddress {
    private PublicAddress() {}

    /** The address as it is kept, with the UAI in upper case; empty if it cannot be one. */
    static Optional<String> normalise(String raw, String uai) {
        try {
            URI uri = new URI(raw.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!(scheme.equals("http") || scheme.equals("https"))
                    || uri.getHost() == null
                    || uri.getUserInfo() != null
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null) {
                return Optional.empty();
            }
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            String address = scheme + "://" + uri.getRawAuthority() + (path.endsWith("/") ? path : path + "/");
            return Optional.of(address.replaceAll("(?i)" + uai, uai));
        } catch (java.net.URISyntaxException e) {
            return Optional.empty();
        }
    }

    static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    static boolean isSecure(String address) {
        return address.startsWith("https://");
    }

    /** Every address, as key, that a service URL may be under; the longest first. */
    static List<String> keysAbove(String service) {
        String end = service.split("[?#]", 2)[0];
        String lower = end.toLowerCase(Locale.ROOT);
        int start = lower.indexOf("://");
        List<String> keys = new ArrayList<>();
        if (start < 0) {
            return keys;
        }
        String whole = lower.endsWith("/") ? lower : lower + "/";
        for (int slash = whole.length() - 1; slash > start + 2; slash = whole.lastIndexOf('/', slash - 1)) {
            keys.add(whole.substring(0, slash + 1));
        }
        return keys;
    }
}
