package fr.ent.connector.health;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Each word in both languages, and each cause with its words. */
class HealthWordsTest {
    @Test
    void wordsWhenInOneLanguageThenInTheOtherAndInTheInterface() throws IOException {
        Set<String> declared = Arrays.stream(HealthMessages.class.getDeclaredMethods())
                .map(java.lang.reflect.Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(new TreeSet<>(load("fr").stringPropertyNames())).isEqualTo(declared);
        assertThat(new TreeSet<>(load("en").stringPropertyNames())).isEqualTo(declared);
    }

    @Test
    void causesWhenTheyCanBeCountedThenTheyHaveWordsAndAdvice() throws IOException {
        for (String cause : Outcome.CAUSES) {
            assertThat(load("fr").stringPropertyNames())
                    .contains(Outcome.key("cause", cause), Outcome.key("advice", cause));
        }
        assertThat(Outcome.key("cause", "A_LATER_ONE")).isEqualTo("causeOther");
    }

    @Test
    void frenchWhenPunctuationIsDoubleThenItsSpaceDoesNotBreak() throws IOException {
        load("fr")
                .forEach((key, text) -> assertThat(text.toString())
                        .as(key.toString())
                        .doesNotContainPattern(" [;!?»%]| :( |$)|« |[a-z]'[a-z]"));
    }

    private static Properties load(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                HealthWordsTest.class.getResourceAsStream("/messages/health_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
