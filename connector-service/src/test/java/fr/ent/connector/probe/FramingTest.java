package fr.ent.connector.probe;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether our page at https://applis.ent.example may frame https://site.example. */
class FramingTest {
    private static final URI OURS = URI.create("https://applis.ent.example");
    private static final URI SITE = URI.create("https://site.example/page");

    private static Framing policies(String... policies) {
        return Framing.of(SITE, new Head(200, Map.of("content-security-policy", Arrays.asList(policies))), OURS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "default-src 'self'|ALLOWED",
                "frame-ancestors 'none'|FORBIDDEN",
                "frame-ancestors|FORBIDDEN",
                "FRAME-ANCESTORS 'self'|FORBIDDEN",
                "frame-ancestors *|ALLOWED",
                "frame-ancestors https:|ALLOWED",
                "frame-ancestors http:|ALLOWED",
                "frame-ancestors data:|FORBIDDEN",
                "frame-ancestors https://applis.ent.example|ALLOWED",
                "frame-ancestors https://applis.ent.example/x|ALLOWED",
                "frame-ancestors HTTPS://APPLIS.ent.example:443|ALLOWED",
                "frame-ancestors https://applis.ent.example:8443|FORBIDDEN",
                "frame-ancestors applis.ent.example:*|ALLOWED",
                "frame-ancestors *.ent.example|ALLOWED",
                "frame-ancestors *.applis.ent.example|FORBIDDEN",
                "frame-ancestors ent.example|FORBIDDEN",
                "frame-ancestors https://applis.ent.example.evil.example|FORBIDDEN",
                "frame-ancestors 'none'; frame-ancestors *|FORBIDDEN",
                "img-src *; frame-ancestors 'self' https://*.ent.example|ALLOWED",
                "frame-ancestors *, frame-ancestors 'none'|FORBIDDEN"
            })
    void ofWhenPolicyThenAsBrowsersReadIt(String policy, Framing expected) {
        assertThat(policies(policy)).isEqualTo(expected);
    }

    @Test
    void ofWhenThereAreTwoPoliciesThenBothMustAllow() {
        assertThat(policies("frame-ancestors *", "frame-ancestors 'self'")).isEqualTo(Framing.FORBIDDEN);
        assertThat(policies("frame-ancestors *", "default-src 'none'")).isEqualTo(Framing.ALLOWED);
    }

    @ParameterizedTest
    @CsvSource({"DENY,FORBIDDEN", "deny,FORBIDDEN", "SAMEORIGIN,FORBIDDEN", "ALLOW-FROM https://x.example,ALLOWED"})
    void ofWhenFrameOptionsThenAsBrowsersReadThem(String option, Framing expected) {
        assertThat(Framing.of(SITE, new Head(200, Map.of("x-frame-options", List.of(option))), OURS))
                .isEqualTo(expected);
    }

    @Test
    void ofWhenSiteIsOurOwnThenSameOriginIsAllowed() {
        Head head = new Head(200, Map.of("x-frame-options", List.of("SAMEORIGIN")));
        assertThat(Framing.of(URI.create("https://applis.ent.example:443/x"), head, OURS))
                .isEqualTo(Framing.ALLOWED);
    }

    @Test
    void ofWhenPolicyAllowsThenFrameOptionsAreIgnored() {
        Head head = new Head(
                200,
                Map.of(
                        "x-frame-options",
                        List.of("DENY"),
                        "content-security-policy",
                        List.of("frame-ancestors https:")));
        assertThat(Framing.of(SITE, head, OURS)).isEqualTo(Framing.ALLOWED);
    }

    @Test
    void ofWhenSiteIsHttpInsideHttpsThenMixed() {
        Head head = new Head(200, Map.of());
        assertThat(Framing.of(URI.create("http://site.example/"), head, OURS)).isEqualTo(Framing.MIXED);
        assertThat(Framing.of(URI.create("http://localhost:8083/"), head, OURS)).isEqualTo(Framing.ALLOWED);
        assertThat(Framing.of(URI.create("http://site.example/"), head, URI.create("http://localhost:8081")))
                .isEqualTo(Framing.ALLOWED);
    }
}
