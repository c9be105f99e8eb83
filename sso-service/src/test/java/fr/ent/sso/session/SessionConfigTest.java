package fr.ent.sso.session;

import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SessionConfigTest {
    private record Config(Duration remembered) implements SessionConfig {
        @Override
        public Duration idle() {
            return Duration.ofHours(2);
        }

        @Override
        public Duration maximum() {
            return Duration.ofHours(12);
        }
    }

    /** Rule 83 (CAS 3.0 §4.1.5): three months at most. */
    @Test
    void rule83WhenALongerLifeIsConfiguredThenThreeMonths() {
        assertThat(new Config(Duration.ofDays(400)).lifetime(true)).isEqualTo(Duration.ofDays(90));
        assertThat(new Config(Duration.ofDays(14)).lifetime(true)).isEqualTo(Duration.ofDays(14));
        assertThat(new Config(Duration.ofDays(14)).lifetime(false)).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void openingThenUserAgentIsCutAndHoldsNoControls() {
        Opening opening = new Opening(false, false, null, "a\u0000\r\nb" + "c".repeat(1000));

        assertThat(opening.userAgent()).startsWith("abc").hasSize(300);
    }
}
