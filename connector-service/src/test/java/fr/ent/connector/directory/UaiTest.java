package fr.ent.connector.directory;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class UaiTest {
    /** Published numbers of schools of Paris. */
    @ParameterizedTest
    @ValueSource(strings = {"0750655E", "0750654D", "0750652B"})
    void isPlausibleWhenTheLetterBelongsToTheDigitsThenYes(String uai) {
        assertThat(Uai.isPlausible(uai)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0750655F", "0750656E", "750655E", "0750655e", "0900011A", ""})
    void isPlausibleWhenItDoesNotThenNo(String uai) {
        assertThat(Uai.isPlausible(uai)).isFalse();
    }
}
