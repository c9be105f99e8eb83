package fr.ent.connector.myapps;

import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
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
import java.net.URI;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** « Mes applis » (ux, screen D). Every change has its twin in REST. */
@Path("/mes-applis")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class MyAppsPages {
    /** With more tiles than this one searches. */
    private static final int EASY_TO_SCAN = 8;

    @CheckedTemplate(basePath = "myapps")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(ListPage list);

        static native TemplateInstance list$tiles(ListPage list);
    }

    /**
     * One look at « Mes applis ».
     *
     * @param apps what is shown, after the heading and the search
     * @param total how many tiles he has
     * @param shelves headings that hold something, and the one shown
     * @param done slug of the gesture just made; {@code retablir} after going back to the proposed ones; empty for none
     * @param on the tile it was made on; null when it is no longer his
     * @param chosen his favourites are his own choice
     */
    public record ListPage(
            List<App> apps,
            int total,
            Shelf shelf,
            List<Shelf> shelves,
            String q,
            String done,
            App on,
            boolean chosen) {
        public boolean searchable() {
            return total > EASY_TO_SCAN;
        }

        /** His own order is changed where only favourites are seen, all of them. */
        public boolean ordering() {
            return shelf == Shelf.FAVOURITES && q.isEmpty();
        }

        public boolean isFirst(App app) {
            return app.id().equals(apps.get(0).id());
        }

        public boolean isLast(App app) {
            return app.id().equals(apps.get(apps.size() - 1).id());
        }

        /** Where the focus goes back to after a gesture: its own button, or else what remains of them. */
        public boolean focuses(App app, String button) {
            return on != null && on.id().equals(app.id()) && button.equals(focused(app));
        }

        /** The button is gone with its tile: the sentence that says so is read instead. */
        public boolean focusesSentence() {
            return !done.isEmpty()
                    && (on == null || apps.stream().noneMatch(app -> app.id().equals(on.id())));
        }

        private String focused(App app) {
            boolean up = done.equals(Gesture.UP.slug) || done.equals(Gesture.DOWN.slug) && isLast(app);
            if (!ordering() || apps.size() < 2 || !up && !done.equals(Gesture.DOWN.slug)) {
                return "favori";
            }
            return up && !isFirst(app) ? Gesture.UP.slug : Gesture.DOWN.slug;
        }
    }

    private final MyApps apps;
    private final Favourites favourites;
    private final Person person;
    private final PageContext page;

    MyAppsPages(MyApps apps, Favourites favourites, Person person, PageContext page) {
        this.apps = apps;
        this.favourites = favourites;
        this.person = person;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list(
            @RestQuery("rubrique") @DefaultValue("") String heading,
            @RestQuery @DefaultValue("") String q,
            @RestQuery("fait") @DefaultValue("") String done,
            @RestQuery("sur") @DefaultValue("") String on) {
        Viewer viewer = person.viewer();
        List<App> mine = apps.of(viewer);
        Shelf shelf = Shelf.named(heading);
        String wanted = plain(q);
        ListPage list = new ListPage(
                mine.stream()
                        .filter(shelf::holds)
                        .filter(app -> plain(app.name()).contains(wanted))
                        .toList(),
                mine.size(),
                shelf,
                Stream.of(Shelf.values())
                        .filter(each -> each == shelf
                                || each == Shelf.ALL
                                || each == Shelf.FAVOURITES
                                || mine.stream().anyMatch(each::holds))
                        .toList(),
                q.strip(),
                done.equals("retablir") || Gesture.named(done).isPresent() ? done : "",
                mine.stream()
                        .filter(app -> app.id().toString().equals(on))
                        .findFirst()
                        .orElse(null),
                shelf == Shelf.FAVOURITES && favourites.hasChosen(viewer));
        return page.fragment() ? Templates.list$tiles(list) : Templates.list(list);
    }

    @POST
    @Path("favoris")
    @FormGuard
    @Operation(hidden = true)
    public Response prefer(
            @RestForm UUID connector,
            @RestForm("geste") String gesture,
            @RestForm("rubrique") @DefaultValue("") String heading,
            @RestForm @DefaultValue("") String q) {
        if (connector == null) {
            throw ApiProblem.invalid("connector", "required");
        }
        favourites.change(
                person.viewer(),
                connector,
                Gesture.named(gesture).orElseThrow(() -> ApiProblem.invalid("geste", "gesture-unknown")));
        return back(heading, q, gesture, connector.toString());
    }

    @POST
    @Path("favoris/retablir")
    @FormGuard
    @Operation(hidden = true)
    public Response reset(@RestForm("rubrique") @DefaultValue("") String heading) {
        favourites.reset(person.viewer());
        return back(heading, "", "retablir", "");
    }

    private static Response back(String heading, String q, String done, String on) {
        URI list = UriBuilder.fromPath("/mes-applis")
                .queryParam("rubrique", "{heading}")
                .queryParam("q", "{q}")
                .queryParam("fait", "{done}")
                .queryParam("sur", "{on}")
                .build(Shelf.named(heading).slug(), q, done, on);
        return Response.seeOther(list).build();
    }

    /** Without case and accents: « eleve » finds « Élève ». */
    private static String plain(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }
}
