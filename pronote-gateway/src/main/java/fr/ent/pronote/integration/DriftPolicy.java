package fr.ent.pronote.integration;

/** What a base does when a linked login comes back as somebody else. */
public enum DriftPolicy {
    /** Marked for the administrator; the login still opens the Espace. */
    WARN,
    /** Marked, and refused until the administrator has looked. */
    BLOCK
}
