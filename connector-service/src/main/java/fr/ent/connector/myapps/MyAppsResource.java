package fr.ent.connector.myapps;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** « Mes applis » for the ENT's front end. Needs an account, no function. */
@Path("/api/me/apps")
@Authenticated
@Tag(name = "My apps", description = "What one person may open")
public class MyAppsResource {
    private final MyApps apps;
    private final Person person;

    MyAppsResource(MyApps apps, Person person) {
        this.apps = apps;
        this.person = person;
    }

    /** The list, in an object so that it can grow. */
    @Schema(name = "Apps")
    record Apps(List<App> items) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What the caller may open",
            description = "Send back the ETag in If-None-Match to be told 304.")
    @APIResponse(
            responseCode = "200",
            description = "His tiles, by name",
            content = @Content(schema = @Schema(implementation = Apps.class)))
    @APIResponse(responseCode = "304", description = "Nothing has changed")
    public Response mine(@Context Request request) {
        List<App> items = apps.of(person);
        EntityTag tag = tag(items);
        Response.ResponseBuilder response = request.evaluatePreconditions(tag);
        return (response == null ? Response.ok(new Apps(items)) : response)
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    private static EntityTag tag(List<App> items) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(items.toString().getBytes(StandardCharsets.UTF_8));
            return new EntityTag(HexFormat.of().formatHex(digest, 0, 12));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
