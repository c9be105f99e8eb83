package fr.ent.connector.definition;

import fr.ent.kit.page.PageContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Moments as people of the platform read them ({@code ent.time-zone}); templates call it {@code inject:localTime}. */
@Named("localTime")
@RequestScoped
public class LocalTime {
    private final ZoneId zone;
    private final PageContext page;

    LocalTime(@ConfigProperty(name = "ent.time-zone", defaultValue = "Europe/Paris") ZoneId zone, PageContext page) {
        this.zone = zone;
        this.page = page;
    }

    public ZoneId zone() {
        return zone;
    }

    /** Day and time, in the page's language; the month in letters, since 9/1 is read differently in England. */
    public String of(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(page.locale())
                .withZone(zone)
                .format(instant);
    }
}
