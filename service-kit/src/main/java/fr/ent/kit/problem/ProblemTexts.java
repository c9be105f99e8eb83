package fr.ent.kit.problem;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The words of problems: the service's bundle {@code problems}, then the kit's own {@code kit-problems}. */
final class ProblemTexts {
    private ProblemTexts() {}

    /** The message in the language asked for; the key itself when nobody wrote it, which a test forbids. */
    static String text(Locale locale, String key, Object... arguments) {
        for (String bundle : new String[] {"problems", "kit-problems"}) {
            try {
                ResourceBundle texts = ResourceBundle.getBundle(
                        bundle,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
                return new MessageFormat(texts.getString(key), locale).format(arguments);
            } catch (MissingResourceException e) {
                // The next bundle may have it.
                continue;
            }
        }
        return key;
    }
}
