package fr.ent.connector.health;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A login that a PRONOTE base does not recognise.
 *
 * @param account null when it is not known, or not of a school of the caller
 * @param name « NOM Prénom »; null likewise, and while sso-service does not answer
 */
@Schema(name = "HealthUnrecognised")
public record Unrecognised(String structure, UUID account, String name, String cause, Instant since, Instant last) {
    /** One page of them, the latest first. */
    @Schema(name = "HealthUnrecognisedPage")
    public record Page(List<Unrecognised> items, long total, int page, int size, Share.Missing missing) {}
}
