package fr.ent.connector.health;

import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * « Santé » of a connector over REST. Needs ADMC or ADML of the owner or of an ancestor, for all schools; or ADML of a
 * structure that inherits it, for his own schools.
 */
@Path("/api/connectors/{id}/health")
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
public class HealthResource {
    private static final String STRUCTURE =
            "UAI of one structure, which means those below it too; all of the caller's without it";

    private final ConnectorHealth health;

    HealthResource(ConnectorHealth health) {
        this.health = health;
    }

    @GET
    @Operation(
            summary = "How the sign-ins by a connector go",
            description =
                    "The last success, failures by cause in the last 24 hours, 7 days and this school year, and the"
                            + " last 14 days. Figures come from the events of sso-service and pronote-gateway, seconds later.")
    @APIResponse(responseCode = "200", description = "The figures; without any use everything is 0 or null")
    public HealthView read(
            @Parameter(description = "Id of the connector") @RestPath UUID id,
            @Parameter(description = STRUCTURE) @RestQuery String structure) {
        return health.of(id, structure);
    }

    @GET
    @Path("structures")
    @Operation(summary = "How they went in each school in the last 7 days, the worst first")
    @APIResponse(responseCode = "200", description = "One page of schools")
    public SchoolHealth.Page schools(
            @Parameter(description = "Id of the connector") @RestPath UUID id,
            @Parameter(description = "Page, from 1") @RestQuery @DefaultValue("1") @Min(1) @Max(1_000_000) int page,
            @Parameter(description = "Rows of a page") @RestQuery @DefaultValue("20") @Min(1) @Max(200) int size) {
        return health.schools(id, page, size);
    }

    @GET
    @Path("groups")
    @Operation(
            summary = "How much of each granted group has ever come in",
            description = "While sso-service does not answer, present is null and missing says so.")
    @APIResponse(responseCode = "200", description = "One page of groups")
    public Share.Page groups(
            @Parameter(description = "Id of the connector") @RestPath UUID id,
            @Parameter(description = STRUCTURE) @RestQuery String structure,
            @Parameter(description = "Page, from 1") @RestQuery @DefaultValue("1") @Min(1) @Max(1_000_000) int page,
            @Parameter(description = "Rows of a page") @RestQuery @DefaultValue("20") @Min(1) @Max(200) int size) {
        return health.groups(id, structure, page, size);
    }

    @GET
    @Path("absent")
    @Operation(
            summary = "People of the granted groups who have never come in",
            description = "By name. Above 20,000 people who came in, missing is TOO_MANY and nobody is listed.")
    @APIResponse(responseCode = "200", description = "One page of people")
    public Absent.Page absent(
            @Parameter(description = "Id of the connector") @RestPath UUID id,
            @Parameter(description = STRUCTURE) @RestQuery String structure,
            @Parameter(description = "Beginnings of words of name and login")
                    @RestQuery
                    @DefaultValue("")
                    @Size(max = 200)
                    String q,
            @Parameter(description = "Page, from 1") @RestQuery @DefaultValue("1") @Min(1) @Max(1_000_000) int page,
            @Parameter(description = "Rows of a page") @RestQuery @DefaultValue("20") @Min(1) @Max(200) int size) {
        return health.absent(id, structure, q, page, size);
    }

    @GET
    @Path("unrecognised")
    @Operation(
            summary = "People whom the PRONOTE bases behind a connector do not recognise",
            description = "The latest first. Named only when they are of a school of the caller.")
    @APIResponse(responseCode = "200", description = "One page of people; empty for a connector that is not PRONOTE's")
    public Unrecognised.Page unrecognised(
            @Parameter(description = "Id of the connector") @RestPath UUID id,
            @Parameter(description = STRUCTURE) @RestQuery String structure,
            @Parameter(description = "Page, from 1") @RestQuery @DefaultValue("1") @Min(1) @Max(1_000_000) int page,
            @Parameter(description = "Rows of a page") @RestQuery @DefaultValue("20") @Min(1) @Max(200) int size) {
        return health.unrecognised(id, structure, page, size);
    }
}
