package fr.ent.sso.credential;

import fr.ent.kit.problem.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A form that asks for a new password, and what was wrong with it.
 *
 * @param purpose {@code own}, {@code forced}, {@code activation} or {@code link}
 * @param login as typed, or of the account
 * @param token of the link, or the activation code; empty for none
 * @param errors sentences by field
 * @param waiting minutes to wait after too many attempts; 0 for none
 */
public record PasswordForm(
        String purpose, String login, String token, int length, Map<String, String> errors, long waiting) {
    static PasswordForm of(String purpose, String login, String token, int length) {
        return new PasswordForm(purpose, login, token, length, Map.of(), 0);
    }

    PasswordForm with(List<FieldError> wrong, Locale language) {
        return new PasswordForm(
                purpose,
                login,
                token,
                length,
                wrong.stream()
                        .collect(Collectors.toMap(FieldError::field, error -> error.message(language), (a, b) -> a)),
                0);
    }

    PasswordForm slowed(long minutes) {
        return new PasswordForm(purpose, login, token, length, Map.of(), minutes);
    }

    /** The sentence about this field; empty when it is right. */
    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    public boolean failed() {
        return !errors.isEmpty() || waiting > 0;
    }

    /** Where it is sent. */
    public String action() {
        return switch (purpose) {
            case "own" -> "/compte/mot-de-passe";
            case "forced" -> "/cas/mot-de-passe";
            case "activation" -> "/cas/activation";
            default -> "/cas/mot-de-passe-oublie/lien";
        };
    }
}
