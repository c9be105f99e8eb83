package fr.ent.connector;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every word exists in both languages, and every problem that the code can raise has its words. */
class WordsTest {
    private static final Pattern SLUG = Pattern.compile(
            "(?:new ApiProblem\\(\\d+, |new FieldError\\(\"?[^\"]*\"?, |refuse\\(\"[^\"]*\", )\"([a-z-]+)\"");

    @Test
    void messagesWhenInOneLanguageThenInTheOtherAndInTheInterface() throws IOException {
        Set<String> declared = Arrays.stream(Messages.class.getDeclaredMethods())
                .map(java.lang.reflect.Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(keys("/messages/msg_fr.properties")).isEqualTo(declared);
        assertThat(keys("/messages/msg_en.properties")).isEqualTo(declared);
    }

    /** That each key has its method is checked when the service is built. */
    @Test
    void messagesWhenOfAFeatureThenInBothLanguages() throws IOException {
        for (String bundle : bundles()) {
            assertThat(keys("/messages/" + bundle + "_en.properties"))
                    .as(bundle)
                    .isNotEmpty()
                    .isEqualTo(keys("/messages/" + bundle + "_fr.properties"));
        }
    }

    @Test
    void problemsWhenInOneLanguageThenInTheOther() throws IOException {
        assertThat(keys("/problems_en.properties")).isEqualTo(keys("/problems_fr.properties"));
    }

    @Test
    void problemsWhenRaisedThenWorded() throws IOException {
        Set<String> words = keys("/problems_fr.properties");
        words.addAll(keys("/kit-problems_fr.properties"));
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Matcher slugs = SLUG.matcher(Files.readString(source));
                while (slugs.find()) {
                    assertThat(List.of(slugs.group(1), slugs.group(1) + ".detail"))
                            .as(source.getFileName() + ": " + slugs.group(1))
                            .anyMatch(words::contains);
                }
            }
        }
    }

    @Test
    void frenchWhenPunctuationIsDoubleThenItsSpaceDoesNotBreak() throws IOException {
        List<String> files = new ArrayList<>(bundles().stream()
                .map(bundle -> "/messages/" + bundle + "_fr.properties")
                .toList());
        files.add("/problems_fr.properties");
        for (String file : files) {
            Properties texts = load(file);
            texts.forEach((key, text) ->
                    assertThat(text.toString()).as(key.toString()).doesNotContainPattern(" [;!?»]| :( |$)|« "));
        }
    }

    private static List<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("_fr.properties"))
                    .map(name -> name.substring(0, name.indexOf("_fr.")))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> keys(String file) throws IOException {
        return new TreeSet<>(load(file).stringPropertyNames());
    }

    private static Properties load(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(WordsTest.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
