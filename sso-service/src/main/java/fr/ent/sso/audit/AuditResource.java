package fr.ent.sso.audit;

import fr.ent.kit.problem.ProblemDetails;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The audit log over REST. */
@Path("/api/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit", description = "Who did what to whom; ADMC, or ADML for his people")
@APIResponse(
        responseCode = "401",
        description = "No valid token",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
@APIResponse(
        responseCode = "403",
        description = "Neither ADMC nor ADML",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class AuditResource {
    private static final int MAX_SIZE = 200;
    private static final int MAX_PAGE = 10_000;

    private final AuditReading reading;
    private final AuditEntries entries;

    AuditResource(AuditReading reading, AuditEntries entries) {
        this.reading = reading;
        this.entries = entries;
    }

    @GET
    @Operation(
            summary = "Search the audit log",
            description =
                    "The latest first. from and to are a day or a moment with its zone; actor and subject an id or"
                            + " a login; action a whole name (session.ended) or its feature (session); q is looked for in details"
                            + " and address, of the last 7 days unless from is given. The total stops at 10,000, then more is true.")
    public AuditEntries.Found search(
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String actor,
            @RestQuery String action,
            @RestQuery String subject,
            @RestQuery String q,
            @RestQuery @DefaultValue("0") @Min(0) @Max(MAX_PAGE) int page,
            @RestQuery @DefaultValue("50") @Min(1) @Max(MAX_SIZE) int size) {
        return entries.find(reading.query(from, to, actor, action, subject, q), page, size);
    }

    @GET
    @Path("export")
    @Produces("text/csv")
    @Operation(
            summary = "Export the audit log as CSV",
            description = "All entries of the search, with the same filters.")
    public Response export(
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String actor,
            @RestQuery String action,
            @RestQuery String subject,
            @RestQuery String q) {
        return csv(reading, entries, reading.query(from, to, actor, action, subject, q));
    }

    static Response csv(AuditReading reading, AuditEntries entries, AuditQuery query) {
        reading.noteExport(query);
        StreamingOutput body = out -> AuditCsv.write(out, (last, limit) -> entries.after(query, last, limit));
        return Response.ok(body, "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"journal.csv\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
