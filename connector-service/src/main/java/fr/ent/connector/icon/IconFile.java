package fr.ent.connector.icon;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.request.ContentPolicy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/**
 * An uploaded picture, open to all as every picture of a tile is. What an address shows never changes. Opened by
 * itself, an SVG can still run and load nothing.
 */
@Path("/icones/{digest: [0-9a-f]{64}}")
public class IconFile {
    private static final String NOTHING = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final UploadedIcons icons;

    IconFile(UploadedIcons icons) {
        this.icons = icons;
    }

    @GET
    @Operation(hidden = true)
    public Response read(@RestPath String digest, @Context Request request) {
        Picture picture = icons.get(digest).orElseThrow(() -> new ApiProblem(404, "http-404"));
        EntityTag tag = new EntityTag(digest);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(picture.content(), picture.mediaType()) : unchanged)
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                .header(ContentPolicy.HEADER, NOTHING)
                .header("Content-Disposition", "inline")
                .build();
    }
}
