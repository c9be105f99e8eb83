package fr.ent.connector.myapps;

import java.time.Instant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AvailabilityTest {
    private static final Instant EIGHT = Instant.parse("2026-09-01T06:00:00Z");
    private static final Instant NINE = Instant.parse("2026-09-01T07:00:00Z");

    @Test
    void ofWhenThereAreNoDatesThenOpen() {
        assertThat(Availability.of(null, null, EIGHT)).isEqualTo(Availability.OPEN);
    }

    @Test
    void ofWhenAtTheLimitsThenOpenFromTheFirstUntilJustBeforeTheLast() {
        assertThat(Availability.of(EIGHT, NINE, EIGHT.minusMillis(1))).isEqualTo(Availability.NOT_YET);
        assertThat(Availability.of(EIGHT, NINE, EIGHT)).isEqualTo(Availability.OPEN);
        assertThat(Availability.of(EIGHT, NINE, NINE.minusMillis(1))).isEqualTo(Availability.OPEN);
        assertThat(Availability.of(EIGHT, NINE, NINE)).isEqualTo(Availability.CLOSED);
    }
}
