package fr.ent.connector.signon;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked of a « Pattern CAS »: whatever it matches is on one site. It is held against the whole service URL, so
 * an open end of the host's name would let {@code host.evil.example} in.
 */
public final class ServicePattern {
    private static final Pattern FIXED_SITE = Pattern.compile(
            "\\^?https?:\\\\?/\\\\?/(?<host>(?:[A-Za-z0-9-]|\\\\[.-])+)(?::[0-9]+)?(?:\\$?|\\\\?/(?![?*{])(?<rest>.*))",
            Pattern.DOTALL);
    /** What a pattern begins with, as far as it leaves no choice. */
    private static final Pattern FIXED_TEXT = Pattern.compile("\\^?((?:[A-Za-z0-9_/:%=&~-]|\\\\[./?-])*)");

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

    /** The host it spells out, in small letters; empty when it may match any. */
    public static String host(String pattern) {
        Matcher site = FIXED_SITE.matcher(pattern);
        return site.matches() && fixesSite(pattern)
                ? site.group("host").replace("\\", "").toLowerCase(Locale.ROOT)
                : "";
    }

    /** What every address it matches begins with. */
    public static String fixedText(String pattern) {
        Matcher fixed = FIXED_TEXT.matcher(pattern);
        return fixed.lookingAt() ? fixed.group(1).replace("\\", "") : "";
    }

    /** Whether it matches the whole URL. It must be one that compiles. */
    public static boolean matches(String pattern, String url) {
        return com.google.re2j.Pattern.matches(pattern, url);
    }

    /**
     * Whether an address below this one can match the pattern. Told by what people really use: the address with and
     * without its last slash and something below it, and the fixed text of the pattern.
     */
    public static boolean meets(String pattern, ServiceAddress address, String url) {
        String bare = url.split("[?#]", 2)[0];
        String plain = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
        Optional<ServiceAddress> fixed = ServiceAddress.of(fixedText(pattern));
        return fixed.filter(address::covers).isPresent()
                || List.of(url, plain, plain + "/", plain + "/x", plain + "/x/y.html").stream()
                        .anyMatch(sample -> matches(pattern, sample));
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
