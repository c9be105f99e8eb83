package fr.ent.connector.seeas;

import fr.ent.connector.directory.Administration;
import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Who looked at whose « Mes applis ». */
@Path("/api/audit")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit", description = "Who looked at what other people have")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class AuditResource {
    private final Audit audit;
    private final Administration administration;

    AuditResource(Audit audit, Administration administration) {
        this.audit = audit;
        this.administration = administration;
    }

    /** One page of the log. */
    @Schema(name = "AuditPage")
    record AuditPage(List<Audit.Entry> items, int page, int size) {}

    @GET
    @Operation(summary = "Read the audit log", description = "Latest first, of one account if asked. Needs ADMC.")
    @APIResponse(responseCode = "200", description = "One page")
    public AuditPage read(
            @Parameter(description = "Only what was done to this account") @RestQuery UUID subject,
            @RestQuery @DefaultValue("1") @Min(1) @Max(1_000_000) int page,
            @RestQuery @DefaultValue("50") @Min(1) @Max(500) int size) {
        administration.requirePlatform();
        return new AuditPage(audit.list(subject, page, size), page, size);
    }
}
