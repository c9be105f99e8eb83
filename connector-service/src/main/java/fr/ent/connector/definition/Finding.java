package fr.ent.connector.definition;

import fr.ent.kit.problem.FieldError;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that was found about a field.
 *
 * @param field its name in {@code ConnectorInput}, for instance {@code cas.pattern}
 * @param message what it is, in the caller's language
 */
@Schema(name = "Finding")
public record Finding(String field, String message) {
    static List<Finding> of(List<FieldError> errors, Locale locale) {
        return errors.stream()
                .map(error -> new Finding(error.field(), error.message(locale)))
                .toList();
    }
}
