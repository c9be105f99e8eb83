package fr.ent.connector.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * « Tester » over REST. Needs ADMC, or ADML of the owner, of an ancestor, or of a structure that inherits; the person
 * must be of a structure of the caller's.
 */
@Path("/api/connectors/{id}/trial")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Trial", description = "A dry run of a connector for one person")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class TrialResource {
    private final Trials trials;
    private final PageContext page;

    TrialResource(Trials trials, PageContext page) {
        this.trials = trials;
        this.page = page;
    }

    /** For whom it is tried. */
    @Schema(name = "TrialInput")
    record TrialForm(
            @Schema(description = "Id of the account", required = true)
            UUID account,

            @Schema(
                    description = "A service address to be matched beside the connector's own; optional",
                    example = "https://0900011A.index-education.net/pronote/eleve.html")
            String service) {}

    /** One step of it. */
    @Schema(name = "TrialStep")
    record StepView(
            Step.Part part,
            Step.State state,

            @Schema(
                    description = "Name of what was found, which does not depend on the language",
                    example = "right-no-group")
            String finding,

            @Schema(description = "The same in words, and what to do")
            String message) {
        static StepView of(Step step, Locale locale) {
            return new StepView(step.part(), step.state(), step.finding(), step.message(locale));
        }
    }

    /** What a CAS site would be told. */
    @Schema(name = "TrialRelease")
    record ReleaseView(
            @Schema(description = "cas:user", example = "bernard.gaudin")
            String user,

            Map<String, List<String>> attributes,

            @Schema(description = "The answer of /cas/serviceValidate, letter by letter")
            String answer) {}

    /** The whole dry run. */
    @Schema(name = "Trial")
    record TrialView(
            UUID connector,
            UUID account,

            @Schema(description = "Whether no step failed") boolean succeeded,

            List<StepView> steps,

            @JsonInclude(JsonInclude.Include.NON_NULL) ReleaseView released) {}

    @POST
    @Operation(
            summary = "Try a connector for a person",
            description = "Publication, right, matching of the service address, what the site would be told, and"
                    + " whether the site answers this server. Nobody is signed in and nothing is changed; sso-service"
                    + " writes the look at the person's data to its audit log. A step whose answer cannot be had now"
                    + " says so, the others are answered.")
    @APIResponse(responseCode = "200", description = "Each step with what to do about it")
    public RestResponse<TrialView> run(@RestPath UUID id, TrialForm form) {
        if (form == null) {
            throw ApiProblem.invalid("account", "required");
        }
        Trial trial = trials.run(id, form.account(), form.service());
        return ResponseBuilder.ok(new TrialView(
                        id,
                        form.account(),
                        trial.failures() == 0,
                        trial.steps().stream()
                                .map(step -> StepView.of(step, page.locale()))
                                .toList(),
                        trial.released()
                                .map(each -> new ReleaseView(each.user(), each.attributes(), each.xml()))
                                .orElse(null)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
