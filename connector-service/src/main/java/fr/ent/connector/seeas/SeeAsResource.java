package fr.ent.connector.seeas;

import fr.ent.connector.myapps.App;
import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** « Voir comme… » over REST. */
@Path("/api/people/{account}/apps")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "My apps")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class SeeAsResource {
    private final SeenApps seen;

    SeeAsResource(SeenApps seen) {
        this.seen = seen;
    }

    /** What somebody has in « Mes applis ». */
    @Schema(name = "AppsOfPerson")
    record AppsOfPerson(
            UUID account,
            @Schema(examples = "GAUDIN Bernard") String name,
            List<App> items) {}

    @GET
    @Operation(
            summary = "What somebody else may open",
            description = "Needs ADMC, or ADML of a school of the person. Each look is written to the audit log.")
    @APIResponse(responseCode = "200", description = "His tiles, as his groups are now")
    public RestResponse<AppsOfPerson> apps(
            @Parameter(description = "Id of the person's account") @RestPath UUID account) {
        SeenApps.Seen found = seen.of(account);
        return ResponseBuilder.ok(new AppsOfPerson(account, found.person().name(), found.apps()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
