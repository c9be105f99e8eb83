package fr.ent.sso.account;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is typed to find a person, as the database has names: no accents, capitals or hyphens. */
public final class SearchText {
    private static final int MAX_WORDS = 8;
    /** No name is longer, and PostgreSQL takes no word that is much longer. */
    private static final int MAX_WORD = 200;
    /** Matches nobody: no name has such a sign. */
    private static final String NOBODY = "'?'";

    private SearchText() {}

    /** The same as the SQL function {@code folded}. */
    public static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replaceAll("[\\u0300-\\u036f]", "")
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }

    /**
     * A {@code tsquery} for accounts that have, for each word typed, a word that begins so; null when no word was typed
     * and everybody is meant. Only letters and digits get into it.
     */
    public static String query(String text) {
        String folded = folded(text);
        if (folded.isEmpty()) {
            return text.isBlank() ? null : NOBODY;
        }
        String[] words = folded.split(" ");
        if (Arrays.stream(words).anyMatch(word -> word.length() > MAX_WORD)) {
            return NOBODY;
        }
        return Arrays.stream(words)
                .limit(MAX_WORDS)
                .map(word -> "'" + word + "':*")
                .collect(Collectors.joining(" & "));
    }
}
