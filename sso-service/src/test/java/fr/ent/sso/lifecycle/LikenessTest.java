package fr.ent.sso.lifecycle;

import fr.ent.sso.account.Account;
import fr.ent.sso.account.Member;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** ent.md §6: 2 + exact last name + exact first name + birth date + e-mail. */
class LikenessTest {
    private static final LocalDate BORN = LocalDate.parse("2008-09-05");

    private static Party person(String lastName, String firstName, LocalDate birthDate, String email) {
        Account account = new Account(
                UUID.randomUUID(), "login", lastName, firstName, birthDate, null, List.of(), List.of(), false);
        return new Party(
                new Member(account, List.of(), List.of()), email, null, "MANUAL", List.of(), List.of(), List.of());
    }

    @Test
    void likenessWhenAllIsTheSameThenSix() {
        Likeness likeness =
                Likeness.of(person("ARMAND", "Lucas", BORN, "l@a.fr"), person("ARMAND", "Lucas", BORN, "l@a.fr"));
        assertThat(likeness.score()).isEqualTo(6);
        assertThat(likeness.reasons())
                .containsExactly(Likeness.Reason.NAME, Likeness.Reason.BIRTH_DATE, Likeness.Reason.EMAIL);
    }

    @Test
    void likenessWhenOnlyTheAccentDiffersThenStillLikely() {
        assertThat(Likeness.of(person("LÉVY", "Anne", BORN, null), person("LEVY", "Anne", BORN, null))
                        .score())
                .isEqualTo(4)
                .isGreaterThanOrEqualTo(Likeness.LIKELY);
    }

    @Test
    void likenessWhenHomonymsOfDifferentAgeThenNotLikely() {
        Likeness likeness =
                Likeness.of(person("MARTIN", "Marie", BORN, null), person("MARTIN", "Marie", BORN.plusYears(1), null));
        assertThat(likeness.score()).isLessThan(Likeness.LIKELY);
        assertThat(likeness.otherBirthDate()).isTrue();
    }
}
