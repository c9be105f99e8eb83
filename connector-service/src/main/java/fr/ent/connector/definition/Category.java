package fr.ent.connector.definition;

import java.util.Optional;
import java.util.stream.Stream;

/** Under which heading « Mes applis » shows a tile; a connector may have none. */
public enum Category {
    COMMUNICATION,
    PEDAGOGY,
    SCHOOL_LIFE,
    ORGANISATION;

    static Optional<Category> named(String name) {
        return Stream.of(values())
                .filter(category -> category.name().equals(name))
                .findFirst();
    }
}
