package fr.ent.connector.health;

import fr.ent.kit.page.PageContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Times as people read them; templates read it as {@code inject:healthTimes}. */
@Named("healthTimes")
@ApplicationScoped
public class HealthTimes {
    private final PageContext page;
    private final HealthConfig config;

    HealthTimes(PageContext page, HealthConfig config) {
        this.page = page;
        this.config = config;
    }

    /** How long ago, in whole units of MINUTES, HOURS or DAYS. */
    public record Ago(String unit, long count) {}

    public String time(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(page.locale())
                .withZone(config.zone())
                .format(moment);
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(page.locale())
                .format(day);
    }

    public Ago ago(Instant moment) {
        Duration time = Duration.between(moment, Instant.now());
        if (time.toHours() < 1) {
            return new Ago("MINUTES", Math.max(time.toMinutes(), 0));
        }
        return time.toDays() < 2 ? new Ago("HOURS", time.toHours()) : new Ago("DAYS", time.toDays());
    }
}
