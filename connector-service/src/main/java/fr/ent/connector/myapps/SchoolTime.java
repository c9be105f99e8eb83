package fr.ent.connector.myapps;

import fr.ent.kit.page.PageContext;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Moments as people read them, in the time of the schools and the language of the page; templates read it as
 * {@code inject:schoolTime}.
 */
@Named("schoolTime")
@RequestScoped
public class SchoolTime {
    private final ZoneId zone;
    private final PageContext page;

    SchoolTime(@ConfigProperty(name = "ent.time-zone", defaultValue = "Europe/Paris") ZoneId zone, PageContext page) {
        this.zone = zone;
        this.page = page;
    }

    /** « 1er septembre 2026 à 08:00 ». */
    public String of(Instant moment) {
        Locale locale = "en".equals(page.lang()) ? Locale.UK : Locale.FRANCE;
        ZonedDateTime here = moment.atZone(zone);
        String date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(here);
        String time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .format(here);
        MyAppsMessages words = MessageBundles.get(MyAppsMessages.class, Localized.Literal.of(page.lang()));
        boolean first = here.getDayOfMonth() == 1;
        return words.moment(first ? words.firstOf(date.substring(date.indexOf(' ') + 1)) : date, time);
    }
}
