package fr.ent.pronote.publication;

import fr.ent.pronote.identity.Population;
import java.util.Arrays;
import java.util.Optional;

/** An Espace, its page and whom it is for. */
public enum Space {
    PROFESSEURS("professeur.html", Population.TEACHERS),
    VIE_SCOLAIRE("viescolaire.html", Population.STAFF),
    PARENTS("parent.html", Population.GUARDIANS),
    ELEVES("eleve.html", Population.PUPILS);

    private static final String MOBILE = "mobile.";

    private final String page;
    private final Population population;

    Space(String page, Population population) {
        this.page = page;
        this.population = population;
    }

    public String page() {
        return page;
    }

    public Population population() {
        return population;
    }

    /** By its page, {@code professeur.html} or {@code mobile.professeur.html}. */
    public static Optional<Space> ofPage(String page) {
        String desktop = page.startsWith(MOBILE) ? page.substring(MOBILE.length()) : page;
        return Arrays.stream(values()).filter(each -> each.page.equals(desktop)).findFirst();
    }

    public static Space of(Population population) {
        return Arrays.stream(values())
                .filter(each -> each.population == population)
                .findFirst()
                .orElseThrow();
    }
}
