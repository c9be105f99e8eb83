package fr.ent.sso.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A profile that is wrong is refused where it is read, with its file and line. */
class ProfileFileTest {
    @TempDir
    Path directory;

    private static final String GOOD = """
            {"profiles": {
              "MINE": {
                "title": {"fr": "Mien", "en": "Mine"},
                "layout": "EXTENSION",
                "user": {"source": "login", "then": ["upper"]},
                "attributes": [{"name": "a", "source": "lastName"}]
              }
            }}
            """;

    @Test
    void readWhenGoodThenAProfile() {
        ProfileFile.Content content = ProfileFile.read("mine.json", GOOD, Map.of());

        assertThat(content.profiles()).extracting(ReleaseProfile::name).containsExactly("MINE");
        assertThat(content.profiles().get(0).of(TestPeople.TEACHER.subject()).orElseThrow())
                .satisfies(release -> {
                    assertThat(release.user()).isEqualTo("BERNARD.GAUDIN");
                    assertThat(release.attributes()).isEqualTo(Map.of("a", List.of("GAUDIN")));
                });
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        "\"source\": \"lastName\"",
                        "\"source\": \"lastname\"",
                        "mine.json:6: \"lastname\" is not known"),
                arguments("\"source\": \"lastName\"", "\"sorce\": \"lastName\"", "mine.json:6: \"sorce\" is not known"),
                arguments("\"source\": \"lastName\"", "\"source\": 3", "mine.json:6: a text is wanted here"),
                arguments("\"source\": \"lastName\"", "\"source\": []", "mine.json:6: at least one source"),
                arguments(
                        "\"source\": \"lastName\"",
                        "\"source\": \"login\", \"text\": \"x\"",
                        "mine.json:6: an attribute has either"),
                arguments("\"a\"", "\"a b\"", "mine.json:6: \"a b\" cannot be the name of an XML element"),
                arguments("\"a\"", "\"x><evil/\"", "cannot be the name of an XML element"),
                arguments("\"upper\"", "\"uper\"", "mine.json:5: the step \"uper\" is not known"),
                arguments("\"upper\"", "{\"date\": \"pp\"}", "mine.json:5: \"pp\" is no form of a date"),
                arguments("\"upper\"", "{\"date\": \"HH:mm\"}", "mine.json:5: \"HH:mm\" is no form of a date"),
                arguments("\"upper\"", "{\"values\": \"nowhere\"}", "mine.json:5: there is no table \"nowhere\""),
                arguments("\"upper\"", "{\"replace\": {\"(\": \"\"}}", "mine.json:5: \"(\" is no regular expression"),
                arguments("\"upper\"", "{\"replace\": {\"a\": \"$1\"}}", "mine.json:5: \"$1\" names a group"),
                arguments("\"upper\"", "{\"replace\": {\"(a)\": \"$\"}}", "mine.json:5: \"$\" names a group"),
                arguments("\"upper\"", "{\"join\": \";\", \"upper\": true}", "mine.json:5: a step is a word or"),
                arguments("EXTENSION", "EXTENTION", "mine.json:4: \"EXTENTION\" is not known"),
                arguments("EXTENSION", "USER_ONLY", "mine.json:6: the layout USER_ONLY has no attributes"),
                arguments(
                        "\"source\": \"lastName\"",
                        "\"when\": {\"profile\": [\"TEACHERS\"]}, \"source\": \"login\"",
                        "\"TEACHERS\" is not known; possible here: TEACHER,"),
                arguments("\"en\": \"Mine\"", "\"de\": \"Mein\"", "mine.json:3: \"en\" is missing"),
                arguments("\"MINE\"", "\"mine\"", "mine.json:2: the type \"mine\" is not written in capitals"),
                arguments("\"layout\": \"EXTENSION\",", "", "mine.json:2: \"layout\" is missing"),
                arguments("\"profiles\"", "\"profils\"", "mine.json:1: \"profiles\" is missing"),
                arguments("\"layout\"", "\"user\": 1, \"layout\"", "mine.json:5: no JSON: Duplicate field 'user'"),
                arguments("}}\n", "}", "no JSON: "),
                arguments("}}\n", "}} x", "no JSON: "),
                arguments("}}\n", "}} {}", "nothing may follow the profiles"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void readWhenWrongThenTheLineAndWhatIsPossible(String right, String wrong, String error) {
        assertThatThrownBy(() -> ProfileFile.read("mine.json", GOOD.replace(right, wrong), Map.of()))
                .isInstanceOf(BadProfileException.class)
                .hasMessageContaining(error);
    }

    @Test
    void readWhenSeveralAreWrongThenEachIsNamed() {
        String text = GOOD.replace("EXTENSION", "X").replace("lastName", "y");

        assertThatThrownBy(() -> ProfileFile.read("mine.json", text, Map.of()))
                .hasMessageContainingAll("mine.json:4:", "mine.json:6:");
    }

    @Test
    void readWhenNestedWhereTheLayoutIsFlatThenRefused() {
        String nested = GOOD.replace(
                        "\"source\": \"lastName\"", "\"attributes\": [{\"name\": \"b\", \"source\": \"login\"}]")
                .replace("EXTENSION", "USER_ATTRIBUTES");
        String reserved = GOOD.replace("EXTENSION", "ATTRIBUTES").replace("\"a\"", "\"isFromNewLogin\"");

        assertThatThrownBy(() -> ProfileFile.read("mine.json", nested, Map.of()))
                .hasMessageContaining("mine.json:6: \"a\" is nested");
        assertThatThrownBy(() -> ProfileFile.read("mine.json", reserved, Map.of()))
                .hasMessageContaining("mine.json:6: \"isFromNewLogin\" is an attribute of the protocol");
    }

    @Test
    void readWhenNestedTooDeepThenRefusedAndNoStackOverflows() {
        String open = "[{\"name\": \"n\", \"attributes\": ";
        String deep = GOOD.replace(
                "[{\"name\": \"a\", \"source\": \"lastName\"}]", open.repeat(100) + "[]" + "}]".repeat(100));
        String hostile = "[".repeat(100_000);

        assertThatThrownBy(() -> ProfileFile.read("mine.json", deep, Map.of()))
                .hasMessageContaining("mine.json:6: attributes nest 8 deep at most");
        assertThatThrownBy(() -> ProfileFile.read("mine.json", hostile, Map.of()))
                .isInstanceOf(BadProfileException.class);
    }

    /** An operator adds a partner without a release. */
    @Test
    void loadWhenTheFolderHasAProfileThenItIsThere() throws IOException {
        Files.writeString(directory.resolve("mine.json"), GOOD.replace("\"upper\"", "{\"values\": \"national\"}"));
        Files.writeString(directory.resolve("readme.txt"), "not a profile");

        assertThat(ProfileCatalogue.load(Optional.of(directory)).find("MINE")).isPresent();
    }

    @Test
    void loadWhenTheFileBeginsWithAMarkThenItIsReadAndWhenItIsNoUtf8ThenRefused() throws IOException {
        Path file = directory.resolve("mine.json");
        Files.writeString(file, "\ufeff" + GOOD);
        assertThat(ProfileCatalogue.load(Optional.of(directory)).find("MINE")).isPresent();

        Files.writeString(file, GOOD.replace("Mien", "À moi"), StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> ProfileCatalogue.load(Optional.of(directory)))
                .hasMessageContaining("mine.json:1: the file is not in UTF-8");
    }

    @Test
    void loadWhenTheFolderRedefinesAProfileThenRefused() throws IOException {
        Files.writeString(directory.resolve("mine.json"), GOOD.replace("\"MINE\"", "\"PRONOTE\""));

        assertThatThrownBy(() -> ProfileCatalogue.load(Optional.of(directory)))
                .hasMessageContainingAll("mine.json:2: there is a profile PRONOTE already", "release-profiles.json:");
    }

    @Test
    void loadWhenTheFolderIsNotThereThenRefused() {
        assertThatThrownBy(() -> ProfileCatalogue.load(Optional.of(directory.resolve("missing"))))
                .isInstanceOf(BadProfileException.class)
                .hasMessageContaining("sso.release.directory is no folder");
    }
}
