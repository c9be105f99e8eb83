package fr.ent.kit.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of an error, {@code application/problem+json} (RFC 9457 §3).
 *
 * @param type {@code urn:ent:problem:<slug>}, stable
 * @param instance the request's id, to be quoted to the help desk
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem")
public record ProblemDetails(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        List<Field> errors,
        @JsonIgnore @Schema(hidden = true) Map<String, Object> extras) {
    /** One wrong field and what is expected there. */
    @Schema(name = "FieldProblem")
    public record Field(String field, String message) {}

    static ProblemDetails of(ApiProblem problem, Locale locale, String instance) {
        return new ProblemDetails(
                "urn:ent:problem:" + problem.slug(),
                ProblemTexts.text(locale, problem.slug() + ".title", problem.arguments()),
                problem.status(),
                ProblemTexts.text(locale, problem.slug() + ".detail", problem.arguments()),
                instance,
                problem.errors().stream()
                        .map(error -> new Field(error.field(), error.message(locale)))
                        .toList(),
                problem.extras());
    }

    @JsonAnyGetter
    Map<String, Object> members() {
        return extras;
    }
}
