package fr.ent.sso.credential;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, the column of SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void codeThenTheVectorsOfTheStandard(long time, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(time)), 8)).isEqualTo(code);
    }

    /** RFC 4226, appendix D. */
    @ParameterizedTest
    @CsvSource({"0, 755224", "1, 287082", "2, 359152", "9, 520489"})
    void codeThenTheVectorsOfTheCounter(long counter, String code) {
        assertThat(Totp.code(SECRET, counter, 6)).isEqualTo(code);
    }

    /** RFC 6238 §5.2: one step around, no code twice. */
    @Test
    void matchingThenOneStepAroundAndAfterTheLastOnly() {
        Instant now = Instant.ofEpochSecond(1_111_111_109);
        long step = Totp.step(now);

        assertThat(Totp.matching(SECRET, Totp.code(SECRET, step, 6), now, -1)).hasValue(step);
        assertThat(Totp.matching(SECRET, Totp.code(SECRET, step - 1, 6), now, -1))
                .hasValue(step - 1);
        assertThat(Totp.matching(SECRET, Totp.code(SECRET, step + 1, 6), now, -1))
                .hasValue(step + 1);
        assertThat(Totp.matching(SECRET, Totp.code(SECRET, step - 2, 6), now, -1))
                .isEmpty();
        assertThat(Totp.matching(SECRET, Totp.code(SECRET, step + 2, 6), now, -1))
                .isEmpty();
        assertThat(Totp.matching(SECRET, Totp.code(SECRET, step, 6), now, step)).isEmpty();
        assertThat(Totp.matching(SECRET, "", now, -1)).isEmpty();
    }

    /** RFC 4648 §10, without padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void base32ThenTheVectorsOfTheStandard(String text, String encoded) {
        assertThat(Totp.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
    }
}
