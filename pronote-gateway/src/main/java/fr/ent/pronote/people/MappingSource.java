package fr.ent.pronote.people;

/** How an « Identifiant CAS » came to a person. */
public enum MappingSource {
    AUTOMATIC,
    MANUAL,
    IMPORT,
    LOGIN_CHANGED,
    MERGED
}
