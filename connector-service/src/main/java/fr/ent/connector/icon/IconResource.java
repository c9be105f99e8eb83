package fr.ent.connector.icon;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.Icons;
import fr.ent.connector.definition.VersionTag;
import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A connector's picture over REST. Needs ADMC, or ADML of the owner or of an ancestor of it. */
@Path("/api/connectors/{id}/icon")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Icons", description = "Uploaded pictures of connectors")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class IconResource {
    private final IconUploads uploads;

    IconResource(IconUploads uploads) {
        this.uploads = uploads;
    }

    /** What the connector shows now. */
    @Schema(name = "ConnectorIcon")
    record IconView(
            @Schema(
                    description = "Value of the connector's field icon; null for its initials",
                    example = "upload:9f86…")
            String icon,

            @Schema(
                    description = "Where the picture is; empty when the initials stand for it",
                    example = "/icones/9f86…")
            String address,

            long version) {
        static RestResponse<IconView> of(Connector connector) {
            IconView view = new IconView(connector.icon, Icons.address(connector.icon), connector.version);
            return ResponseBuilder.ok(view).tag(VersionTag.of(connector)).build();
        }
    }

    @PUT
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Give a connector a picture of its own",
            description =
                    "The body is the file: PNG, JPEG, WebP or SVG of at most 256 kB and 1024 × 1024 pixels, told by"
                            + " its content and not by Content-Type. Pixels are drawn anew as PNG of at most 256 × 256, without"
                            + " what else was in the file; of an SVG shapes, texts and colours are kept. If-Match is required.")
    @APIResponse(responseCode = "200", description = "The picture; ETag is the connector's new version")
    public RestResponse<IconView> put(
            @RestPath UUID id,
            @RestHeader("If-Match") String ifMatch,
            @RequestBody(
                            description = "The file",
                            content =
                                    @Content(
                                            mediaType = "image/*",
                                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
                    InputStream file)
            throws IOException {
        return IconView.of(uploads.put(id, VersionTag.required(ifMatch), file));
    }

    @DELETE
    @Operation(
            summary = "Take a connector's picture away",
            description = "Its initials stand for it. If-Match is required.")
    @APIResponse(responseCode = "200", description = "Taken away; ETag is the connector's new version")
    public RestResponse<IconView> remove(@RestPath UUID id, @RestHeader("If-Match") String ifMatch) {
        return IconView.of(uploads.remove(id, VersionTag.required(ifMatch)));
    }
}
