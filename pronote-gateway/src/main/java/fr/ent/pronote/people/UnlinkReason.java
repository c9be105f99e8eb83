package fr.ent.pronote.people;

/** Why an « Identifiant CAS » was removed. */
public enum UnlinkReason {
    RESET,
    REPLACED,
    ACCOUNT_DELETED,
    LOGIN_CHANGED,
    MERGED
}
