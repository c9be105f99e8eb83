package fr.ent.pronote.casclient;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceUrlTest {
    private static final String PAGE = "https://0900011A.index-education.net/pronote/eleve.html";

    @ParameterizedTest
    @CsvSource({
        "fd=1&x=%C3%A9, fd=1&x=%C3%A9",
        "x=a|b, x=a%7Cb",
        "x=100%, x=100%25",
        "x=%zz, x=%25zz",
        "'x=\"<{^`}>', x=%22%3C%7B%5E%60%7D%3E",
        "x=é, x=%C3%A9"
    })
    void ofWhenTheQueryHoldsWhatNoAddressMayThenEscapedAndTheSameOnTheWayBack(String query, String kept) {
        String asked = ServiceUrl.of(PAGE, query);
        String back = ServiceUrl.of(PAGE, URI.create(asked + "&ticket=ST-1").getRawQuery());

        assertThat(asked).isEqualTo(PAGE + "?" + kept);
        assertThat(back).isEqualTo(asked);
    }
}
