package fr.ent.sso.imports;

import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ProblemDetails;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Imports over REST. */
@Path("/api/accounts/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports", description = "Schools, people, classes and guardians from files")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class ImportResource {
    private static final int MAX_PAGE = 1_000_000;
    private static final int MAX_SIZE = 500;

    private final ImportDesk desk;
    private final Imports imports;
    private final PageContext page;

    ImportResource(ImportDesk desk, Imports imports, PageContext page) {
        this.desk = desk;
        this.imports = imports;
        this.page = page;
    }

    /** An import and how far it is. */
    @Schema(name = "Import")
    public record ImportView(
            UUID id,
            ImportState state,
            ImportPhase phase,
            String structure,
            boolean dryRun,
            boolean rowByRow,
            boolean complete,
            boolean applicable,
            Progress progress,
            Map<String, Long> counts,
            long errors,
            long warnings,
            Instant createdAt,
            Instant startedAt,
            Instant endedAt,
            List<ImportFile> files) {
        static ImportView of(Import job, List<ImportFile> files) {
            return new ImportView(
                    job.id(),
                    job.state(),
                    job.phase(),
                    job.structure(),
                    job.dryRun(),
                    job.rowByRow(),
                    job.complete(),
                    job.applicable(),
                    new Progress(job.linesRead(), job.linesTotal(), job.rowsWritten()),
                    job.counts(),
                    job.errors(),
                    job.warnings(),
                    job.createdAt(),
                    job.startedAt(),
                    job.endedAt(),
                    files);
        }
    }

    /** How far it is. */
    public record Progress(long linesRead, long linesTotal, long rowsWritten) {}

    /** One page of imports, without their files. */
    public record ImportPage(List<ImportView> items, long total, int page, int size) {}

    /** A finding in the caller's language. */
    @Schema(name = "Finding")
    public record FindingView(Severity severity, String file, long line, String column, String reason, String message) {
        static FindingView of(Finding finding, Locale locale) {
            return new FindingView(
                    finding.severity(),
                    finding.file(),
                    finding.line(),
                    finding.column(),
                    finding.slug(),
                    finding.message(locale));
        }
    }

    /** One page of a report. */
    public record ReportPage(List<FindingView> items, long total, int page, int size) {}

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Import files",
            description = "Only tries them unless dryRun is false. Needs ADMC, or ADML of the structure, who imports"
                    + " people of his schools only. The answer names where to see how far it is.")
    @APIResponse(responseCode = "202", description = "Accepted; Location is the import")
    @APIResponse(responseCode = "409", description = "Another import of these structures waits or runs")
    public RestResponse<ImportView> start(ImportForm form) {
        return accepted(desk.start(form));
    }

    @POST
    @Path("{id}/application")
    @Operation(summary = "Do for real what a dry run tried", description = "Needs the rights of the dry run.")
    @APIResponse(responseCode = "202", description = "Accepted; Location is the new import")
    public RestResponse<ImportView> apply(@RestPath UUID id) {
        return accepted(desk.apply(id));
    }

    @GET
    @Operation(summary = "List imports, the latest first", description = "Needs ADMC, or ADML: those of his schools.")
    public ImportPage list(
            @RestQuery("page") @DefaultValue("0") @Min(0) @Max(MAX_PAGE) int number,
            @RestQuery @DefaultValue("50") @Min(1) @Max(MAX_SIZE) int size) {
        return new ImportPage(
                desk.list(number, size).stream()
                        .map(job -> ImportView.of(job, List.of()))
                        .toList(),
                desk.count(),
                number,
                size);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "See how far an import is", description = "Needs ADMC, or ADML of its structure.")
    public ImportView read(@RestPath UUID id) {
        return ImportView.of(desk.visible(id), imports.files(id));
    }

    @GET
    @Path("{id}/report")
    @Operation(summary = "Read what was found, line by line", description = "Needs ADMC, or ADML of its structure.")
    public ReportPage report(
            @RestPath UUID id,
            @RestQuery("page") @DefaultValue("0") @Min(0) @Max(MAX_PAGE) int number,
            @RestQuery @DefaultValue("100") @Min(1) @Max(MAX_SIZE) int size) {
        desk.visible(id);
        return new ReportPage(
                imports.findings(id, number * size, size).stream()
                        .map(finding -> FindingView.of(finding, page.locale()))
                        .toList(),
                imports.findingCount(id),
                number,
                size);
    }

    private RestResponse<ImportView> accepted(UUID id) {
        return ResponseBuilder.<ImportView>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/api/accounts/imports/" + id))
                .entity(read(id))
                .build();
    }
}
