package fr.ent.sso.account;

/** How a group comes by its members. */
public enum GroupType {
    /** All people of one profile in the school. */
    PROFILE,
    CLASS,
    FUNCTIONAL,
    MANUAL,
    FUNCTION
}
