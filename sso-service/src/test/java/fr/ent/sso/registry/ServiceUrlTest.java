package fr.ent.sso.registry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/cas-rules.md, rule 88: what is no service URL. */
class ServiceUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "javascript:alert(1)",
                "data:text/html,x",
                "//site.example/",
                "/relative",
                "ftp://site.example/",
                "https:/site.example/",
                "https:site.example",
                "https://",
                "https:///path",
                "https://user@site.example/",
                "https://site.example@evil.example/",
                "https://site.example:pw@evil.example/",
                "https://site.example:/",
                "https://site.example:0/",
                "https://site.example:0443/",
                "https://site.example:99999/",
                "https://site.example./",
                "https://.site.example/",
                "https://site..example/",
                "https://-site.example/",
                "https://site%2eexample/",
                "https://site.example%00.evil/",
                "https://sité.example/",
                "https://ｓite.example/",
                "https://site.example\\@evil.example/",
                "https:\\\\site.example/",
                "https://site.example\\.evil/",
                "https://[::1]/",
                "https://site.example/a/../b",
                "https://site.example/..",
                "https://site.example/./b",
                "https://site.example/a/..;x/b",
                "https://site.example/a/%2e%2e/b",
                "https://site.example/a%2fb",
                "https://site.example/a%5cb",
                "https://site.example/a%252e",
                "https://site.example/%zz",
                "https://site.example/%0d%0aX",
                "https://site.example/a b",
                "https://site.example/\u0000",
                "https://site.example/\r\nX-Evil: 1",
                "https://site.example/?q=\u200b",
                " https://site.example/"
            })
    void parseWhenTwoReadersCouldDifferThenNoServiceUrl(String text) {
        assertThat(ServiceUrl.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://Site.Example/Path?x=1#f, https, site.example, 443, /Path",
        "HTTP://site.example:8080, http, site.example, 8080, ''",
        "http://localhost:8083/0900011A/pronote/, http, localhost, 8083, /0900011A/pronote/",
        "https://site.example/a;jsessionid=12AB?x, https, site.example, 443, /a",
        "https://site.example/caf%C3%A9, https, site.example, 443, /caf%C3%A9",
        "https://127.0.0.1/, https, 127.0.0.1, 443, /"
    })
    void parseThenParts(String text, String scheme, String host, int port, String path) {
        ServiceUrl url = ServiceUrl.parse(text).orElseThrow();

        assertThat(url.scheme()).isEqualTo(scheme);
        assertThat(url.host()).isEqualTo(host);
        assertThat(url.port()).isEqualTo(port);
        assertThat(url.path()).isEqualTo(path);
    }

    @Test
    void parseWhenTooLongThenNoServiceUrl() {
        assertThat(ServiceUrl.parse("https://site.example/" + "a".repeat(3000))).isEmpty();
        assertThat(ServiceUrl.parse(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://s.example, https://s.example?ticket=ST-1",
        "https://s.example/?, https://s.example/?ticket=ST-1",
        "https://s.example/?a=1, https://s.example/?a=1&ticket=ST-1",
        "https://s.example/?a=1&, https://s.example/?a=1&ticket=ST-1",
        "https://s.example/#top, https://s.example/?ticket=ST-1#top",
        "https://s.example/?q=é#é, https://s.example/?q=%C3%A9&ticket=ST-1#%C3%A9"
    })
    void withThenTicketStandsInTheQuery(String text, String expected) {
        assertThat(ServiceUrl.parse(text).orElseThrow().with("ticket", "ST-1")).isEqualTo(expected);
    }

    /** Sites leave the ticket of an earlier login in their address, or take it out, as they please. */
    @ParameterizedTest
    @CsvSource({
        "https://s.example/?ticket=ST-1, https://s.example/",
        "https://s.example?ticket=ST-1, https://s.example",
        "https://s.example/?ticket=ST-1&a=1, https://s.example/?a=1",
        "https://s.example/?a=1&ticket=ST-1#top, https://s.example/?a=1#top",
        "https://s.example/?a=1&ticket=&b=2&ticket=x, https://s.example/?a=1&b=2",
        "https://s.example/?SAMLart=ST-1&a=, https://s.example/?a=",
        "https://s.example/?ticket=ST-1&ticket=ST-2, https://s.example/",
        "https://s.example/?myticket=1&Ticket=2, https://s.example/?myticket=1&Ticket=2",
        "https://s.example/ticket=1#ticket=2, https://s.example/ticket=1#ticket=2",
        "https://s.example/?a=1&, https://s.example/?a=1&"
    })
    void parseWhenTextHoldsATicketThenItIsLeftOut(String text, String expected) {
        assertThat(ServiceUrl.parse(text).orElseThrow().text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://s.example/a, https://s.example:443",
        "http://s.example:8080, http://s.example:8080",
        "https://my_host.example/, https:"
    })
    void sourceThenSchemeHostAndPort(String text, String expected) {
        assertThat(ServiceUrl.parse(text).orElseThrow().source()).isEqualTo(expected);
    }

    /** Rule 101: the longest URL that is looked at at all does not exhaust the stack. */
    @Test
    void parseWhenHostHasAThousandLabelsThenNoFailure() {
        assertThat(ServiceUrl.parse("https://" + "a.".repeat(1000) + "a/")).isPresent();
        assertThat(ServiceUrl.parse("https://" + "a-".repeat(1000) + "!/")).isEmpty();
        assertThat(ServiceUrl.parse("https://site.example/" + "%41".repeat(650)))
                .isPresent();
    }
}
