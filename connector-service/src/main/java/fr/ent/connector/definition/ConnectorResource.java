package fr.ent.connector.definition;

import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Uai;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
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

/** Connectors over REST. Needs ADMC, or ADML of the connector's structure or of an ancestor of it. */
@Path("/api")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Connectors", description = "Links and connectors of a structure")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class ConnectorResource {
    private final ConnectorAdministration connectors;
    private final Administration administration;
    private final ServiceMatch matches;

    ConnectorResource(ConnectorAdministration connectors, Administration administration, ServiceMatch matches) {
        this.connectors = connectors;
        this.administration = administration;
        this.matches = matches;
    }

    /** Why nobody may change it for now. */
    record LockForm(String reason) {}

    @GET
    @Path("structures/{uai}/connectors")
    @Operation(
            summary = "Search the connectors of a structure",
            description =
                    "Its own and those its ancestors share, each with its origin."
                            + " sort: displayName, identifier, url, casType or structure, with - before it for descending order.")
    @APIResponse(responseCode = "200", description = "One page of the list")
    public ConnectorAdministration.Found search(
            @RestPath Uai uai,
            @RestQuery @DefaultValue("") String q,
            @RestQuery @DefaultValue("1") @Min(1) @Max(1_000_000) int page,
            @RestQuery @DefaultValue("50") @Min(1) @Max(500) int size,
            @RestQuery @DefaultValue("displayName") String sort) {
        return connectors.search(uai.value(), q, sort, page, size);
    }

    @POST
    @Path("structures/{uai}/connectors")
    @Operation(
            summary = "Create a connector",
            description = "Visible to nobody until a group is granted and while it is a draft. Its service URL must not"
                    + " meet another connector's; warnings say what deserves a look.")
    @APIResponse(responseCode = "201", description = "Created; ETag is its version")
    public RestResponse<ConnectorView> create(@RestPath Uai uai, ConnectorForm form) {
        ConnectorAdministration.Saved created = connectors.create(uai.value(), form);
        return tagged(ResponseBuilder.created(URI.create("/api/connectors/" + created.connector().id)), created);
    }

    @GET
    @Path("connectors/{id}")
    @Operation(summary = "Read a connector")
    @APIResponse(responseCode = "200", description = "The connector; ETag is its version")
    public RestResponse<ConnectorView> read(@RestPath UUID id) {
        return tagged(ResponseBuilder.ok(), connectors.readable(id));
    }

    @PUT
    @Path("connectors/{id}")
    @Operation(summary = "Replace a connector", description = "A secret that is left out stays as it is.")
    @APIResponse(responseCode = "200", description = "Changed; ETag is its new version")
    public RestResponse<ConnectorView> change(
            @RestPath UUID id, @RestHeader("If-Match") String ifMatch, ConnectorForm form) {
        return tagged(ResponseBuilder.ok(), connectors.change(id, VersionTag.required(ifMatch), form));
    }

    @POST
    @Path("connectors/{id}/duplicate")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Duplicate a connector",
            description = "Makes a draft with a free identifier. Access rights and the secret are not copied.")
    @APIResponse(responseCode = "201", description = "Created; ETag is its version")
    public RestResponse<ConnectorView> duplicate(@RestPath UUID id) {
        ConnectorAdministration.Saved created = connectors.duplicate(id);
        return tagged(ResponseBuilder.created(URI.create("/api/connectors/" + created.connector().id)), created);
    }

    @DELETE
    @Path("connectors/{id}")
    @Operation(summary = "Delete a connector and its access rights")
    @APIResponse(responseCode = "204", description = "Deleted")
    public void delete(@RestPath UUID id, @RestHeader("If-Match") String ifMatch) {
        connectors.delete(id, VersionTag.required(ifMatch));
    }

    @PUT
    @Path("connectors/{id}/lock")
    @Operation(summary = "Lock a connector", description = "Needs ADMC. Nobody may change or delete it, or its rights.")
    @APIResponse(responseCode = "200", description = "Locked")
    public RestResponse<ConnectorView> lock(@RestPath UUID id, @RestHeader("If-Match") String ifMatch, LockForm form) {
        return tagged(
                ResponseBuilder.ok(),
                connectors.lock(id, VersionTag.required(ifMatch), form == null ? null : form.reason()));
    }

    @DELETE
    @Path("connectors/{id}/lock")
    @Operation(summary = "Unlock a connector", description = "Needs ADMC.")
    @APIResponse(responseCode = "200", description = "Unlocked")
    public RestResponse<ConnectorView> unlock(@RestPath UUID id, @RestHeader("If-Match") String ifMatch) {
        return tagged(ResponseBuilder.ok(), connectors.unlock(id, VersionTag.required(ifMatch)));
    }

    @GET
    @Path("connectors/match")
    @Operation(
            summary = "Which connector a service URL belongs to, and why",
            description =
                    "Needs ADMC or ADML of any structure. An address with the longest path or a pattern, whichever"
                            + " fixes more text; else a template with {uai}. 404 when the URL belongs to none.")
    @APIResponse(responseCode = "200", description = "The connector, the rule, and who else covers the URL")
    public ServiceMatch.Match match(@RestQuery String service) {
        administration.requireAny();
        if (service == null || service.isBlank()) {
            throw ApiProblem.invalid("service", "required");
        }
        return matches.of(service).orElseThrow(() -> new ApiProblem(404, "service-unknown"));
    }

    private RestResponse<ConnectorView> tagged(ResponseBuilder<ConnectorView> response, Connector connector) {
        return tagged(response, new ConnectorAdministration.Saved(connector, null));
    }

    private RestResponse<ConnectorView> tagged(
            ResponseBuilder<ConnectorView> response, ConnectorAdministration.Saved saved) {
        return response.tag(VersionTag.of(saved.connector()))
                .header("Cache-Control", "no-store")
                .entity(connectors.view(saved))
                .build();
    }
}
