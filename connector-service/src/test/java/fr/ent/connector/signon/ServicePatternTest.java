package fr.ent.connector.signon;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ServicePatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://site\\.example/.*",
                "^https://site\\.example/pronote(/.*)?$",
                "http://0900011A\\.index-education\\.net:8080/",
                "https://site\\.example",
                "https:\\/\\/site\\.example\\/(a|b[|)])/.*",
                "https://site\\.example/[^|]*"
            })
    void fixesSiteWhenSchemeAndHostAreSpelledOutThenYes(String pattern) {
        assertThat(ServicePattern.fixesSite(pattern)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".*",
                "https?://site\\.example/.*",
                "https://site\\.example.*",
                "https://site\\.example(/.*)?",
                "https://.*\\.example/.*",
                "https://site.example/.*",
                "https://(a|b)\\.example/.*",
                "https://site\\.example/?.*",
                "https://site\\.example/*.*",
                "https://site\\.example/{0,1}.*",
                "https://site\\.example:80.*",
                "https://site\\.example/x|.*",
                "https://site\\.example/[(]|.*",
                "https://site\\.example/\\(|.*",
                "https://site\\.example/[[:alpha:](]|.*[[:alpha:])]",
                "https://site\\.example/\\Q(\\E|.*",
                "(?i)https://site\\.example/.*"
            })
    void fixesSiteWhenAnotherSiteCouldMatchThenNo(String pattern) {
        assertThat(ServicePattern.fixesSite(pattern)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://site\\.example\\.fr/((a{1000}){1000}){1000}",
                "https://site\\.example\\.fr/a{1001}",
                "https://site\\.example\\.fr/[a-z]{1,63}/[a-z]{1,63}",
                "https://site\\.example\\.fr/a{99999999999999999999}"
            })
    void patternWhenItRepeatsTooMuchThenNotAffordable(String pattern) {
        assertThat(ServicePattern.isAffordable(pattern)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://site\\.example\\.fr/.*", "https://site\\.example\\.fr/[a-z]{1,63}/x"})
    void patternWhenItRepeatsALittleThenAffordable(String pattern) {
        assertThat(ServicePattern.isAffordable(pattern)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://Site\\.example/.*, site.example",
        "^https:\\/\\/site\\.example:8080/a|b, ''",
        "^https:\\/\\/site\\.example:8080/(a|b), site.example",
        "https?://site\\.example/, ''",
        ".*, ''"
    })
    void hostWhenSpelledOutThenKnown(String pattern, String host) {
        assertThat(ServicePattern.host(pattern)).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({
        "https://site\\.example/pronote(/.*)?, https://site.example/pronote/, true",
        "https://site\\.example/.*, https://site.example/a, true",
        "https://site\\.example/a/cas.*, https://site.example/a, true",
        "https://site\\.example/a/[0-9]+, https://site.example/a, true",
        "https://site\\.example/b.*, https://site.example/a, false",
        "https://other\\.example/.*, https://site.example/, false"
    })
    void meetsWhenSomethingBelowTheAddressMatchesThenYes(String pattern, String url, boolean meets) {
        assertThat(ServicePattern.meets(pattern, ServiceAddress.of(url).orElseThrow(), url))
                .isEqualTo(meets);
    }
}
