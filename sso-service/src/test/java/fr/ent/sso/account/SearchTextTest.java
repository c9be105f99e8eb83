package fr.ent.sso.account;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** People are found as they are typed. */
class SearchTextTest {
    @ParameterizedTest
    @CsvSource({
        "Éléonore,eleonore",
        "LE GALL,le gall",
        "Jean-Michel,jean michel",
        "D'ARC & <FILS>,d arc fils",
        "Œdipe,oedipe",
        "ﬁn,fin"
    })
    void foldedThenNoAccentCapitalOrHyphen(String typed, String folded) {
        assertThat(SearchText.folded(typed)).isEqualTo(folded);
    }

    @Test
    void queryWhenWordsThenTheirBeginnings() {
        assertThat(SearchText.query(" Gau  bér")).isEqualTo("'gau':* & 'ber':*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "':* | 'x", "a' & 'b", "\\", "&|!<->():*"})
    void queryWhenSignsThenNoneOfThemRules(String typed) {
        assertThat(SearchText.query(typed)).matches("'\\?'|'[a-z0-9]+':\\*( & '[a-z0-9]+':\\*)*");
    }

    @Test
    void queryWhenNothingTypedThenNone() {
        assertThat(SearchText.query("  ")).isNull();
    }

    @Test
    void queryWhenAWordIsLongerThanAnyNameThenNobody() {
        assertThat(SearchText.query("x".repeat(100_000))).isEqualTo("'?'");
    }
}
