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

    private static final Pattern REPETITION = Pattern.compile("\\{(\\d+)(?:,(\\d*))?}");
    private static final int MAX_REPETITIONS = 1_000;

    private ServicePattern() {}

    /**
     * Whether its counted repetitions, multiplied as if they were nested, stay small: each of them costs memory that
     * all schools share. sso-service matches nothing by a pattern above this bound. To be asked before it is compiled.
     */
    public static boolean isAffordable(String pattern) {
        long repetitions = 1;
        Matcher counts = REPETITION.matcher(pattern);
        while (counts.find() && repetitions <= MAX_REPETITIONS) {
            String most = counts.group(2) == null || counts.group(2).isEmpty() ? counts.group(1) : counts.group(2);
            repetitions *= most.length() > 4 ? MAX_REPETITIONS + 1 : Math.max(1, Integer.parseInt(most));
        }
        return repetitions <= MAX_REPETITIONS;
    }

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
