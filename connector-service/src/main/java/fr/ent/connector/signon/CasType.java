package fr.ent.connector.signon;

import java.util.Locale;

/**
 * « Type de CAS »: which release profile of sso-service answers this site.
 *
 * @param name of the profile
 * @param fr what French administrators read
 * @param en what the others read
 */
public record CasType(String name, String fr, String en) {
    public String title(Locale locale) {
        return "en".equals(locale.getLanguage()) ? en : fr;
    }
}
