package fr.ent.sso;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    /** Every feature has its own. */
    static Stream<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("_fr.properties"))
                    .map(name -> "/messages/" + name.replace("_fr.properties", ""))
                    .toList();
            return Stream.concat(Stream.of("/problems"), names.stream());
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void textsThenTheSameKeysInBothLanguages(String bundle) throws IOException {
        assertThat(read(bundle + "_en.properties").stringPropertyNames())
                .isEqualTo(read(bundle + "_fr.properties").stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void textsWhenFrenchThenNonBreakingSpaces(String bundle) throws IOException {
        read(bundle + "_fr.properties")
                .forEach(
                        (key, text) -> assertThat(text.toString()).as("%s", key).doesNotContainPattern(" [:;?!]"));
    }
}
