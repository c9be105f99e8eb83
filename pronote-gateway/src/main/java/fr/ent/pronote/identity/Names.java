package fr.ent.pronote.identity;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Names as they are compared: neither case, accents nor the kind of separator count; blanks do. */
public final class Names {
    private Names() {}

    /**
     * Upper case without marks; œ and æ in two letters; hyphens, apostrophes, dots and runs of blanks are one blank.
     * Null gives the empty string.
     */
    public static String normalise(String raw) {
        if (raw == null) {
            return "";
        }
        String plain = Normalizer.normalize(raw, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toUpperCase(Locale.ROOT)
                .replace("Œ", "OE")
                .replace("Æ", "AE");
        return plain.replaceAll("[-\\u2010-\\u2015'\\u2018\\u2019\\u02BC.\\s\\u00A0]+", " ")
                .strip();
    }

    /** The normalised name without blanks, for near matches only (« LE MAITRE » and « LEMAITRE »). */
    public static String compact(String raw) {
        return normalise(raw).replace(" ", "");
    }

    static List<String> tokens(String raw) {
        String normalised = normalise(raw);
        return normalised.isEmpty() ? List.of() : List.of(normalised.split(" "));
    }

    /** Whether the given names of one side begin with all those of the other. */
    static boolean onePrefixesOther(String a, String b) {
        List<String> left = tokens(a);
        List<String> right = tokens(b);
        int shorter = Math.min(left.size(), right.size());
        return shorter > 0 && left.subList(0, shorter).equals(right.subList(0, shorter));
    }

    /** Close enough to be worth a person's look: equal without blanks, or one or two letters apart. */
    static boolean near(String a, String b) {
        String left = compact(a);
        String right = compact(b);
        if (left.isEmpty() || right.isEmpty()) {
            return false;
        }
        int allowed = Math.min(left.length(), right.length()) >= 8 ? 2 : 1;
        return Math.abs(left.length() - right.length()) <= allowed && distance(left, right) <= allowed;
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
