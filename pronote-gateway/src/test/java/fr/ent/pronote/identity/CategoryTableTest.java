package fr.ent.pronote.identity;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CategoryTableTest {
    @Test
    void populationsWhenDefaultThenNationalValuesAreKnown() {
        assertThat(CategoryTable.DEFAULT.populations(List.of("National_1", "National_2", "National_3")))
                .containsExactly(Population.PUPILS, Population.GUARDIANS, Population.TEACHERS);
        assertThat(CategoryTable.DEFAULT.populations(List.of("National_4,National_5", "National_6")))
                .containsExactly(Population.STAFF);
    }

    @Test
    void populationsWhenJoinedOrBadlySeparatedThenReadLeniently() {
        assertThat(CategoryTable.DEFAULT.populations(List.of(";National_2"))).containsExactly(Population.GUARDIANS);
        assertThat(CategoryTable.DEFAULT.populations(List.of("National_3; National_2;")))
                .containsExactly(Population.TEACHERS, Population.GUARDIANS);
        assertThat(CategoryTable.DEFAULT.populations(List.of("national_3"))).containsExactly(Population.TEACHERS);
    }

    @Test
    void populationsWhenUnknownOrAbsentThenNone() {
        assertThat(CategoryTable.DEFAULT.populations(List.of("National_9"))).isEmpty();
        assertThat(CategoryTable.DEFAULT.populations(List.of())).isEmpty();
    }

    @Test
    void textWhenReadBackThenTheSameTable() {
        assertThat(CategoryTable.of(CategoryTable.DEFAULT.text())).isEqualTo(CategoryTable.DEFAULT);
        assertThat(CategoryTable.of("prof=teachers").byValue()).isEqualTo(Map.of("prof", Population.TEACHERS));
        assertThat(CategoryTable.DEFAULT.valuesOf(Population.STAFF)).isEqualTo("National_4, National_5, National_6");
    }
}
