package fr.ent.connector.definition;

import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.directory.Structure;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** « Modèles » of connectors. Reading needs ADMC or ADML; creating, that of the structure or of an ancestor of it. */
@Path("/api/connector-templates")
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
public class TemplateResource {
    private final ConnectorAdministration connectors;
    private final TemplateFilling templates;
    private final Administration administration;
    private final Directory directory;
    private final PageContext page;

    TemplateResource(
            ConnectorAdministration connectors,
            TemplateFilling templates,
            Administration administration,
            Directory directory,
            PageContext page) {
        this.connectors = connectors;
        this.templates = templates;
        this.administration = administration;
        this.directory = directory;
        this.page = page;
    }

    /**
     * A template.
     *
     * @param asks what must be given with it: {@code uai}, or fields of {@code ConnectorInput}
     * @param connector what it fills; {@code ${name}} is the structure's name, {@code ${uai}} the UAI
     */
    @Schema(name = "ConnectorTemplate")
    record TemplateView(String name, String title, String description, List<String> asks, ConnectorForm connector) {}

    /** What a template is filled with. */
    @Schema(name = "ConnectorTemplateInput")
    record TemplateForm(
            @Schema(description = "UAI of the owner", example = "0900011A")
            String structure,

            @Schema(description = "UAI in the address; the structure's when absent", example = "0900011A")
            String uai,

            @Schema(description = "« Identifiant »; the template's, or a free one like it, when absent")
            String identifier,

            @Schema(description = "« URL »; the template's when absent")
            String url,

            @Schema(description = "Whether it stays a draft", defaultValue = "false")
            Boolean draft) {}

    @GET
    @Operation(summary = "List the templates of connectors")
    @APIResponse(responseCode = "200", description = "Each says what it is for and what it asks")
    public List<TemplateView> list() {
        administration.requireAny();
        return ConnectorTemplates.all().stream()
                .map(template -> new TemplateView(
                        template.name(),
                        template.title(page.locale()),
                        template.description(page.locale()),
                        template.asks(),
                        template.connector()))
                .toList();
    }

    @POST
    @Path("{name}")
    @Operation(
            summary = "Create a connector from a template",
            description = "Of PRONOTE_HOSTED only the UAI is asked. Everything else is as the template says.")
    @APIResponse(responseCode = "201", description = "Created; ETag is its version")
    public RestResponse<ConnectorView> create(@RestPath String name, TemplateForm form) {
        if (form == null || form.structure == null) {
            throw ApiProblem.invalid("structure", "required");
        }
        Structure owner = directory
                .structure(form.structure)
                .orElseThrow(() -> ConnectorProblems.structureUnknown(form.structure));
        administration.require(owner.uai);
        ConnectorForm filled =
                templates.fill(ConnectorTemplates.named(name), owner, Objects.requireNonNullElse(form.uai, owner.uai));
        ConnectorAdministration.Saved created = connectors.create(
                owner.uai,
                filled.with(
                        Objects.requireNonNullElse(form.identifier, filled.identifier()),
                        Objects.requireNonNullElse(form.url, filled.url()),
                        Boolean.TRUE.equals(form.draft)));
        return ResponseBuilder.<ConnectorView>created(URI.create("/api/connectors/" + created.connector().id))
                .tag(VersionTag.of(created.connector()))
                .header("Cache-Control", "no-store")
                .entity(connectors.view(created))
                .build();
    }
}
