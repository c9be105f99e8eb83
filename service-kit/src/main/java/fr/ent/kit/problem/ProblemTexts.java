package fr.ent.kit.problem;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.SortedSet;
import java.util.TreeSet;

/** The words of problems: the service's bundle {@code problems}, then the kit's own {@code kit-problems}. */
public final class ProblemTexts {
    private static final String[] BUNDLES = {"problems", "kit-problems"};
    private static final String TITLE = ".title";

    private ProblemTexts() {}

    /** The slug of every problem that has words, in alphabetical order. */
    public static SortedSet<String> slugs() {
        SortedSet<String> slugs = new TreeSet<>();
        for (String bundle : BUNDLES) {
            try {
                bundle(bundle, Locale.ENGLISH).keySet().stream()
                        .filter(key -> key.endsWith(TITLE))
                        .map(key -> key.substring(0, key.length() - TITLE.length()))
                        .forEach(slugs::add);
            } catch (MissingResourceException e) {
                // A service without problems of its own.
                continue;
            }
        }
        return slugs;
    }

    /** The message in the language asked for; the key itself when nobody wrote it, which a test forbids. */
    static String text(Locale locale, String key, Object... arguments) {
        for (String bundle : BUNDLES) {
            try {
                return new MessageFormat(bundle(bundle, locale).getString(key), locale).format(arguments);
            } catch (MissingResourceException e) {
                // The next bundle may have it.
                continue;
            }
        }
        return key;
    }

    private static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle(
                name, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
