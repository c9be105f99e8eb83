package fr.ent.pronote.identity;

/** What comparing one piece of identity gave. */
public record FieldCheck(Field field, Verdict verdict) {
    /** The possible outcomes, from agreement to contradiction. */
    public enum Verdict {
        EQUAL,
        /** One side's first names begin with all those of the other. */
        PREFIX,
        /** Not sent by the ENT. */
        MISSING_IN_ENT,
        MISSING_IN_BASE,
        /** This population is not told apart by it. */
        NOT_COMPARED,
        /** Different, but close enough for a person to look at. */
        NEAR,
        /** The same date once day and month are exchanged. */
        INVERTED,
        DIFFERENT
    }

    /** Whether the two sides may still be one person. */
    boolean agrees() {
        return verdict.compareTo(Verdict.NEAR) < 0;
    }
}
