package fr.ent.connector.myapps;

import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.directory.Structure;
import fr.ent.kit.page.FormGuard;
import fr.ent.kit.problem.ApiProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** « Favoris proposés », under « Connecteurs & liens ». Its one change has its twin in REST. */
@Path("/admin/favoris")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class DefaultFavouritePages {
    private static final int CHOICES = 50;

    @CheckedTemplate(basePath = "myapps")
    static class Templates {
        private Templates() {}

        static native TemplateInstance choose(String q, List<Structure> structures);

        static native TemplateInstance defaults(DefaultsPage defaults);
    }

    /**
     * What one structure proposes to one profile.
     *
     * @param others that it could propose as well, those whose name holds {@code q}
     * @param more there are others that are not shown
     * @param done slug of the gesture just made; empty for none
     */
    public record DefaultsPage(
            Structure structure,
            Profile profile,
            List<DefaultFavourites.Named> proposed,
            List<DefaultFavourites.Named> others,
            boolean more,
            String q,
            String done) {
        public Profile[] profiles() {
            return Profile.values();
        }

        public boolean isFirst(DefaultFavourites.Named one) {
            return one.equals(proposed.get(0));
        }

        public boolean isLast(DefaultFavourites.Named one) {
            return one.equals(proposed.get(proposed.size() - 1));
        }
    }

    private final DefaultFavourites favourites;
    private final Administration administration;
    private final Directory directory;

    DefaultFavouritePages(DefaultFavourites favourites, Administration administration, Directory directory) {
        this.favourites = favourites;
        this.administration = administration;
        this.directory = directory;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance show(
            @RestQuery @DefaultValue("") String structure,
            @RestQuery("profil") @DefaultValue("") String profileName,
            @RestQuery @DefaultValue("") String q,
            @RestQuery("fait") @DefaultValue("") String done) {
        administration.requireAny();
        String wanted = structure.strip();
        List<Structure> found = directory
                .structure(wanted)
                .map(List::of)
                .orElseGet(() ->
                        directory.search(wanted, administration.ofPlatform() ? null : administration.scope(), CHOICES));
        if (found.size() != 1) {
            return Templates.choose(wanted, found);
        }
        Structure chosen = found.get(0);
        Profile profile = Profile.named(profileName).orElse(Profile.STUDENT);
        List<DefaultFavourites.Named> proposed = favourites.named(chosen.uai, profile);
        List<DefaultFavourites.Named> usable = favourites.usable(chosen.uai, q, CHOICES + proposed.size() + 1);
        List<DefaultFavourites.Named> others =
                usable.stream().filter(each -> !proposed.contains(each)).toList();
        return Templates.defaults(new DefaultsPage(
                chosen,
                profile,
                proposed,
                others.stream().limit(CHOICES).toList(),
                others.size() > CHOICES,
                q.strip(),
                Gesture.named(done).isPresent() ? done : ""));
    }

    @POST
    @FormGuard
    @Operation(hidden = true)
    public Response change(
            @RestForm @DefaultValue("") String structure,
            @RestForm("profil") @DefaultValue("") String profileName,
            @RestForm @DefaultValue("") String q,
            @RestForm UUID connector,
            @RestForm("geste") String gesture) {
        favourites.administered(structure);
        Profile profile = Profile.named(profileName).orElseThrow(() -> ApiProblem.invalid("profil", "profile-unknown"));
        Gesture made = Gesture.named(gesture).orElseThrow(() -> ApiProblem.invalid("geste", "gesture-unknown"));
        if (connector == null) {
            throw ApiProblem.invalid("connector", "required");
        }
        favourites.change(structure, profile, connector, made);
        return Response.seeOther(UriBuilder.fromPath("/admin/favoris")
                        .queryParam("structure", "{structure}")
                        .queryParam("profil", "{profile}")
                        .queryParam("q", "{q}")
                        .queryParam("fait", "{done}")
                        .build(structure, profile.name(), q, made.slug))
                .build();
    }
}
