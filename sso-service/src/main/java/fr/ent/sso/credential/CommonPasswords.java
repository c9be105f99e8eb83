package fr.ent.sso.credential;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.StandardKeyboards;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.ZxcvbnBuilder;
import com.nulabinc.zxcvbn.matchers.Dictionary;
import com.nulabinc.zxcvbn.matchers.DictionaryLoader;
import com.nulabinc.zxcvbn.matchers.SlantedKeyboardLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Passwords and words that are tried first: the list of leaked passwords and the estimate of zxcvbn, with what French
 * schools add to them. Read at the first use, because most instances of a day see few new passwords.
 */
final class CommonPasswords {
    /** The estimate's cost grows with the square of the length, and more makes no difference. */
    private static final int MEASURED = 72;

    private static final class Lists {
        static final Zxcvbn ESTIMATE;
        static final Set<String> LEAKED;

        static {
            try {
                Dictionary leaked = StandardDictionaries.PASSWORDS_LOADER.load();
                Dictionary french = new DictionaryLoader(
                                "french", () -> CommonPasswords.class.getResourceAsStream("/credential/french.txt"))
                        .load();
                ESTIMATE = new ZxcvbnBuilder()
                        .dictionaries(List.of(
                                leaked,
                                french,
                                StandardDictionaries.ENGLISH_WIKIPEDIA_LOADER.load(),
                                StandardDictionaries.SURNAMES_LOADER.load(),
                                StandardDictionaries.MALE_NAMES_LOADER.load(),
                                StandardDictionaries.FEMALE_NAMES_LOADER.load()))
                        .keyboards(List.of(
                                StandardKeyboards.QWERTY_LOADER.load(),
                                StandardKeyboards.KEYPAD_LOADER.load(),
                                new SlantedKeyboardLoader(
                                                "azerty",
                                                () -> CommonPasswords.class.getResourceAsStream(
                                                        "/credential/azerty.txt"))
                                        .load()))
                        .build();
                LEAKED = Stream.concat(leaked.getFrequencies().stream(), french.getFrequencies().stream())
                        .collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private CommonPasswords() {}

    /** Whether it is such a password, perhaps with digits and signs behind or written twice. */
    static boolean contains(String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        String half = lower.substring(0, lower.length() / 2);
        return Lists.LEAKED.contains(lower)
                || Lists.LEAKED.contains(lower.replaceFirst("[^\\p{L}]+$", ""))
                || (lower.equals(half + half) && Lists.LEAKED.contains(half));
    }

    /** From 0 to 4; words about the person count as the first ones tried. */
    static int strength(String password, List<String> personal) {
        return Lists.ESTIMATE
                .measure(password.substring(0, Math.min(password.length(), MEASURED)), personal)
                .getScore();
    }
}
