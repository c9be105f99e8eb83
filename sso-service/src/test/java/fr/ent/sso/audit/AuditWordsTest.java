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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody reads a code in the journal: every act that is noted has words. */
class AuditWordsTest {
    private static final Pattern NOTED = Pattern.compile("audit\\.add\\([^;\"]*\"([a-z-]+\\.[a-z-]+)\"");

    private static List<String> actions() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(AuditWordsTest::read)
                    .flatMap(text -> NOTED.matcher(text).results())
                    .map(result -> result.group(1))
                    .distinct()
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void sourceThenItNotesActs() throws IOException {
        assertThat(actions()).contains("login.refused", "account.merged", "directory.imported");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void actionWhenNotedThenItHasWords(String language) throws IOException {
        ResourceBundle words = ResourceBundle.getBundle(
                "audit-actions",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
        assertThat(words.keySet()).containsAll(actions());
    }
}
