package fr.ent.connector.signon;

import org.junit.jupiter.params.ParameterizedTest;
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
}
