package fr.ent.sso.imports;

/** What a running import does. */
public enum ImportPhase {
    READING,
    CHECKING,
    WRITING
}
