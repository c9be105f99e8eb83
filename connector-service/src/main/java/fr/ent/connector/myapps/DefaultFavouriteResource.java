package fr.ent.connector.myapps;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.ProblemDetails;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** « Favoris proposés ». Needs ADMC, or ADML of the structure or of one above. */
@Path("/api/structures/{uai}/default-favourites")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Default favourites", description = "What comes first for people who have not chosen")
@APIResponse(
        responseCode = "4XX",
        description = "What went wrong",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class DefaultFavouriteResource {
    private final DefaultFavourites favourites;

    DefaultFavouriteResource(DefaultFavourites favourites) {
        this.favourites = favourites;
    }

    /** Connectors by profile, each list in its order. */
    @Schema(name = "DefaultFavourites")
    record DefaultFavouritesView(
            @Schema(
                    description = "By TEACHER, STUDENT, RELATIVE, PERSONNEL or GUEST",
                    examples = "{\"STUDENT\": [\"3f0e7f0a-5a3c-4f0e-9d8e-1c2b3a4d5e6f\"]}")
            Map<String, List<UUID>> favourites) {}

    @GET
    @Operation(
            summary = "What a structure proposes first",
            description = "To people of the structure who have not chosen their own favourites, by profile. Where it"
                    + " proposes nothing to a person, what structures above propose counts.")
    public DefaultFavouritesView read(@RestPath String uai) {
        return view(uai);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Propose favourites",
            description = "Replaces all lists of the structure; a profile that is absent gets none. Opens nothing: a"
                    + " person sees those of them that are open to him.")
    @APIResponse(
            responseCode = "400",
            description = "An unknown profile, or a connector that the structure does not have",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemDetails.class)))
    public DefaultFavouritesView replace(@RestPath String uai, DefaultFavouritesView wanted) {
        favourites.administered(uai);
        if (wanted == null || wanted.favourites() == null) {
            throw ApiProblem.invalid("favourites", "required");
        }
        favourites.replace(uai, wanted.favourites());
        return view(uai);
    }

    private DefaultFavouritesView view(String uai) {
        Map<String, List<UUID>> byName = new TreeMap<>();
        favourites.of(uai).forEach((profile, connectors) -> byName.put(profile.name(), connectors));
        return new DefaultFavouritesView(byName);
    }
}
