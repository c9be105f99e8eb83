package fr.ent.sso.logout;

import java.util.UUID;

/**
 * One site to be told of one ended session.
 *
 * @param session digest of the session
 * @param url where to
 * @param field the form field: {@code logoutRequest} (CAS) or {@code logout_token} (OpenID Connect)
 * @param body its value
 */
public record LogoutDelivery(
        String session, UUID account, UUID connector, Channel channel, String url, String field, String body) {
    /** Who carries it. */
    public enum Channel {
        /** This server. */
        BACK_CHANNEL,
        /** The browser of the person who signs out. */
        FRONT_CHANNEL
    }
}
