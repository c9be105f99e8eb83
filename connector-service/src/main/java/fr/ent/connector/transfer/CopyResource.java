package fr.ent.connector.transfer;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Copies over REST. Needs ADMC, or ADML of the owner and of each structure that is copied to. */
@Path("/api/connectors/{id}/copies")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Transfer")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class CopyResource {
    private final ConnectorCopies copies;

    CopyResource(ConnectorCopies copies) {
        this.copies = copies;
    }

    /**
     * Where to.
     *
     * @param structures UAIs
     * @param publish whether a published connector is published there too; else its copies are drafts
     * @param rights whether its rights are brought along; true when absent
     */
    @Schema(name = "CopyOrder")
    record CopyForm(List<String> structures, Boolean publish, Boolean rights) {}

    /** What became of each copy. */
    @Schema(name = "CopyReport")
    record CopyReport(boolean dryRun, List<ImportReport> copies) {}

    @POST
    @Operation(
            summary = "Copy a connector to other structures",
            description = "UAI and name of the owner become those of each structure. Each copy is made or not, whatever"
                    + " becomes of the others; repeated, it changes the copy that is there.")
    @APIResponse(responseCode = "200", description = "A report for each structure")
    public RestResponse<CopyReport> copy(
            @RestPath UUID id,
            @Parameter(description = "Only tell what would happen") @RestQuery @DefaultValue("false") boolean dryRun,
            CopyForm form) {
        if (form == null) {
            throw ApiProblem.invalid("structures", "required");
        }
        ConnectorImport.Options options = new ConnectorImport.Options(
                true, Boolean.TRUE.equals(form.publish()), !Boolean.FALSE.equals(form.rights()));
        return ResponseBuilder.ok(new CopyReport(dryRun, copies.copy(id, form.structures(), options, dryRun)))
                .header("Cache-Control", "no-store")
                .build();
    }
}
