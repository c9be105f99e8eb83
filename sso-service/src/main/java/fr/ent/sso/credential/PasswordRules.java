package fr.ent.sso.credential;

import fr.ent.kit.problem.FieldError;
import fr.ent.sso.account.Account;
import fr.ent.sso.account.Passwords;
import java.text.Normalizer;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a new password has to be (ANSSI and CNIL: long, not about the person, not one that is tried first; no rule about
 * kinds of characters).
 */
final class PasswordRules {
    static final String FIELD = "password";
    /** Shorter parts of names are in many good passwords by chance. */
    private static final int TELLING = 4;

    private static final List<DateTimeFormatter> DATES = Stream.of("ddMMyyyy", "yyyyMMdd", "ddMMyy")
            .map(DateTimeFormatter::ofPattern)
            .toList();

    private final int minimumLength;
    private final int strength;

    PasswordRules(int minimumLength, int strength) {
        this.minimumLength = minimumLength;
        this.strength = strength;
    }

    /** The first rule that the password breaks. */
    Optional<FieldError> broken(String password, Account account) {
        if (password.codePointCount(0, password.length()) < minimumLength) {
            return error("password-short", minimumLength);
        }
        if (password.length() > Passwords.MAX_LENGTH) {
            return error("password-long", Passwords.MAX_LENGTH);
        }
        List<String> personal = personal(account);
        String plain = plain(password);
        String digits = password.replaceAll("\\D", "");
        if (personal.stream().anyMatch(plain::contains)
                || dates(account).stream().anyMatch(digits::contains)) {
            return error("password-personal");
        }
        if (CommonPasswords.contains(password)) {
            return error("password-common");
        }
        if (CommonPasswords.strength(password, personal) < strength) {
            return error("password-weak");
        }
        return Optional.empty();
    }

    private static Optional<FieldError> error(String slug, Object... arguments) {
        return Optional.of(new FieldError(FIELD, slug, arguments));
    }

    private static List<String> personal(Account account) {
        List<String> words = new ArrayList<>();
        words.add(plain(account.login()));
        Stream.of(account.login(), account.lastName(), account.firstName())
                .flatMap(text -> Stream.of(text.split("[^\\p{L}]+")))
                .map(PasswordRules::plain)
                .forEach(words::add);
        words.removeIf(word -> word.length() < TELLING);
        return words;
    }

    private static List<String> dates(Account account) {
        return account.birthDate() == null
                ? List.of()
                : DATES.stream()
                        .map(format -> format.format(account.birthDate()))
                        .toList();
    }

    /** Letters and digits without case and accents. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("[^\\p{Alnum}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
