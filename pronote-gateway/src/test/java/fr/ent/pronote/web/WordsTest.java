package fr.ent.pronote.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Both languages say the same things, and say them properly. */
class WordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"messages/msg", "problems"})
    void keysWhenInOneLanguageThenInTheOther(String bundle) {
        Properties french = load(bundle + "_fr.properties");
        Properties english = load(bundle + "_en.properties");

        assertThat(english.stringPropertyNames()).isEqualTo(french.stringPropertyNames());
        assertThat(french.values()).allSatisfy(text -> assertThat((String) text).isNotBlank());
        assertThat(english.values())
                .allSatisfy(text -> assertThat((String) text).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages/msg_fr.properties", "problems_fr.properties"})
    void frenchWhenPunctuatedThenNoBreakableSpace(String file) {
        assertThat(load(file).values()).allSatisfy(text -> {
            assertThat((String) text).doesNotContainPattern(" [:;?!»]");
            assertThat((String) text).doesNotContain("« ");
        });
    }

    @Test
    void problemsWhenRaisedThenTheyHaveWords() throws IOException {
        Pattern raised = Pattern.compile("new ApiProblem\\(\\s*\\d+,\\s*\"([a-z0-9-]+)\"");
        Pattern field =
                Pattern.compile("(?:ApiProblem\\.invalid|new FieldError)\\(\\s*\"?[^,]+\"?,\\s*\"([a-z0-9-]+)\"");
        Set<String> missing = new TreeSet<>();
        Properties words = load("problems_fr.properties");
        Properties kit = load("kit-problems_fr.properties");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                String text = Files.readString(source);
                for (Matcher match = raised.matcher(text); match.find(); ) {
                    for (String part : new String[] {".title", ".detail"}) {
                        String key = match.group(1) + part;
                        if (!words.containsKey(key) && !kit.containsKey(key)) {
                            missing.add(key);
                        }
                    }
                }
                for (Matcher match = field.matcher(text); match.find(); ) {
                    if (!words.containsKey(match.group(1)) && !kit.containsKey(match.group(1))) {
                        missing.add(match.group(1));
                    }
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    private static Properties load(String file) {
        Properties properties = new Properties();
        try (Reader reader =
                new InputStreamReader(WordsTest.class.getResourceAsStream("/" + file), StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
