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

    @ParameterizedTest
    @CsvSource({
        "https://{uai}.index-education.net/pronote/, https://{uai}.index-education.net:443, /pronote",
        "http://site.example:8083/{uai}/pronote/?login=true, http://site.example:8083, /{uai}/pronote",
        "https://x-{uai}.site.example/{uai}/, https://x-{uai}.site.example:443, /{uai}"
    })
    void ofTemplateWhenItHoldsTheSignThenItStaysInIt(String text, String origin, String path) {
        assertThat(ServiceAddress.ofTemplate(text)).contains(new ServiceAddress(origin, path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://x{uai}.site.example/",
                "https://site.example/?uai={uai}",
                "https://site.example/{uai}?uai={uai}",
                "https://site.example/#{uai}",
                "https://0900011A.site.example/{uai}/",
                "https://site.example/{uai}{uai}/",
                "https://site.example/{other}/",
                "https://site.example/{uai}/0000000z/"
            })
    void ofTemplateWhenTheSignCannotBeFoundAgainThenEmpty(String text) {
        assertThat(ServiceAddress.ofTemplate(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://0900011a.index-education.net/pronote/x, https://{uai}.index-education.net:443, /pronote/x",
        "https://site.example/0900011A/0900011a/, https://site.example:443, /{uai}/{uai}"
    })
    void templatedWhenOneUaiIsInItThenItIsToldApart(String text, String origin, String path) {
        assertThat(ServiceAddress.of(text).orElseThrow().templated())
                .contains(new ServiceAddress.Templated("0900011A", new ServiceAddress(origin, path)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://site.example/", "https://site.example/0900011A/0900012B", "https://x0900011a.fr/"})
    void templatedWhenNoneOrTwoAreInItThenEmpty(String text) {
        assertThat(ServiceAddress.of(text).orElseThrow().templated()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://site.example/a, https://site.example/a/b, true",
        "https://site.example/a, https://site.example/a/, true",
        "https://site.example/, https://site.example/a, true",
        "https://site.example/a, https://site.example/ab, false",
        "https://site.example/a/b, https://site.example/a, false",
        "https://site.example/a, http://site.example/a, false"
    })
    void coversWhenBelowAtASegmentThenYes(String above, String below, boolean covers) {
        assertThat(ServiceAddress.of(above)
                        .orElseThrow()
                        .covers(ServiceAddress.of(below).orElseThrow()))
                .isEqualTo(covers);
    }
}
