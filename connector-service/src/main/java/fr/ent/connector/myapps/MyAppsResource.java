package fr.ent.connector.myapps;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** « Mes applis » for the ENT's front end. Needs an account, no function. */
@Path("/api/me")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "My apps", description = "What one person may open")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class MyAppsResource {
    private final MyApps apps;
    private final Favourites favourites;
    private final Person person;

    MyAppsResource(MyApps apps, Favourites favourites, Person person) {
        this.apps = apps;
        this.favourites = favourites;
        this.person = person;
    }

    /** The list, in an object so that it can grow. */
    @Schema(name = "Apps")
    record Apps(List<App> items) {}

    @GET
    @Path("apps")
    @Operation(
            summary = "What the caller may open",
            description = "His favourites in their order, then the others by name. Send back the ETag in If-None-Match"
                    + " to be told 304 as long as nothing of it has changed, be it only that the time of one has come.")
    @APIResponse(
            responseCode = "200",
            description = "His tiles",
            content = @Content(schema = @Schema(implementation = Apps.class)))
    @APIResponse(responseCode = "304", description = "Nothing has changed")
    public Response mine(@Context Request request) {
        List<App> items = apps.of(person.viewer());
        EntityTag tag = tag(items);
        Response.ResponseBuilder response = request.evaluatePreconditions(tag);
        return (response == null ? Response.ok(new Apps(items)) : response)
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    /** What is wanted first, in this order. */
    @Schema(name = "Favourites")
    record FavouritesForm(
            @Schema(examples = "[\"3f0e7f0a-5a3c-4f0e-9d8e-1c2b3a4d5e6f\"]")
            List<UUID> connectors) {}

    /** The same, as it is. */
    @Schema(name = "ChosenFavourites")
    record FavouritesView(
            List<UUID> connectors,

            @Schema(description = "The caller chose them; false while he sees those proposed to him")
            boolean chosen) {}

    @GET
    @Path("favourites")
    @Operation(summary = "What comes first", description = "The caller's favourites that he may open, in their order.")
    public FavouritesView favourites() {
        Favourites.Chosen chosen = favourites.of(person.viewer());
        return new FavouritesView(chosen.connectors(), chosen.chosen());
    }

    @PUT
    @Path("favourites")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Choose what comes first",
            description = "Replaces the caller's favourites; they keep this order. An empty list is a choice too.")
    @APIResponse(responseCode = "204", description = "Kept")
    @APIResponse(
            responseCode = "400",
            description = "One of them is not open to the caller",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemDetails.class)))
    public void prefer(FavouritesForm form) {
        if (form == null || form.connectors() == null || form.connectors().contains(null)) {
            throw ApiProblem.invalid("connectors", "required");
        }
        favourites.replace(person.viewer(), form.connectors());
    }

    @DELETE
    @Path("favourites")
    @Operation(
            summary = "Go back to the proposed favourites",
            description = "Forgets the caller's choice: he sees what his school proposes to his profile.")
    @APIResponse(responseCode = "204", description = "Forgotten")
    public void reset() {
        favourites.reset(person.viewer());
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
