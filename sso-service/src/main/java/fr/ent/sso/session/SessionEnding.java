package fr.ent.sso.session;

import java.util.UUID;

/**
 * Fired in the transaction that ends a session, while what hangs on it is still there to be read: whoever keeps
 * something for the session lets go of it now, and notes whom to tell.
 *
 * @param digest how the session is named to others
 */
public record SessionEnding(long id, String digest, UUID account, EndReason reason) {}
