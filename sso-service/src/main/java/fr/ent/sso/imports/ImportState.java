package fr.ent.sso.imports;

/** How far an import is. */
public enum ImportState {
    WAITING,
    RUNNING,
    DONE,
    /** Lines were wrong: nothing was written. */
    REFUSED,
    /** It broke, or the service ended: nothing was written. */
    FAILED
}
