package fr.ent.sso.registry;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses with <code>{uai}</code>, which stands for the UAI of any structure the connector is shared with. A service
 * URL that has one UAI in its host or path, in any case, once or more, is looked up with it replaced; connector-service
 * reads addresses by the same rule.
 */
final class Template {
    static final String PLACE = "{uai}";

    /** Between signs that are neither letters nor digits. */
    private static final Pattern UAI = Pattern.compile("(?<![A-Za-z0-9])[0-9]{7}[A-Za-z](?![A-Za-z0-9])");
    /** Stands in the place while the rest of the address is read: letters that any host may have. */
    private static final String STAND_IN = "place-of-the-uai";

    private Template() {}

    /** A service URL read as a template, and the school it then names. */
    record Reading(String uai, String host, String path) {}

    /** The address with its places in host and path; empty when it has none there, or is no address. */
    static Optional<ServiceUrl> parse(String address) {
        return address == null || !address.contains(PLACE)
                ? Optional.empty()
                : ServiceUrl.parse(address.replace(PLACE, STAND_IN))
                        .map(url -> new ServiceUrl(
                                address,
                                url.scheme(),
                                url.host().replace(STAND_IN, PLACE),
                                url.port(),
                                url.path().replace(STAND_IN, PLACE)))
                        .filter(url -> url.host().contains(PLACE) || url.path().contains(PLACE));
    }

    /** Empty when it names no school, or two. */
    static Optional<Reading> reading(ServiceUrl url) {
        Matcher found = UAI.matcher(url.host() + url.path());
        if (!found.find()) {
            return Optional.empty();
        }
        String uai = found.group().toUpperCase(Locale.ROOT);
        while (found.find()) {
            if (!found.group().equalsIgnoreCase(uai)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Reading(
                uai,
                UAI.matcher(url.host()).replaceAll(PLACE),
                UAI.matcher(url.path()).replaceAll(PLACE)));
    }
}
