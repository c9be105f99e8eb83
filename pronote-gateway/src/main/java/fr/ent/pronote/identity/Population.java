package fr.ent.pronote.identity;

import java.util.Arrays;
import java.util.Optional;

/** The four tabs of « Ressources »; each population has its own identifiers. Source: seed, « Réinitialiser… ». */
public enum Population {
    TEACHERS("teachers"),
    PUPILS("pupils"),
    GUARDIANS("guardians"),
    STAFF("staff");

    private final String path;

    Population(String path) {
        this.path = path;
    }

    /** The word of addresses, events and JSON. */
    public String path() {
        return path;
    }

    public static Optional<Population> ofPath(String path) {
        return Arrays.stream(values()).filter(each -> each.path.equals(path)).findFirst();
    }

    /** What must agree besides the names when both sides know it (RapprochementSSO 2.0, « clés par population »). */
    public Optional<Field> discriminator() {
        return switch (this) {
            case PUPILS, TEACHERS -> Optional.of(Field.BIRTH_DATE);
            case GUARDIANS -> Optional.of(Field.POSTAL_CODE);
            case STAFF -> Optional.empty();
        };
    }

    /** Whether a person should not be recognised by the names alone; what happens then is the base's policy. */
    public boolean wantsDiscriminator() {
        return this == PUPILS;
    }
}
