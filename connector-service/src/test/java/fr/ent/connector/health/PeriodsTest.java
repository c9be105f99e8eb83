package fr.ent.connector.health;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PeriodsTest {
    private final Periods periods = new Periods(ZoneId.of("Europe/Paris"), 9);

    @Test
    void yearWhenBeforeSeptemberThenItBeganTheYearBefore() {
        assertThat(periods.year(Instant.parse("2026-06-30T10:00:00Z"))).isEqualTo("2025-08-31T22:00:00Z");
        assertThat(periods.year(Instant.parse("2026-11-23T10:00:00Z"))).isEqualTo("2026-08-31T22:00:00Z");
        assertThat(periods.year(Instant.parse("2026-08-31T22:00:00Z"))).isEqualTo("2026-08-31T22:00:00Z");
    }

    @Test
    void schoolTimeAgoWhenAWeekendIsBetweenThenItDoesNotCount() {
        Instant monday = Instant.parse("2026-11-23T09:00:00Z");
        assertThat(periods.schoolTimeAgo(monday, Duration.ofHours(24))).isEqualTo("2026-11-20T09:00:00Z");
        assertThat(periods.schoolTimeAgo(monday, Duration.ofHours(2))).isEqualTo("2026-11-23T07:00:00Z");
    }

    @Test
    void schoolTimeAgoWhenItIsSundayThenItCountsFromFridayNight() {
        Instant sunday = Instant.parse("2026-11-22T15:00:00Z");
        assertThat(periods.schoolTimeAgo(sunday, Duration.ofHours(24))).isEqualTo("2026-11-19T23:00:00Z");
    }
}
