package fr.ent.connector.health;

import fr.ent.connector.directory.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which school a sign-in was for. Events name the school that owns the connector; where the address of an inherited
 * connector holds the UAI of a structure below the owner, it was for that one.
 */
@ApplicationScoped
class SchoolOfService {
    /** A UAI that is no part of a longer word, before the query. */
    private static final Pattern UAI = Pattern.compile("(?<![0-9A-Za-z])[0-9]{7}[A-Za-z](?![0-9A-Za-z])");

    private final Directory directory;

    SchoolOfService(Directory directory) {
        this.directory = directory;
    }

    /**
     * @param service as the event gives it; may be null
     * @param seen answers of the same batch, by owner and UAI
     */
    String of(String owner, String service, Map<String, String> seen) {
        String address = service == null ? "" : service.split("[?#]", 2)[0];
        Matcher found = UAI.matcher(address);
        while (found.find()) {
            String uai = found.group().toUpperCase(Locale.ROOT);
            if (!uai.equals(owner)
                    && uai.equals(seen.computeIfAbsent(owner + uai, key -> isBelow(uai, owner) ? uai : owner))) {
                return uai;
            }
        }
        return owner;
    }

    private boolean isBelow(String uai, String owner) {
        return directory.structure(uai).isPresent()
                && directory.selfAndAncestors(List.of(uai)).contains(owner);
    }
}
