package fr.ent.connector.launch;

import fr.ent.connector.myapps.Person;
import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** « Ce que j'ai accepté », for the ENT's front end. Needs an account, no function. */
@Path("/api/me/notices")
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
public class NoticeResource {
    private final Notices notices;
    private final Person person;

    NoticeResource(Notices notices, Person person) {
        this.notices = notices;
        this.person = person;
    }

    /** One application that the caller has been told about. */
    @Schema(name = "AcceptedNotice")
    record NoticeView(
            UUID connector,

            @Schema(examples = "Pronote - Lycée Paul Martin")
            String name,

            @Schema(description = "When he went on") Instant at) {}

    /** The list, in an object so that it can grow. */
    @Schema(name = "AcceptedNotices")
    record NoticesView(List<NoticeView> items) {}

    @GET
    @Operation(
            summary = "What the caller has accepted",
            description = "The applications he opened after being told what they get to know about him, last first.")
    public NoticesView list() {
        return new NoticesView(notices.of(person.viewer()).stream()
                .map(each -> new NoticeView(each.connector(), each.name(), each.at()))
                .toList());
    }

    @PUT
    @Path("{connector}")
    @Operation(
            summary = "Go on to an application",
            description = "The caller has been told what it gets to know about him, and is not told again.")
    @APIResponse(responseCode = "204", description = "Kept")
    @APIResponse(
            responseCode = "404",
            description = "No such connector is open to the caller",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemDetails.class)))
    public void accept(@Parameter(description = "Id of the connector") @RestPath UUID connector) {
        notices.accept(person.viewer(), connector);
    }

    @DELETE
    @Path("{connector}")
    @Operation(summary = "Recall it", description = "He will be told again at the next opening.")
    @APIResponse(responseCode = "204", description = "Recalled, or never accepted")
    public void recall(@Parameter(description = "Id of the connector") @RestPath UUID connector) {
        notices.recall(person.viewer(), connector);
    }
}
