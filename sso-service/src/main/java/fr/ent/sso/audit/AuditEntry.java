package fr.ent.sso.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One line of the log.
 *
 * @param actor account or client that acted; null for the service itself or somebody unknown
 * @param actorLogin the actor's login now; null for a client, and when the account is gone
 * @param subject the account it was done to; null when there is none
 * @param address where the request came from
 * @param request the reference of the request, as in the other logs
 * @param details JSON
 */
@Schema(name = "AuditEntry")
public record AuditEntry(
        long id,
        Instant at,
        String actor,
        String actorLogin,
        String action,
        UUID subject,
        String subjectLogin,
        String address,
        String request,

        @JsonRawValue @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
        String details) {}
