package fr.ent.sso.registry;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Addresses with {uai}: which service URLs they stand for, and the school each names. */
class TemplateTest {
    private final ServiceMatcher matcher = new ServiceMatcher();

    private RegisteredService put(String url, String pattern) {
        RegisteredService service = new RegisteredService(
                UUID.randomUUID(),
                "",
                url,
                "PRONOTE",
                pattern,
                "0900000A",
                true,
                List.of(),
                SingleLogout.BACK_CHANNEL,
                null);
        matcher.put(service);
        return service;
    }

    private Site match(String url) {
        return ServiceUrl.parse(url).flatMap(matcher::match).orElse(null);
    }

    @ParameterizedTest
    @CsvSource({
        "https://{uai}.index-education.net/pronote/, https://0900011a.index-education.net/pronote/eleve.html?x=1",
        "https://{uai}.index-education.net/pronote/, https://0900011A.INDEX-education.net:443/pronote",
        "https://pronote-{uai}.example/, https://pronote-0900011a.example/x",
        "http://host.example:8083/{uai}/pronote/, http://host.example:8083/0900011A/pronote/",
        "http://host.example:8083/{uai}/pronote/, http://host.example:8083/0900011a/pronote/0900011A/x",
        "https://{uai}.example/{uai}/, https://0900011a.example/0900011A/",
        "https://host.example/a/{uai}, https://host.example/a/0900011A/b?UAI=0900012B"
    })
    void matchWhenAddressNamesASchoolThenTheConnectorAndTheSchool(String template, String url) {
        RegisteredService service = put(template, null);

        assertThat(match(url)).isEqualTo(new Site(service, "0900011A"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://{uai}.index-education.net/pronote/, https://x.index-education.net/pronote/",
        "https://{uai}.index-education.net/pronote/, https://0900011a.evil.example/pronote/",
        "https://{uai}.index-education.net/pronote/, https://0900011a.index-education.net.evil.example/pronote/",
        "https://{uai}.index-education.net/pronote/, https://evil.example/0900011a.index-education.net/pronote/",
        "https://{uai}.index-education.net/pronote/, http://0900011a.index-education.net/pronote/",
        "https://{uai}.index-education.net/pronote/, https://0900011a.index-education.net/pronote2/",
        "https://{uai}.index-education.net/pronote/, https://10900011ab.index-education.net/pronote/",
        "https://{uai}.example/{uai}/, https://0900011a.example/0900012B/",
        "https://{uai}.example/, https://0900011a.example/0900012B/",
        "https://pronote{uai}.example/, https://pronote0900011a.example/",
        "https://host.example/{uai}/, https://host.example/{uai}/",
        "https://host.example/?etab={uai}, https://other.example/?etab=0900011A"
    })
    void matchWhenItIsAnotherAddressThenNone(String template, String url) {
        put(template, null);

        assertThat(match(url)).isNull();
    }

    @Test
    void matchWhenOneSchoolHasItsOwnAddressThenThatWins() {
        RegisteredService template = put("https://{uai}.index-education.net/pronote/", null);
        RegisteredService own = put("https://0900011a.index-education.net/", null);

        assertThat(match("https://0900011a.index-education.net/pronote/")).isEqualTo(new Site(own, null));
        assertThat(match("https://0900012b.index-education.net/pronote/")).isEqualTo(new Site(template, "0900012B"));
        matcher.remove(own.id());
        assertThat(match("https://0900011a.index-education.net/pronote/")).isEqualTo(new Site(template, "0900011A"));
        matcher.remove(template.id());
        assertThat(match("https://0900011a.index-education.net/pronote/")).isNull();
    }

    @Test
    void matchWhenSeveralFitThenTheOneThatSaysMost() {
        put("https://host.example/{uai}/", null);
        RegisteredService longer = put("https://host.example/{uai}/pronote/", null);
        assertThat(match("https://host.example/0900011A/pronote/x").service()).isEqualTo(longer);

        RegisteredService vague = put("https://{uai}.example/", "https://[a-z0-9]+\\.example/.*");
        assertThat(match("https://host.example/0900011A/pronote/x"))
                .as("a pattern comes before it, and replaces its own address")
                .isEqualTo(new Site(vague, null));
    }

    /** A query is no part of what is matched, so a place there changes nothing. */
    @Test
    void matchWhenPlaceIsInTheQueryThenLikeAnyAddress() {
        RegisteredService service = put("https://host.example/app?etab={uai}", null);

        assertThat(match("https://host.example/app/0900011A")).isEqualTo(new Site(service, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://{uai}/", "https://{UAI}.example/", "https://a{uai.example/", "{uai}", "https://{uai}@x/"
            })
    void putWhenTemplateIsOddThenNothingElseIsHarmed(String address) {
        put(address, null);
        RegisteredService service = put("https://{uai}.example/", null);

        assertThat(match("https://0900011a.example/")).isEqualTo(new Site(service, "0900011A"));
    }

    @Test
    void matchWhenPathIsEndlessThenItEnds() {
        RegisteredService service = put("https://host.example/{uai}/", null);

        assertThat(match("https://host.example/0900011A" + "/".repeat(1_900)).service())
                .isEqualTo(service);
        assertThat(match("https://host.example/x" + "/0900011A".repeat(200))).isNull();
    }
}
