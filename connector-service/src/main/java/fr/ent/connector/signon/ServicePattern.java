package fr.ent.connector.signon;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked of a « Pattern CAS »: whatever it matches is on one site. It is held against the whole service URL, so
 * an open end of the host's name would let {@code host.evil.example} in.
 */
public final class ServicePattern {
    private static final Pattern FIXED_SITE = Pattern.compile(
            "\\^?https?:\\\\?/\\\\?/(?:[A-Za-z0-9-]|\\\\[.-])+(?::[0-9]+)?(?:\\$?|\\\\?/(?![?*{])(?<rest>.*))",
            Pattern.DOTALL);

    private ServicePattern() {}

    /** Whether scheme, host and port are spelled out and end at a slash or with the pattern. */
    public static boolean fixesSite(String pattern) {
        Matcher site = FIXED_SITE.matcher(pattern);
        return site.matches() && (site.group("rest") == null || !hasChoice(site.group("rest")));
    }

    /** A | outside parentheses offers another pattern, of any site; where that cannot be told for sure it counts. */
    private static boolean hasChoice(String rest) {
        if (rest.contains("\\Q") || rest.contains("[:")) {
            return rest.contains("|");
        }
        String plain = rest.replaceAll("\\\\.", "").replaceAll("\\[\\^?\\]?[^\\]]*\\]", "");
        int depth = 0;
        for (char c : plain.toCharArray()) {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '|' && depth == 0) {
                return true;
            }
        }
        return false;
    }
}
