package fr.ent.connector.explanation;

import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
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

/** « Pourquoi ? » for an administrator. */
@Path("/api/connectors/{id}/explanation")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access rights")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class ExplanationResource {
    private final Explanations explanations;

    ExplanationResource(Explanations explanations) {
        this.explanations = explanations;
    }

    @GET
    @Operation(
            summary = "Why somebody sees a connector, or does not",
            description = "Needs ADMC, or ADML for whom both the connector and the person are his. Each step gives the"
                    + " connector (GIVES), is missing (MISSING), keeps from opening it (HINDERS) or only informs (NOTE)."
                    + " Rights given and taken away hold at once, in « Mes applis » and at the ticket; a change of the"
                    + " person's groups or schools holds at the ticket at once, and in « Mes applis » when his token is"
                    + " renewed: after 15 minutes at the latest, or when he signs in again.")
    @APIResponse(responseCode = "200", description = "The verdict and its steps")
    public Explanation explain(
            @RestPath UUID id,
            @Parameter(description = "Id of the person's account", required = true) @RestQuery UUID account) {
        return explanations.of(id, account);
    }
}
