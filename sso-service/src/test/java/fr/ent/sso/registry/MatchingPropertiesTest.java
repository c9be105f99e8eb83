package fr.ent.sso.registry;

import fr.ent.sso.testsupport.Samples;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of every service URL (design.md §5; rules 4 and 88 of docs/cas-rules.md). */
class MatchingPropertiesTest {
    private static RegisteredService service(String url) {
        return new RegisteredService(
                UUID.randomUUID(),
                "Site",
                url,
                "X",
                null,
                "0000001A",
                false,
                List.of(),
                SingleLogout.BACK_CHANNEL,
                null);
    }

    private static Optional<RegisteredService> match(ServiceMatcher matcher, String url) {
        return ServiceUrl.parse(url).flatMap(matcher::match).map(Site::service);
    }

    private static String scheme(Samples any) {
        return any.maybe() ? "https://" : "http://";
    }

    private static String port(Samples any) {
        return any.maybe() ? "" : ":" + (1 + any.below(65_535));
    }

    @Test
    void matchThenAllThatLiesBelowAndNothingBeside() {
        Samples.forAll(any -> {
            String scheme = scheme(any);
            String host = any.host();
            String port = port(any);
            String path = any.path();
            RegisteredService site = service(scheme + host + port + path + (any.maybe() ? "/" : ""));
            ServiceMatcher matcher = new ServiceMatcher();
            matcher.put(site);
            String rest = any.path() + (any.maybe() ? "/" : "") + any.query() + any.fragment();
            String below = scheme + host + port + path + rest;

            assertThat(match(matcher, below)).as(below).contains(site);
            assertThat(match(matcher, scheme.toUpperCase(Locale.ROOT) + host.toUpperCase(Locale.ROOT) + port + path))
                    .contains(site);
            assertThat(match(matcher, scheme + host + port + path + "x" + rest))
                    .isEqualTo(path.isEmpty() ? match(matcher, scheme + host + port + "x" + rest) : Optional.empty());
            for (String other : List.of(
                    (scheme.equals("http://") ? "https://" : "http://") + host + port + path,
                    scheme + "x" + host + port + path,
                    scheme + host + "x" + port + path,
                    scheme + host + ".evil" + port + path,
                    scheme + "evil.example/" + host + port + path,
                    scheme + "evil.example?" + below,
                    scheme + "evil.example#" + below,
                    scheme + host + "@evil.example" + path,
                    scheme + host + port + "\\@evil.example" + path,
                    scheme + host + ":70000" + path)) {
                assertThat(match(matcher, other)).as(other).isEmpty();
            }
        });
    }

    @Test
    void matchWhenManyThenTheLongestInWhateverOrderTheyCame() {
        Samples.forAll(any -> {
            String host = "https://" + any.host();
            List<RegisteredService> sites = new ArrayList<>();
            for (int i = 0; i <= any.below(6); i++) {
                sites.add(service(host + "/a".repeat(any.below(3)) + any.path()));
            }
            String asked = any.one(sites).url() + any.path();
            Optional<RegisteredService> expected = sites.stream()
                    .filter(site -> asked.equals(site.url()) || asked.startsWith(site.url() + "/"))
                    .max(Comparator.<RegisteredService>comparingInt(
                                    site -> site.url().length())
                            .thenComparing(RegisteredService::id, Comparator.reverseOrder()));

            ServiceMatcher inOrder = new ServiceMatcher();
            sites.forEach(inOrder::put);
            Collections.shuffle(sites, new Random(any.below(1_000)));
            ServiceMatcher shuffled = new ServiceMatcher();
            sites.forEach(shuffled::put);

            assertThat(match(inOrder, asked)).as(asked).isEqualTo(expected);
            assertThat(match(shuffled, asked)).as(asked).isEqualTo(expected);
        });
    }

    @Test
    void parseWhenAnyTextThenNoExceptionAndTheSameHostAsTheRuntimeReads() {
        Samples.forAll(any -> {
            String text = any.one(List.of("https://", "http://", "HTTPS://", ""))
                    + (any.maybe() ? any.host() : "")
                    + any.text();

            Optional<ServiceUrl> url = ServiceUrl.parse(text);

            url.ifPresent(each -> {
                assertThat(each.location()).matches("[!-~]+");
                URI read = uri(each.location());
                if (read != null && read.getHost() != null) {
                    assertThat(read.getHost()).isEqualToIgnoringCase(each.host());
                    assertThat(read.getScheme()).isEqualToIgnoringCase(each.scheme());
                    assertThat(read.getRawUserInfo()).isNull();
                    assertThat(read.normalize().getRawPath()).isEqualTo(read.getRawPath());
                }
            });
        });
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null; // The runtime is stricter: it reads no other host in it.
        }
    }

    /** Rule 4: what the site gave comes back, with one parameter more, before the fragment. */
    @Test
    void withThenTheParameterIsThereOnceAndTheRestIsAsGiven() {
        Samples.forAll(any -> {
            String address = scheme(any) + any.host() + any.path() + any.query();
            String fragment = any.fragment();
            String value = "ST-" + any.word();

            String with = ServiceUrl.parse(address + fragment).orElseThrow().with("added", value);

            assertThat(with).startsWith(address).endsWith("added=" + value + fragment);
            assertThat(with.substring(address.length(), with.indexOf("added="))).matches("[?&]?");
            assertThat(with).matches("[!-~]+").containsOnlyOnce("added=");
            assertThat(URI.create(with).getRawQuery()).endsWith("added=" + value);
        });
    }
}
