package fr.ent.connector;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Each feature's words exist in both languages, and French ones are set as French is. */
class BundlesTest {
    private static final Path MESSAGES = Path.of("src/main/resources/messages");

    @TestFactory
    Stream<DynamicTest> bundlesWhenReadThenInBothLanguagesAndSetAsFrenchIs() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("_fr.properties"))
                    .toList()
                    .stream()
                    .map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
        }
    }

    private static void check(String name) throws IOException {
        Properties french = load(name);
        assertThat(load(name.replace("_fr.", "_en.")).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(french.stringPropertyNames());
        french.forEach((key, text) ->
                assertThat(text.toString()).as(key.toString()).doesNotContainPattern(" [;!?»]| :( |$)|« "));
    }

    private static Properties load(String name) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(MESSAGES.resolve(name))) {
            texts.load(reader);
        }
        return texts;
    }
}
