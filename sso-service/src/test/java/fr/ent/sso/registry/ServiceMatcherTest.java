package fr.ent.sso.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** design.md §5: which connector a service URL belongs to. */
class ServiceMatcherTest {
    private final ServiceMatcher matcher = new ServiceMatcher();

    private static RegisteredService service(String url, String pattern) {
        return service(UUID.randomUUID(), url, pattern);
    }

    private static RegisteredService service(UUID id, String url, String pattern) {
        return new RegisteredService(
                id, "", url, "PRONOTE", pattern, "0900011A", false, List.of(), SingleLogout.BACK_CHANNEL, null);
    }

    private RegisteredService put(String url) {
        RegisteredService service = service(url, null);
        matcher.put(service);
        return service;
    }

    private RegisteredService putPattern(String pattern) {
        RegisteredService service = service("https://own.example/", pattern);
        matcher.put(service);
        return service;
    }

    private RegisteredService match(String url) {
        return ServiceUrl.parse(url).flatMap(matcher::match).map(Site::service).orElse(null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://site.example/pronote",
                "https://site.example/pronote/",
                "https://site.example/pronote/professeur.html?x=1#y",
                "https://SITE.example:443/pronote/",
                "https://site.example/pronote?x=1"
            })
    void matchWhenBelowThePathThenTheConnector(String url) {
        assertThat(match(url)).isNull();
        RegisteredService service = put("https://site.example/pronote/");
        assertThat(match(url)).isEqualTo(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://site.example/pronote/",
                "https://site.example:444/pronote/",
                "https://site.example.evil.example/pronote/",
                "https://evil.example/pronote/",
                "https://sub.site.example/pronote/",
                "https://site.example/pronote2/",
                "https://site.example/PRONOTE/",
                "https://site.example/",
                "https://site.example/x/pronote/"
            })
    void matchWhenSchemeHostPortOrPathDifferThenNone(String url) {
        put("https://site.example/pronote/");

        assertThat(match(url)).isNull();
    }

    @Test
    void matchWhenSeveralFitThenTheLongestPathWins() {
        RegisteredService host = put("https://site.example");
        RegisteredService path = put("https://site.example/a");
        RegisteredService longer = put("https://site.example/a/b/");

        assertThat(match("https://site.example/a/b/c")).isEqualTo(longer);
        assertThat(match("https://site.example/a/bc")).isEqualTo(path);
        assertThat(match("https://site.example/z")).isEqualTo(host);
    }

    @Test
    void matchWhenTwoSayTheSameThenTheOrderOfArrivalDoesNotMatter() {
        List<RegisteredService> same = new ArrayList<>(List.of(
                service("https://site.example/", null),
                service("https://site.example", null),
                service("https://site.example/", null)));
        RegisteredService first = null;
        for (int i = 0; i < same.size(); i++) {
            ServiceMatcher fresh = new ServiceMatcher();
            Collections.rotate(same, 1);
            same.forEach(fresh::put);
            RegisteredService found = fresh.match(
                            ServiceUrl.parse("https://site.example/x").orElseThrow())
                    .orElseThrow()
                    .service();
            assertThat(first == null || first.equals(found)).isTrue();
            first = found;
        }
    }

    @Test
    void matchWhenPatternThenTheWholeUrlMustFit() {
        RegisteredService service = putPattern("https://site\\.example/[a-z]+/login");

        assertThat(match("https://site.example/abc/login")).isEqualTo(service);
        assertThat(match("https://site.example/abc/login/more")).isNull();
        assertThat(match("https://siteXexample/abc/login")).isNull();
        assertThat(match("https://own.example/"))
                .as("the pattern replaces the URL")
                .isNull();
    }

    @Test
    void matchWhenPatternHasNoFixedHostThenItIsTriedForEveryHost() {
        RegisteredService any = putPattern("https://[a-z0-9]+\\.index-education\\.net/pronote/.*");
        RegisteredService own = put("https://0900011a.index-education.net/pronote/");

        assertThat(match("https://0900012z.index-education.net/pronote/x")).isEqualTo(any);
        assertThat(match("https://0900011A.index-education.net/pronote/x")).isEqualTo(own);
    }

    @Test
    void putWhenPatternCannotBeReadThenItMatchesNothing() {
        putPattern("https://site.example/(");
        put("no url");

        assertThat(match("https://site.example/(")).isNull();
    }

    @Test
    void putAndRemoveThenOnlyTheLatestCounts() {
        RegisteredService before = put("https://one.example/");
        RegisteredService after = service(before.id(), "https://two.example/", null);

        matcher.put(after);
        assertThat(match("https://one.example/")).isNull();
        assertThat(match("https://two.example/")).isEqualTo(after);

        matcher.remove(after.id());
        assertThat(match("https://two.example/")).isNull();
    }

    /** The other side of the bar is as good as the first. */
    @Test
    void matchWhenPatternOffersTwoHostsThenBothFit() {
        RegisteredService either = putPattern("https://one\\.example/a|https://two\\.example/.*");
        RegisteredService optional = putPattern("https://exam?ple\\.org/.*");

        assertThat(match("https://one.example/a")).isEqualTo(either);
        assertThat(match("https://two.example/b")).isEqualTo(either);
        assertThat(match("https://exaple.org/")).isEqualTo(optional);
    }

    @ParameterizedTest
    @ValueSource(strings = {"((a{1000}){1000}){1000}", "https://site.example/((x{9,1000}){2}){2}", "x{99999999999}"})
    void putWhenPatternIsEnormousThenItMatchesNothing(String pattern) {
        RegisteredService small = putPattern("https://site\\.example/[a-z]{2,8}");
        putPattern(pattern);
        putPattern("(".repeat(20_000) + ")".repeat(20_000));
        putPattern("https://" + "a\\.".repeat(20_000) + "example/.*");

        assertThat(match("https://site.example/x")).isNull();
        assertThat(match("https://site.example/xy")).isEqualTo(small);
    }
}
