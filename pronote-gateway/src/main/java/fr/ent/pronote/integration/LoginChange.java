package fr.ent.pronote.integration;

/** What a base does with an « Identifiant CAS » whose login changed in the ENT. */
public enum LoginChange {
    /** The new login takes its place. */
    MOVE,
    /** It is removed; recognition starts anew at the next login. */
    DROP
}
