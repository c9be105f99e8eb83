package fr.ent.connector.history;

import fr.ent.connector.definition.VersionTag;
import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The history of a connector over REST. Needs ADMC, or ADML of the owner or of an ancestor of it. */
@Path("/api/connectors/{id}/history")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "History", description = "What happened to a connector, and going back")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class HistoryResource {
    private final History history;

    HistoryResource(History history) {
        this.history = history;
    }

    /** One page of changes. */
    @Schema(name = "ConnectorChangePage")
    record ChangePage(List<ChangeView> items, long total, int page, int size) {}

    @GET
    @Operation(
            summary = "Read the changes of a connector",
            description = "Latest first; also of a deleted one. Never a secret.")
    @APIResponse(responseCode = "200", description = "One page of the changes")
    public ChangePage list(
            @RestPath UUID id,
            @RestQuery @DefaultValue("1") @Min(1) @Max(1_000_000) int page,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int size) {
        History.Past past = history.of(id, page, size);
        return new ChangePage(past.items(), past.total(), page, size);
    }

    @GET
    @Path("{change}/restoration")
    @Operation(summary = "What going back to a change would do", description = "Changes nothing.")
    @APIResponse(responseCode = "200", description = "What would be different; ETag is the connector's version")
    public RestResponse<RestorationView> preview(@RestPath UUID id, @RestPath long change) {
        History.Plan plan = history.plan(id, change);
        ResponseBuilder<RestorationView> answer =
                ResponseBuilder.ok(RestorationView.of(plan, plan.now() == null ? null : plan.now().version, null));
        return plan.now() == null
                ? answer.build()
                : answer.tag(VersionTag.of(plan.now())).build();
    }

    @POST
    @Path("{change}/restoration")
    @Operation(
            summary = "Go back to a change",
            description =
                    "A change of properties: they are again as they were after it. A change of rights: what it did"
                            + " is taken back as far as its groups still exist. A deletion: the connector exists again under"
                            + " its id, with the rights it had. Needs If-Match unless the connector is deleted. Checked and"
                            + " refused like any other change.")
    @APIResponse(responseCode = "200", description = "What was done; ETag is the connector's new version")
    public RestResponse<RestorationView> restore(
            @RestPath UUID id, @RestPath long change, @RestHeader("If-Match") String ifMatch) {
        Long version = ifMatch == null || ifMatch.isBlank() ? null : VersionTag.given(ifMatch);
        History.Restored restored = history.restore(id, change, version);
        return ResponseBuilder.ok(
                        RestorationView.of(restored.plan(), restored.connector().version, restored.newSecret()))
                .tag(VersionTag.of(restored.connector()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
