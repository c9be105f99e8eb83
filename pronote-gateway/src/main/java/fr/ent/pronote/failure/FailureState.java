package fr.ent.pronote.failure;

/** Where a report stands. */
public enum FailureState {
    OPEN,
    LINKED,
    REJECTED
}
