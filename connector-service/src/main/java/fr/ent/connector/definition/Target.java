package fr.ent.connector.definition;

import java.util.Arrays;
import java.util.Optional;

/** « Cible »: where a connector opens. */
public enum Target {
    PAGE,
    NEW_PAGE,
    FRAME;

    static Optional<Target> named(String name) {
        return Arrays.stream(values())
                .filter(target -> target.name().equals(name))
                .findFirst();
    }
}
