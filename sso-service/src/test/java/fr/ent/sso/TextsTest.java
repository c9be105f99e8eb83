package fr.ent.sso;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** ux.md §5: nothing in one language only, and a non-breaking space before tall punctuation in French. */
class TextsTest {
    private static Properties read(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(TextsTest.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/messages/msg", "/problems"})
    void textsThenTheSameKeysInBothLanguages(String bundle) throws IOException {
        assertThat(read(bundle + "_en.properties").stringPropertyNames())
                .isEqualTo(read(bundle + "_fr.properties").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/messages/msg", "/problems"})
    void textsWhenFrenchThenNonBreakingSpaces(String bundle) throws IOException {
        read(bundle + "_fr.properties")
                .forEach(
                        (key, text) -> assertThat(text.toString()).as("%s", key).doesNotContainPattern(" [:;?!]"));
    }
}
