package fr.ent.sso.session;

/** Why a session ended. */
public enum EndReason {
    LOGOUT,
    EXPIRED,
    /** Somebody else signed in, in the same browser. */
    REPLACED,
    ADMINISTRATOR
}
