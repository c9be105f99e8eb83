package fr.ent.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The administrators' guide shows what there is. */
class GuideTest {
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern WORDS =
            Pattern.compile("src/main/resources/(messages/\\w+_fr\\.properties|connector-templates\\.json)$");
    private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]]*)]\\(images/([^)]+)\\)");

    @Test
    void picturesWhenNamedByTheGuideThenThereAndNoOthers() throws IOException {
        List<String> named = PICTURE.matcher(Files.readString(Guide.TEXT))
                .results()
                .map(match -> match.group(2))
                .toList();

        assertThat(named).isNotEmpty().doesNotHaveDuplicates();
        assertThat(new TreeSet<>(named)).isEqualTo(new TreeSet<>(files()));
    }

    @Test
    void picturesWhenNamedThenAlsoDescribed() throws IOException {
        assertThat(PICTURE.matcher(Files.readString(Guide.TEXT)).results())
                .allSatisfy(
                        match -> assertThat(match.group(1)).as(match.group()).hasSizeGreaterThan(20));
    }

    @Test
    void picturesWhenKeptThenSmall() throws IOException {
        for (String file : files()) {
            assertThat(Files.size(Guide.IMAGES.resolve(file))).as(file).isLessThanOrEqualTo(Guide.MOST_BYTES);
        }
    }

    @Test
    void screenWordsWhenInBoldThenThoseOfTheScreens() throws IOException {
        String words = screenWords();

        assertThat(BOLD.matcher(Files.readString(Guide.TEXT)).results())
                .isNotEmpty()
                .allSatisfy(match -> assertThat(words).contains(plain(match.group(1))));
    }

    private static String screenWords() throws IOException {
        try (Stream<Path> files = Files.find(
                Guide.CHECKOUT,
                7,
                (file, about) -> WORDS.matcher(file.toString()).find())) {
            StringBuilder words = new StringBuilder();
            for (Path file : files.toList()) {
                words.append(plain(Files.readString(file))).append('\n');
            }
            return words.toString();
        }
    }

    private static String plain(String text) {
        return text.replace('’', '\'').replace('\u00a0', ' ');
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(Guide.IMAGES)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
