package fr.ent.connector.signon;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://site.example/pronote/, https://site.example:443, /pronote",
        "HTTPS://Site.Example:443/pronote, https://site.example:443, /pronote",
        "http://site.example, http://site.example:80, ''",
        "http://site.example:8083/0900011A/pronote/?login=true#x, http://site.example:8083, /0900011A/pronote",
        "https://site.example/a/./b//c/, https://site.example:443, /a/b/c",
        "https://site.example/a/../../b, https://site.example:443, /b",
        "https://site.example/%7eadmin/%2fx%c3%a9, https://site.example:443, /~admin/%2Fx%C3%A9",
        "https://site.example/a/%2E%2e/b, https://site.example:443, /b",
        "https://[::1]:8443/a, https://[::1]:8443, /a"
    })
    void ofWhenSpelledDifferentlyThenCutTheSame(String text, String origin, String path) {
        assertThat(ServiceAddress.of(text)).contains(new ServiceAddress(origin, path));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "site.example",
                "//site.example/",
                "ftp://site.example/",
                "https://",
                "https:///pronote",
                "https://user@site.example/",
                "https://site.example:99999/",
                "https://site.example:0/",
                "https://site example/",
                "https://site.example/%zz",
                "javascript:alert(1)"
            })
    void ofWhenNotAWebAddressThenEmpty(String text) {
        assertThat(ServiceAddress.of(text)).isEmpty();
    }

    @Test
    void prefixesWhenPathIsDeepThenLongestFirst() {
        assertThat(ServiceAddress.of("https://site.example/a/b/c").orElseThrow().prefixes())
                .containsExactly("/a/b/c", "/a/b", "/a", "");
    }
}
