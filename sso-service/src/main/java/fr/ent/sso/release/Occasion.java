package fr.ent.sso.release;

import java.time.Instant;
import java.util.UUID;

/**
 * On whose behalf something is released.
 *
 * @param connector opaque identifiers are made for it; null when a profile is looked at without one
 * @param service the URL the site gave; null for none
 * @param authenticatedAt when the person signed in
 * @param newLogin she gave her password for this very ticket
 * @param remembered her session is one she chose to keep on her device (CAS 3.0 §4.1)
 */
public record Occasion(UUID connector, String service, Instant authenticatedAt, boolean newLogin, boolean remembered) {}
