package fr.ent.connector.health;

import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** « Connecteurs en difficulté » over REST. Needs ADMC, for all schools, or ADML, for his. */
@Path("/api/health/connectors")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Health", description = "How the sign-ins by connectors go")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class TroubleResource {
    private final Troubles troubles;

    TroubleResource(Troubles troubles) {
        this.troubles = troubles;
    }

    @GET
    @Operation(
            summary = "Connectors in trouble",
            description =
                    "FAILING: most of the latest sign-ins fail. SILENT: it was in regular use, and nobody has come in"
                            + " for a day of school. The limits are settings, connector.health.*.")
    @APIResponse(responseCode = "200", description = "One page of connectors by school, the worst first")
    public Trouble.Page find(
            @Parameter(
                            description =
                                    "UAI of one structure, which means those below it too; all of the caller's without it")
                    @RestQuery
                    String structure,
            @Parameter(description = "Page, from 1") @RestQuery @DefaultValue("1") @Min(1) @Max(1_000_000) int page,
            @Parameter(description = "Rows of a page") @RestQuery @DefaultValue("20") @Min(1) @Max(200) int size) {
        return troubles.find(structure, page, size);
    }
}
