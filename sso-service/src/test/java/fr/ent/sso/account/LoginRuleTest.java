package fr.ent.sso.account;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** ent.md §6: accents and non-word characters removed, lower case, each part cut at 30, numbers for homonyms. */
class LoginRuleTest {
    @ParameterizedTest
    @CsvSource({
        "Jean-Michel, Le Gall, jeanmichel.legall",
        "Zoé, D'ARC & <FILS>, zoe.darcfils",
        "Françoise, GENÊT, francoise.genet",
        "Anaïs Léa, O’Brien, anaislea.obrien",
        "Chloé, Le Cœur, chloe.lecoeur",
        "Łukasz, Größer, lukasz.grosser",
        "İnci, IŞIK, inci.isik",
        "明, 李, compte",
        "明, Li, li",
        "_, _x_, x",
        "Marie2, Martin, marie2.martin",
        "ﬁne, Ｄｕｐｏｎｔ, fine.dupont",
        "Wolfeschlegelsteinhausenbergerdorffx, Y, wolfeschlegelsteinhausenberger.y"
    })
    void baseThenPrenomDotNom(String firstName, String lastName, String login) {
        assertThat(LoginRule.base(firstName, lastName)).isEqualTo(login);
    }

    @Test
    void nextWhenHomonymsThenNumbersFromTwo() {
        LoginRule rule = new LoginRule(new HashSet<>(Set.of("marie.martin3")));

        assertThat(rule.next("marie.martin")).isEqualTo("marie.martin");
        assertThat(rule.next("marie.martin")).isEqualTo("marie.martin2");
        assertThat(rule.next("marie.martin")).isEqualTo("marie.martin4");
        assertThat(rule.next("marie.martin2")).isEqualTo("marie.martin22");
    }

    @Test
    void nextWhenTheLongestNameHasThousandsOfHomonymsThenEachLoginIsWellFormedAndItsOwn() {
        String base = LoginRule.base("x".repeat(40), "y".repeat(40));
        LoginRule rule = new LoginRule(new HashSet<>());
        Set<String> logins = new HashSet<>();

        for (int i = 0; i < 12_000; i++) {
            String login = rule.next(base);
            assertThat(Login.isWellFormed(login)).as(login).isTrue();
            assertThat(logins.add(login)).as(login).isTrue();
        }
    }

    @Test
    void nextWhenAnyNamesThenWellFormedAndNeverTwice() {
        Random random = new Random(20260901);
        Set<String> taken = new HashSet<>();
        LoginRule rule = new LoginRule(taken);
        Set<String> given = new HashSet<>();

        for (int i = 0; i < 20_000; i++) {
            String base = LoginRule.base(anyName(random), anyName(random));
            String login = rule.next(base);
            assertThat(Login.isWellFormed(login)).as("%s of %s", login, base).isTrue();
            assertThat(given.add(login)).as(login).isTrue();
            assertThat(LoginRule.stem(login)).as("the index finds %s", login).isEqualTo(LoginRule.stem(base));
        }
    }

    @Test
    void baseWhenEachCharacterOfUnicodeThenPlainLetters() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (Character.isDefined(point) && !(point >= 0xD800 && point <= 0xDFFF)) {
                String base = LoginRule.base("a" + Character.toString(point) + "b", "c");
                assertThat(base).as("U+%X", point).matches("a[a-z0-9_]*b?\\.c");
            }
        }
    }

    private static String anyName(Random random) {
        StringBuilder name = new StringBuilder();
        int length = random.nextInt(6);
        for (int i = 0; i < length; i++) {
            name.appendCodePoint(
                    switch (random.nextInt(4)) {
                        case 0 -> 'a' + random.nextInt(3);
                        case 1 -> '0' + random.nextInt(3);
                        case 2 -> 0xC0 + random.nextInt(0x100);
                        default -> " -'_.é\u0301\uFEFF".codePointAt(random.nextInt(7));
                    });
        }
        return name.toString();
    }
}
