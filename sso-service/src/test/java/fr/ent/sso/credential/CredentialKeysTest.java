package fr.ent.sso.credential;

import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CredentialKeysTest {
    private static CredentialKeys keys(String secret) {
        return new CredentialKeys(new CredentialConfig() {
            @Override
            public String secret() {
                return secret;
            }

            @Override
            public int minimumLength() {
                return 12;
            }

            @Override
            public int strength() {
                return 3;
            }

            @Override
            public Duration activationTime() {
                return Duration.ofDays(1);
            }

            @Override
            public Duration linkTime() {
                return Duration.ofMinutes(1);
            }
        });
    }

    private final CredentialKeys keys = keys("a".repeat(32));

    @Test
    void openThenOnlyWhatWasSealedForTheSame() {
        String sealed = keys.seal(new byte[] {1, 2, 3}, "second-factor:a");

        assertThat(keys.open(sealed, "second-factor:a")).hasValue(new byte[] {1, 2, 3});
        assertThat(keys.open(sealed, "second-factor:b"))
                .as("of another account")
                .isEmpty();
        assertThat(keys("b".repeat(32)).open(sealed, "second-factor:a")).isEmpty();
        assertThat(keys.open(sealed.substring(1), "second-factor:a")).isEmpty();
        assertThat(keys.open("", "second-factor:a")).isEmpty();
        assertThat(keys.open("<script>", "second-factor:a")).isEmpty();
    }

    /** A constant nonce would give the key away. */
    @Test
    void sealWhenTheSameTwiceThenDifferent() {
        assertThat(keys.seal(new byte[20], "x")).isNotEqualTo(keys.seal(new byte[20], "x"));
    }

    @Test
    void keysWhenTheSecretIsShortThenNoStart() {
        assertThatThrownBy(() -> keys("short")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readableCodeThenSixtyBitsThatSurviveTheHandOfAPerson() {
        String code = ReadableCode.random();

        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(ReadableCode.normalized(" 7kq2 m9xaO4tl ")).isEqualTo("7KQ2M9XA04T1");
        assertThat(ReadableCode.normalized(code.toLowerCase())).isEqualTo(ReadableCode.normalized(code));
    }
}
