package fr.ent.connector.health;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The times that figures are about. */
final class Periods {
    private final ZoneId zone;
    private final int yearStart;

    Periods(HealthConfig config) {
        this(config.zone(), config.yearStart());
    }

    Periods(ZoneId zone, int yearStart) {
        this.zone = zone;
        this.yearStart = yearStart;
    }

    LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** When the school year of this moment began. */
    Instant year(Instant now) {
        LocalDate day = day(now);
        LocalDate start = LocalDate.of(day.getYear(), yearStart, 1);
        return start(start.isAfter(day) ? start.minusYears(1) : start);
    }

    /** So much time ago, Saturdays and Sundays not counted: on a Monday a day ago is Friday. */
    Instant schoolTimeAgo(Instant now, Duration time) {
        Duration left = time;
        Instant end = now;
        LocalDate day = day(now);
        while (true) {
            Instant start = start(day);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                Duration there = Duration.between(start, end);
                if (there.compareTo(left) >= 0) {
                    return end.minus(left);
                }
                left = left.minus(there);
            }
            end = start;
            day = day.minusDays(1);
        }
    }
}
