package fr.ent.sso.account;

import fr.ent.kit.problem.FieldError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an administrator writes of a person; what is left out is taken away, except groups.
 *
 * @param login only for a new account; made of the names when it is left out
 * @param structures UAIs; the first is the administrative one of a new account
 * @param groups classes, teaching groups and manual groups; the automatic ones follow by themselves
 */
@Schema(name = "AccountForm")
public record AccountForm(
        String login,
        String lastName,
        String firstName,
        LocalDate birthDate,
        String zipCode,
        String email,
        String academicEmail,
        String phone,
        String mobile,
        String address,
        String city,
        List<Profile> profiles,
        List<String> structures,
        List<UUID> groups) {
    private static final Pattern ZIP_CODE = Pattern.compile("[0-9A-Za-z]{4,9}");
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\",;:()\\\\]{1,64}@[A-Za-z0-9.-]{1,180}\\.[A-Za-z0-9-]{2,63}");
    private static final int MAX_NAME = 200;
    private static final int MAX_ADDRESS = 500;
    private static final int MAX_SEVERAL = 1_000;
    private static final int OLDEST = 1900;

    /** What is wrong with the fields, each for itself. */
    List<FieldError> errors() {
        List<FieldError> errors = new ArrayList<>();
        text(errors, "lastName", lastName, MAX_NAME, true);
        text(errors, "firstName", firstName, MAX_NAME, true);
        text(errors, "phone", phone, 40, false);
        text(errors, "mobile", mobile, 40, false);
        text(errors, "address", address, MAX_ADDRESS, false);
        text(errors, "city", city, MAX_NAME, false);
        if (login != null && !Login.isWellFormed(login)) {
            errors.add(new FieldError("login", "login-malformed"));
        }
        if (birthDate != null && (birthDate.getYear() < OLDEST || birthDate.isAfter(LocalDate.now()))) {
            errors.add(new FieldError("birthDate", "date-impossible"));
        }
        if (zipCode != null && !ZIP_CODE.matcher(zipCode).matches()) {
            errors.add(new FieldError("zipCode", "zip-code-malformed"));
        }
        email(errors, "email", email);
        email(errors, "academicEmail", academicEmail);
        several(errors, "profiles", profiles, true);
        several(errors, "structures", structures, true);
        several(errors, "groups", groups, false);
        return errors;
    }

    private static void text(List<FieldError> errors, String field, String text, int maximum, boolean required) {
        if (text == null || text.isBlank()) {
            if (required) {
                errors.add(new FieldError(field, "required"));
            }
        } else if (text.length() > maximum) {
            errors.add(new FieldError(field, "too-long", maximum));
        } else if (text.chars().anyMatch(c -> Character.isISOControl(c))
                || text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
            errors.add(new FieldError(field, "control-character"));
        }
    }

    private static void email(List<FieldError> errors, String field, String email) {
        if (email != null && !EMAIL.matcher(email).matches()) {
            errors.add(new FieldError(field, "email-malformed"));
        }
    }

    private static void several(List<FieldError> errors, String field, List<?> values, boolean required) {
        if (values == null) {
            if (required) {
                errors.add(new FieldError(field, "required"));
            }
        } else if (values.contains(null)) {
            errors.add(new FieldError(field, "required"));
        } else if (values.size() > MAX_SEVERAL) {
            errors.add(new FieldError(field, "too-long", MAX_SEVERAL));
        }
    }
}
