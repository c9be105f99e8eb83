package fr.ent.connector.explanation;

import fr.ent.kit.problem.ApiProblem;
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
import org.jboss.resteasy.reactive.RestQuery;

/** « Pourquoi est-ce que je ne le vois pas ? » for anybody, about himself. */
@Path("/api/me/explanation")
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
public class MyExplanationResource {
    private final Explanations explanations;

    MyExplanationResource(Explanations explanations) {
        this.explanations = explanations;
    }

    @GET
    @Operation(
            summary = "Why the caller sees a connector, or does not",
            description = "Needs an account, no function. TOKEN_OLDER says that his groups have changed since he signed"
                    + " in: what is told here holds at the ticket, and in « Mes applis » from the moment given, or when"
                    + " he signs in again. Drafts and connectors of other schools are unknown.")
    @APIResponse(responseCode = "200", description = "The verdict and its steps")
    public Explanation explain(
            @Parameter(description = "Id of the connector", required = true) @RestQuery UUID connector) {
        if (connector == null) {
            throw ApiProblem.invalid("connector", "required");
        }
        return explanations.ofCaller(connector);
    }
}
