package fr.ent.kit.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One wrong field of an input.
 *
 * @param field its name as the caller wrote it, for instance {@code cas.pattern}
 * @param slug the message of the resource bundle {@code problems}; or the message itself, when it has a blank
 */
public record FieldError(String field, String slug, List<Object> arguments) {
    public FieldError(String field, String slug, Object... arguments) {
        this(field, slug, Arrays.asList(arguments));
    }

    /** The sentence for the person who filled the field. */
    public String message(Locale locale) {
        return slug.indexOf(' ') >= 0 ? slug : ProblemTexts.text(locale, slug, arguments.toArray());
    }
}
