package fr.ent.sso.ticket;

import fr.ent.sso.registry.RegisteredService;
import fr.ent.sso.registry.SingleLogout;
import fr.ent.sso.testsupport.Samples;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** CAS 3.0 §2.5.4, and the list of a connector. */
class ProxyCallbackTest {
    private static RegisteredService allowing(String... callbacks) {
        return new RegisteredService(
                UUID.randomUUID(),
                "Portal",
                "https://portal.example/",
                "X",
                null,
                "0000001A",
                false,
                List.of(callbacks),
                SingleLogout.BACK_CHANNEL,
                null);
    }

    private static boolean allowed(String url, String... callbacks) {
        return ProxyCallback.parse(url)
                .filter(callback -> callback.isAllowedFor(allowing(callbacks)))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://portal.example/back",
                "https://PORTAL.example/back/",
                "https://portal.example:443/back/in?a=1",
                "https://portal.example/back?a=https://evil.example/"
            })
    void isAllowedForWhenBelowThenTrue(String url) {
        assertThat(allowed(url, "https://portal.example/back/")).isTrue();
        assertThat(allowed(url, "https://other.example/", "https://portal.example/back"))
                .isTrue();
        assertThat(allowed(url, "https://portal.example")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://portal.example/back",
                "https://portal.example/backdoor",
                "https://portal.example/Back",
                "https://portal.example:8443/back",
                "https://portal.example.evil.example/back",
                "https://evil.example/https://portal.example/back",
                "https://portal.example@evil.example/back",
                "https://portal.example/back/../in",
                "https://portal.example/back/%2e%2e/in",
                "https://portal.example/back#x",
                "https://portal.example/back?{}",
                "https://portal.example/back\r\nX: y",
                "https://port_al.example/back",
                ""
            })
    void isAllowedForWhenAnythingDiffersThenFalse(String url) {
        assertThat(allowed(url, "https://portal.example/back/")).isFalse();
    }

    /** What an administrator could have typed: no entry of the list opens more than it says. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "https://", "https", "*", "http://portal.example/", "portal.example", "https://*.example/"})
    void isAllowedForWhenTheListIsOddThenFalse(String entry) {
        assertThat(allowed("https://portal.example/back", entry)).isFalse();
    }

    @Test
    void isAllowedForWhenTheListIsEmptyThenFalse() {
        assertThat(allowed("https://portal.example/back")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example,https://a.example?pgtId=P&pgtIou=I",
        "https://a.example/b,https://a.example/b?pgtId=P&pgtIou=I",
        "https://a.example/b?,https://a.example/b?pgtId=P&pgtIou=I",
        "https://a.example/b?c=d&e,https://a.example/b?c=d&e&pgtId=P&pgtIou=I",
        "https://a.example/b?c=é,https://a.example/b?c=%C3%A9&pgtId=P&pgtIou=I"
    })
    void withThenOwnParametersAreKept(String given, String called) {
        assertThat(ProxyCallback.parse(given).orElseThrow().with("P", "I")).isEqualTo(URI.create(called));
    }

    /** Whatever is let through can be called, and is below an entry of the list by its segments. */
    @Test
    void isAllowedForThenHostAndSegmentsAreThoseOfTheList() {
        Samples.forAll(any -> {
            String entry = "https://" + any.host() + any.path();
            String asked = any.maybe() ? entry + any.text() : "https://" + any.host() + any.path() + any.text();
            if (allowed(asked, entry)) {
                URI called = ProxyCallback.parse(asked).orElseThrow().with("P", "I");
                URI list = URI.create(entry);
                assertThat(called.getScheme()).isEqualTo("https");
                assertThat(called.getHost()).isEqualToIgnoringCase(list.getHost());
                assertThat(called.getRawPath() + "/").startsWith(list.getRawPath() + "/");
            }
        });
    }
}
