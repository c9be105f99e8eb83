package fr.ent.sso.page;

import fr.ent.kit.page.PageContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Dates as the reader writes them, in the time of the schools; templates read it as {@code inject:moments}. */
@Named("moments")
@RequestScoped
public class Moments {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private final PageContext page;

    Moments(PageContext page) {
        this.page = page;
    }

    public String time(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(page.locale())
                .withZone(ZONE)
                .format(moment);
    }

    public String date(Instant moment) {
        return day(LocalDate.ofInstant(moment, ZONE));
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(page.locale())
                .format(day);
    }
}
