package fr.ent.connector.myapps;

import fr.ent.connector.definition.Category;
import java.util.stream.Stream;

/** A part of « Mes applis », by its name in the address. */
public enum Shelf {
    ALL("", null),
    FAVOURITES("favoris", null),
    COMMUNICATION("communication", Category.COMMUNICATION),
    PEDAGOGY("pedagogie", Category.PEDAGOGY),
    SCHOOL_LIFE("vie-scolaire", Category.SCHOOL_LIFE),
    ORGANISATION("organisation", Category.ORGANISATION);

    private final String slug;
    private final Category category;

    Shelf(String slug, Category category) {
        this.slug = slug;
        this.category = category;
    }

    /** An address of another time shows all. */
    static Shelf named(String slug) {
        return Stream.of(values())
                .filter(shelf -> shelf.slug.equals(slug))
                .findFirst()
                .orElse(ALL);
    }

    public String slug() {
        return slug;
    }

    boolean holds(App app) {
        return this == ALL || (this == FAVOURITES ? app.favourite() : app.category() == category);
    }
}
