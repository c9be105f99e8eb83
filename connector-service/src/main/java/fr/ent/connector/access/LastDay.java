package fr.ent.connector.access;

import fr.ent.connector.definition.Grant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The end of a right as people say it: the last day on which it holds, in the schools' time zone. */
@ApplicationScoped
class LastDay {
    private static final int SHAPE = "2027-07-05".length();

    private final ZoneId zone;
    private final Clock clock = Clock.systemUTC();

    LastDay(AccessConfig config) {
        this.zone = config.zone();
    }

    /** Null for a right without end. */
    LocalDate of(Instant until) {
        return until == null ? null : until.minusNanos(1).atZone(zone).toLocalDate();
    }

    /** The moment at which that day is over. */
    Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** A day as {@code 2027-07-05}; empty when the text is none, or no year that a right may end in. */
    Optional<LocalDate> parse(String text) {
        try {
            return text.strip().length() == SHAPE
                    ? Optional.of(LocalDate.parse(text.strip())).filter(day -> day.getYear() >= 2000)
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    boolean over(Instant until) {
        return until != null && !until.isAfter(clock.instant());
    }

    boolean over(Grant grant) {
        return grant.ended(clock.instant());
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(zone));
    }
}
