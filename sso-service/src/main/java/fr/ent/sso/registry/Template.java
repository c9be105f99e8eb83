package fr.ent.sso.registry;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses with <code>{uai}</code>, which stands for the UAI of any structure the connector is shared with. A service
 * URL whose host or path has a text of that shape, in any case, is looked up with the text replaced.
 */
final class Template {
    static final String PLACE = "{uai}";

    private static final Pattern UAI = Pattern.compile("[0-9]{7}[A-Za-z]");
    /** No real address has more, and each costs a few looks into a map. */
    private static final int MAX_SCHOOLS = 4;
    /** Stands in the place while the rest of the address is read: letters that any host may have. */
    private static final String STAND_IN = "place-of-the-uai";

    private Template() {}

    /** One way to read a service URL as a template, and the school it then names. */
    record Reading(String uai, String host, String path) {}

    /** The address with its places in lower-case host and path; empty when it has none there, or is no address. */
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

    /** All ways to read it: each school it names, in the host, in the path, or in both. */
    static List<Reading> readings(ServiceUrl url) {
        Set<String> schools = new LinkedHashSet<>();
        schools(url.host(), schools);
        schools(url.path(), schools);
        List<Reading> readings = new ArrayList<>();
        for (String uai : schools) {
            String host = replaced(url.host(), uai);
            String path = replaced(url.path(), uai);
            readings.add(new Reading(uai, host, path));
            if (!host.equals(url.host()) && !path.equals(url.path())) {
                readings.add(new Reading(uai, host, url.path()));
                readings.add(new Reading(uai, url.host(), path));
            }
        }
        return readings;
    }

    private static void schools(String text, Set<String> found) {
        Matcher uai = UAI.matcher(text);
        while (found.size() < MAX_SCHOOLS && uai.find()) {
            found.add(uai.group().toUpperCase(Locale.ROOT));
        }
    }

    private static String replaced(String text, String uai) {
        return text.replace(uai, PLACE).replace(uai.toLowerCase(Locale.ROOT), PLACE);
    }
}
