package fr.ent.connector.definition;

import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Checks a connector before it is saved. Needs ADMC, or ADML of the structure or of an ancestor of it. */
@Path("/api/connectors/checks")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Connectors")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class CheckResource {
    private final ConnectorChecks checks;
    private final PageContext page;

    CheckResource(ConnectorChecks checks, PageContext page) {
        this.checks = checks;
        this.page = page;
    }

    /** What is to be checked. */
    @Schema(name = "CheckInput")
    record CheckForm(
            @Schema(description = "UAI of the owner", example = "0900011A")
            String structure,

            @Schema(description = "The connector that would be changed; absent for a new one")
            UUID id,

            ConnectorForm connector,

            @Schema(
                    description = "Service URLs to be tried against its URL or « Pattern CAS », 20 at most",
                    examples = "[\"https://site.example/login?x=1\"]")
            List<String> samples) {}

    /**
     * @param errors because of which it would be refused
     * @param warnings what would be allowed but deserves a look
     * @param suggestion a free identifier when the one given is taken
     */
    @Schema(name = "Checks")
    record Checks(
            List<Finding> errors, List<Finding> warnings, String suggestion, List<ConnectorChecks.Sample> samples) {}

    @POST
    @Operation(
            summary = "Check a connector without saving it",
            description = "Every rule of creating or changing it, warnings, and whether sample URLs would be its own.")
    @APIResponse(responseCode = "200", description = "What was found; nothing was changed")
    public Checks check(CheckForm form) {
        if (form == null || form.structure == null) {
            throw ApiProblem.invalid("structure", "required");
        }
        if (form.connector == null) {
            throw ApiProblem.invalid("connector", "required");
        }
        ConnectorChecks.Result found = checks.of(form.structure, form.id, form.connector, form.samples);
        return new Checks(
                Finding.of(found.errors(), page.locale()),
                Finding.of(found.warnings(), page.locale()),
                found.suggestion(),
                found.samples());
    }
}
