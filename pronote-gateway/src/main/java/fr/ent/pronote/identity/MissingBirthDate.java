package fr.ent.pronote.identity;

/** What a base does with a pupil whose name is unique and whose birth date one side does not know. */
public enum MissingBirthDate {
    /** Recognised, and marked as weak. */
    ACCEPT,
    REFUSE
}
