package fr.ent.pronote.publication;

/** Whether we serve a base's Espaces, or a real PRONOTE does and we only see ticket events. */
public enum BaseKind {
    SIMULATED,
    OBSERVED
}
