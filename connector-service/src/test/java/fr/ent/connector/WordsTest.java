package fr.ent.connector;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.qute.i18n.MessageBundle;
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

    private static final List<Class<?>> BUNDLES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("fr.ent.connector").stream()
                    .filter(type -> type.isAnnotatedWith(MessageBundle.class))
                    .<Class<?>>map(type -> type.reflect())
                    .toList();

    @Test
    void messagesWhenInOneLanguageThenInTheOtherAndInTheInterface() throws IOException {
        assertThat(BUNDLES).contains(Messages.class);
        for (Class<?> bundle : BUNDLES) {
            Set<String> declared = Arrays.stream(bundle.getDeclaredMethods())
                    .map(java.lang.reflect.Method::getName)
                    .collect(Collectors.toCollection(TreeSet::new));

            Set<String> french = keys(file(bundle, "fr"));
            assertThat(keys(file(bundle, "en"))).as(bundle.getName()).isEqualTo(french);
            // A message of an enum has a key for each constant: shelf_ALL.
            Set<String> methods = french.stream()
                    .map(key -> declared.contains(key) ? key : key.replaceAll("_.*", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(methods).as(bundle.getName()).isEqualTo(declared);
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
        List<String> files = new ArrayList<>(
                BUNDLES.stream().map(bundle -> file(bundle, "fr")).toList());
        files.add("/problems_fr.properties");
        for (String file : files) {
            Properties texts = load(file);
            texts.forEach((key, text) ->
                    assertThat(text.toString()).as(key.toString()).doesNotContainPattern(" [;!?»]| :( |$)|« "));
        }
    }

    private static String file(Class<?> bundle, String language) {
        String name = bundle.getAnnotation(MessageBundle.class).value();
        return "/messages/" + (name.equals(MessageBundle.DEFAULTED_NAME) ? "msg" : name) + "_" + language
                + ".properties";
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
