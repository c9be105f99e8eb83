package fr.ent.connector.launch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeepLinkTest {
    private static final String DOOR = "https://0900011A.index-education.net/pronote/";

    @ParameterizedTest
    @CsvSource({
        "eleve.html, https://0900011A.index-education.net/pronote/eleve.html",
        "eleve.html?jour=1&vers=https%3A%2F%2Fx.example, https://0900011A.index-education.net/pronote/eleve.html?jour=1&vers=https%3A%2F%2Fx.example",
        "?login=true, https://0900011A.index-education.net/pronote/?login=true",
        "#PAGE, https://0900011A.index-education.net/pronote/#PAGE",
        "/pronote/notes, https://0900011A.index-education.net/pronote/notes",
        "/pronote, https://0900011A.index-education.net/pronote",
        "https://0900011a.index-education.net:443/pronote/a, https://0900011a.index-education.net:443/pronote/a",
        "a%C3%A9, https://0900011A.index-education.net/pronote/a%C3%A9"
    })
    void belowWhenInsideThenThatAddress(String path, String address) {
        assertThat(DeepLink.below(DOOR, path)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/pronote/",
                "HTTPS://evil.example/pronote/",
                "//evil.example/pronote/",
                "/\\evil.example/pronote/",
                "\\\\evil.example",
                "http://0900011A.index-education.net/pronote/",
                "https://0900011A.index-education.net:8443/pronote/",
                "https://0900011A.index-education.net.evil.example/pronote/",
                "https://0900011A.index-education.net@evil.example/pronote/",
                "https://user@0900011A.index-education.net/pronote/",
                "https:evil.example",
                "https:/pronote/",
                "/",
                "/autre/",
                "/pronotes/",
                "..",
                "../autre",
                "a/../../autre",
                "%2e%2e/autre",
                ".%2E/autre",
                "a/..;jsessionid=1/../autre",
                "..%2fautre",
                "%252e%252e/autre",
                "..%5cautre",
                "a%0d%0aSet-Cookie:x=1",
                "a\r\nLocation: https://evil.example",
                "a\tb",
                "a b",
                "//",
                "a//b",
                "é",
                "%zz",
                "{uai}"
            })
    void belowWhenItWouldLeadElsewhereThenNothing(String path) {
        assertThat(DeepLink.below(DOOR, path)).isEmpty();
    }

    @Test
    void belowWhenTheDoorIsAPageOrASiteThenWhatIsBelowIt() {
        assertThat(DeepLink.below("https://site.example", "a")).contains("https://site.example/a");
        assertThat(DeepLink.below("https://site.example/app", "a")).contains("https://site.example/app/a");
        assertThat(DeepLink.below("https://site.example/app?x=1", "?y=2")).contains("https://site.example/app?y=2");
        assertThat(DeepLink.below("https://site.example/app", "/application")).isEmpty();
    }

    @Test
    void belowWhenItIsEndlessThenNothing() {
        assertThat(DeepLink.below(DOOR, "a".repeat(2_001))).isEmpty();
    }
}
