package fr.ent.sso.registry;

/** How a site hears that the session of somebody it knows has ended (CAS 3.0 §2.3.3). */
public enum SingleLogout {
    /** The server posts the logout request to the site. */
    BACK_CHANNEL,
    /** The browser of the person carries it there. */
    FRONT_CHANNEL,
    /** The site is not told. */
    NONE
}
