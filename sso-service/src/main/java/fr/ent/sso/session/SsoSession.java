package fr.ent.sso.session;

import java.time.Instant;
import java.util.UUID;

/**
 * A live session and whose it is.
 *
 * @param digest SHA-256 of the cookie's value in hexadecimal: how the session is named to others
 * @param authenticatedAt when the password was last given
 * @param warned the person wants to be asked before another site learns who she is
 */
public record SsoSession(
        long id, String digest, UUID account, String login, String name, Instant authenticatedAt, boolean warned) {}
