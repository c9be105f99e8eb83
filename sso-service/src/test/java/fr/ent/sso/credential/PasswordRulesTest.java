package fr.ent.sso.credential;

import fr.ent.kit.problem.FieldError;
import fr.ent.sso.account.Account;
import fr.ent.sso.account.Profile;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordRulesTest {
    private static final Account PERSON = new Account(
            UUID.randomUUID(),
            "lea.lefevre2",
            "LEFÈVRE",
            "Léa",
            LocalDate.of(2008, 9, 5),
            null,
            List.of(Profile.STUDENT),
            List.of(),
            false);

    private final PasswordRules rules = new PasswordRules(12, 3);

    private String broken(String password) {
        return rules.broken(password, PERSON).map(FieldError::slug).orElse("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cheval agrafe batterie", "Xk4-tulipe-Osaka-93", "plante verte sur le toit", "q7$Rm2!vZp9#"})
    void brokenWhenLongAndUnforeseenThenNothing(String password) {
        assertThat(broken(password)).isEmpty();
    }

    @Test
    void brokenWhenShorterThanTheSettingThenItSaysHowLong() {
        FieldError error = rules.broken("Xk4-tulipe", PERSON).orElseThrow();

        assertThat(error.slug()).isEqualTo("password-short");
        assertThat(error.message(Locale.FRENCH)).isEqualTo("12 caractères au moins.");
        assertThat(error.message(Locale.ENGLISH)).isEqualTo("At least 12 characters.");
    }

    @Test
    void brokenWhenTooLongForAHashThenRefused() {
        assertThat(broken("ab3-".repeat(65))).isEqualTo("password-long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Xk4-lefevre-Osaka",
                "Xk4-LeFèVrE-Osaka",
                "l.e.a.lefevre2-Xk4",
                "tulipe-Osaka-05092008",
                "tulipe 2008-09-05 Osaka",
                "tulipe-Osaka-05/09/08"
            })
    void brokenWhenAboutThePersonThenRefused(String password) {
        assertThat(broken(password)).isEqualTo("password-personal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"motdepasse2026!", "azertyuiop123", "Mathematiques1", "1234567891011", "bonjourbonjour"})
    void brokenWhenOnAListThenRefused(String password) {
        assertThat(broken(password)).isIn("password-common", "password-weak");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaaaaaaaaaaaaaaa", "qsdfghjklmù*", "wxcvbnwxcvbn", "azertyqsdfgh", "abcdefghijklm"})
    void brokenWhenGuessedQuicklyThenRefused(String password) {
        assertThat(broken(password)).isIn("password-weak", "password-common");
    }
}
