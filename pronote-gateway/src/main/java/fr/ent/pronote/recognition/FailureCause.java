package fr.ent.pronote.recognition;

/** Why a login could not be tied to a person. */
public enum FailureCause {
    NOT_FOUND,
    AMBIGUOUS,
    ALREADY_LINKED,
    NO_CATEGORY
}
