package fr.ent.kit.problem;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What went wrong, for the caller. The words are not here: title and detail are the messages {@code <slug>.title} and
 * {@code <slug>.detail} of the resource bundle {@code problems}, in the caller's language, with {@link #arguments}
 * filled in ({@link java.text.MessageFormat}). Features make these through factories beside them
 * ({@code ConnectorProblems.identifierTaken(...)}).
 */
public class ApiProblem extends RuntimeException {
    private final int status;
    private final String slug;
    private final transient Object[] arguments;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> extras;

    public ApiProblem(int status, String slug, Object... arguments) {
        this(status, slug, List.of(), Map.of(), arguments);
    }

    private ApiProblem(
            int status, String slug, List<FieldError> errors, Map<String, Object> extras, Object... arguments) {
        super(status + " " + slug, null, false, false);
        this.status = status;
        this.slug = slug;
        this.errors = List.copyOf(errors);
        this.extras = Map.copyOf(extras);
        this.arguments = arguments.clone();
    }

    /** 400 {@code invalid-input} with one entry a field. */
    public static ApiProblem invalid(List<FieldError> errors) {
        return new ApiProblem(400, "invalid-input", errors, Map.of(), errors.size());
    }

    /** 400 {@code invalid-input} about one field. */
    public static ApiProblem invalid(String field, String slug, Object... arguments) {
        return invalid(List.of(new FieldError(field, slug, arguments)));
    }

    /** The same problem with one more member in its JSON. */
    public ApiProblem with(String name, Object value) {
        Map<String, Object> more = new java.util.HashMap<>(extras);
        more.put(name, value);
        return new ApiProblem(status, slug, errors, more, arguments);
    }

    public int status() {
        return status;
    }

    public String slug() {
        return slug;
    }

    /** What happened and what to do, for a page that shows it beside its form. */
    public String detail(Locale locale) {
        return ProblemTexts.text(locale, slug + ".detail", arguments);
    }

    Object[] arguments() {
        return arguments.clone();
    }

    public List<FieldError> errors() {
        return errors;
    }

    Map<String, Object> extras() {
        return extras;
    }
}
