package fr.ent.connector.signon;

import java.util.Arrays;
import java.util.Optional;

/** « Type de CAS »: which release profile of sso-service answers this site. */
public enum CasType {
    /** The answer real PRONOTE servers live with. */
    PRONOTE,
    /** The standard CAS answer. */
    DEFAULT;

    public static Optional<CasType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }
}
