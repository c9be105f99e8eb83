package fr.ent.sso.imports;

import fr.ent.kit.problem.FieldError;
import java.util.List;
import java.util.Locale;

/**
 * One thing to say about one line.
 *
 * @param line 0 when it is about the whole file
 * @param column as the file calls it; null when it is about the whole line
 * @param slug the message of the bundle {@code problems}
 */
public record Finding(Severity severity, String file, long line, String column, String slug, List<String> arguments) {
    String message(Locale locale) {
        return new FieldError(file, slug, arguments.toArray()).message(locale);
    }
}
