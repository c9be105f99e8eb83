package fr.ent.connector.definition;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import java.util.List;
import java.util.Locale;

/** What is wrong with a form, for its summary and beside its fields. */
public record FormErrors(List<Line> lines) {
    private static final List<String> SIGN_ON = List.of(
            "casType",
            "casPattern",
            "proxyCallbacks",
            "singleLogout",
            "scope",
            "secret",
            "grantType",
            "redirectUris",
            "postLogoutRedirectUris",
            "certificateUrl",
            "logoutUrl");

    static final FormErrors NONE = new FormErrors(List.of());

    /** @param field id of the field on the page; empty when the whole form is meant */
    public record Line(String field, String message) {}

    /** @param pattern whether « Pattern CAS » is what the connector stands for */
    static FormErrors of(ApiProblem problem, boolean pattern, Locale locale) {
        if (problem.errors().isEmpty()) {
            String field = switch (problem.slug()) {
                case "identifier-taken" -> "identifier";
                case "service-taken" -> pattern ? "casPattern" : "url";
                default -> "";
            };
            return new FormErrors(List.of(new Line(field, problem.detail(locale))));
        }
        return of(problem.errors(), locale);
    }

    static FormErrors of(List<FieldError> errors, Locale locale) {
        return new FormErrors(errors.stream()
                .map(error -> new Line(id(error.field()), error.message(locale)))
                .toList());
    }

    /** The message about a field, empty when it is right. */
    public String at(String field) {
        return lines.stream()
                .filter(line -> line.field.equals(field))
                .map(Line::message)
                .findFirst()
                .orElse("");
    }

    public boolean any() {
        return !lines.isEmpty();
    }

    /** Whether a field behind « Afficher les paramètres du connecteur » is wrong. */
    public boolean signOn() {
        return lines.stream().anyMatch(line -> SIGN_ON.contains(line.field));
    }

    private static String id(String field) {
        return switch (field) {
            case "cas.type" -> "casType";
            case "cas.pattern" -> "casPattern";
            default -> field.substring(field.indexOf('.') + 1);
        };
    }
}
