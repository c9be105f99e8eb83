package fr.ent.sso.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** People read the log in words: no act goes into it under its technical name alone. */
class AuditWordsTest {
    private static final Pattern WRITTEN =
            Pattern.compile("\\badd(?:As)?\\((?:[^\"();]|\\(\\))*\"([a-z-]+\\.[a-z-]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void ofWhenWrittenAnywhereThenHasWords(String language) throws IOException {
        ResourceBundle words = ResourceBundle.getBundle("audit-actions", Locale.forLanguageTag(language));
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> actions = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(AuditWordsTest::actions)
                    .distinct()
                    .toList();
            assertThat(actions).hasSizeGreaterThan(20).allMatch(words::containsKey);
        }
    }

    private static Stream<String> actions(Path file) {
        try {
            return WRITTEN.matcher(Files.readString(file)).results().map(match -> match.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
