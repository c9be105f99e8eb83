package fr.ent.sso.ticket;

import fr.ent.sso.release.Release;
import java.time.Instant;

/** What comes of validating a ticket. */
public sealed interface Validation {
    /** @param newLogin the password was given for this very ticket */
    record Success(Release release, Instant authenticatedAt, boolean newLogin) implements Validation {}

    record Failure(RefusalCause cause) implements Validation {}
}
