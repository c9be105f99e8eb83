package fr.ent.sso.account;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the login of a new account is made (ent.md §6): accents and non-word characters removed, lower case, each part
 * cut at 30, {@code prenom.nom}; homonyms get 2, 3, 4 behind. « Jean-Michel Le Gall » is {@code jeanmichel.legall}.
 */
public final class LoginRule {
    private static final int MAX_PART = 30;
    private static final int MAX_LOGIN = 64;
    private static final String NAMELESS = "compte";
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9_]+");
    private static final Pattern EDGES = Pattern.compile("^_+|_+$");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+$");
    /** Letters that are two, or crossed, and so have no accent to remove. */
    private static final Map<String, String> LETTERS =
            Map.of("œ", "oe", "æ", "ae", "ß", "ss", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i");

    private final Set<String> taken;
    private final Map<String, Integer> lastNumbers = new HashMap<>();

    /** @param taken logins in lower case that are in use, or not free again; those given are added */
    LoginRule(Set<String> taken) {
        this.taken = taken;
    }

    /** The login without a number. */
    static String base(String firstName, String lastName) {
        String first = part(firstName);
        String last = part(lastName);
        if (first.isEmpty() && last.isEmpty()) {
            return NAMELESS;
        }
        return first.isEmpty() || last.isEmpty() ? first + last : first + "." + last;
    }

    /** What homonyms share: the login without the number behind. The indexes on logins are made of the same. */
    static String stem(String login) {
        return NUMBER.matcher(login).replaceFirst("");
    }

    /** The first free login for this base. */
    String next(String base) {
        int number = lastNumbers.getOrDefault(base, 0);
        String login;
        do {
            number++;
            login = numbered(base, number);
        } while (!taken.add(login));
        lastNumbers.put(base, number);
        return login;
    }

    private static String numbered(String base, int number) {
        String behind = number == 1 ? "" : Integer.toString(number);
        int room = MAX_LOGIN - behind.length();
        return (base.length() > room ? base.substring(0, room) : base) + behind;
    }

    private static String part(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            lower = lower.replace(letter.getKey(), letter.getValue());
        }
        String plain = MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String word = NO_WORD.matcher(plain).replaceAll("");
        String cut = word.substring(0, Math.min(word.length(), MAX_PART));
        return EDGES.matcher(cut).replaceAll("");
    }
}
