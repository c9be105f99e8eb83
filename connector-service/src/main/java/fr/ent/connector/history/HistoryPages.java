package fr.ent.connector.history;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.ConnectorHistory;
import fr.ent.connector.directory.Directory;
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
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** « Historique » of a connector (ux §2, habit 5), and what going back would do. Going back has its twin in REST. */
@Path("/admin/connecteurs/{id}/historique")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class HistoryPages {
    private static final int ROWS = 20;
    private static final int LAST_PAGE = 1_000_000;

    @CheckedTemplate(basePath = "history")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(ListPage list);

        static native TemplateInstance plan(PlanPage plan);

        static native TemplateInstance secret(SecretPage secret);
    }

    /** Where on the console the reader is. */
    public record Place(UUID id, String name, String structure, String structureName, boolean gone, String lock) {}

    /**
     * A change in words.
     *
     * @param action what can be done about it: {@code VERSION}, {@code RIGHTS}, {@code DELETION} or {@code NONE}
     */
    public record Entry(
            long id,
            String kind,
            String who,
            String when,
            boolean beforeKnown,
            List<HistoryWords.Row> rows,
            List<HistoryWords.Part> parts,
            boolean secretChanged,
            String action) {
        /** Whether there is nothing to show but that it happened. */
        public boolean silent() {
            return rows.isEmpty() && parts.isEmpty() && !secretChanged;
        }
    }

    /** One page of the history. */
    public record ListPage(Place place, List<Entry> entries, int page, boolean more, String done) {
        public int next() {
            return page + 1;
        }

        public int previous() {
            return page - 1;
        }
    }

    /**
     * What going back would do.
     *
     * @param errors why it was refused; empty before it was tried
     */
    public record PlanPage(
            Place place,
            long change,
            String action,
            String when,
            long version,
            List<HistoryWords.Row> rows,
            List<HistoryWords.Part> parts,
            List<String> skipped,
            boolean secretToMake,
            boolean nothing,
            List<String> errors) {
        /** Whether it can be asked for. */
        public boolean open() {
            return !nothing && place.lock.isEmpty();
        }
    }

    /** A « Code secret » that was made, shown once. */
    public record SecretPage(Place place, String done, String secret) {}

    private final History history;
    private final HistoryWords words;
    private final Directory directory;
    private final PageContext page;

    HistoryPages(History history, HistoryWords words, Directory directory, PageContext page) {
        this.history = history;
        this.words = words;
        this.directory = directory;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list(
            @RestPath UUID id, @RestQuery @DefaultValue("1") int page, @RestQuery @DefaultValue("") String done) {
        int shown = Math.min(Math.max(page, 1), LAST_PAGE);
        History.Past past = history.of(id, shown, ROWS);
        return Templates.list(new ListPage(
                place(id, past.name(), past.structure(), past.now()),
                past.items().stream().map(this::entry).toList(),
                shown,
                (long) shown * ROWS < past.total(),
                done));
    }

    @GET
    @Path("{change}")
    @Operation(hidden = true)
    public TemplateInstance plan(@RestPath UUID id, @RestPath long change) {
        return Templates.plan(shown(history.plan(id, change), List.of()));
    }

    @POST
    @Path("{change}")
    @FormGuard
    @Operation(hidden = true)
    public Response restore(@RestPath UUID id, @RestPath long change, @RestForm @DefaultValue("-1") long version) {
        try {
            History.Restored restored = history.restore(id, change, version);
            String done = restored.plan().restoration().name();
            if (restored.newSecret() == null) {
                return Response.seeOther(URI.create("/admin/connecteurs/" + id + "/historique?done=" + done))
                        .build();
            }
            Connector connector = restored.connector();
            return html(
                    200,
                    Templates.secret(new SecretPage(
                            place(id, connector.displayName, connector.structure, connector),
                            done,
                            restored.newSecret())));
        } catch (ApiProblem problem) {
            boolean ofThePage = problem.status() == 400
                    || problem.status() == 412
                    || (problem.status() == 409
                            && !List.of("connector-locked", "connector-deleted").contains(problem.slug()));
            if (!ofThePage) {
                throw problem;
            }
            return html(problem.status(), Templates.plan(shown(history.plan(id, change), reasons(problem))));
        }
    }

    private List<String> reasons(ApiProblem problem) {
        return problem.errors().isEmpty()
                ? List.of(problem.detail(page.locale()))
                : problem.errors().stream()
                        .map(error -> error.message(page.locale()))
                        .toList();
    }

    private PlanPage shown(History.Plan plan, List<String> errors) {
        RestorationView view = RestorationView.of(plan, null, null);
        WrittenChange change = plan.change();
        String name = plan.now() == null ? change.state().path("displayName").asText() : plan.now().displayName;
        return new PlanPage(
                place(change.connector(), name, change.structure(), plan.now()),
                change.id(),
                plan.restoration().name(),
                words.when(change.at()),
                plan.now() == null ? change.version() : plan.now().version,
                words.rows(view.fields()),
                words.parts(view.rights()),
                words.skipped(view.skipped()),
                view.secretToMake(),
                plan.isEmpty(),
                errors);
    }

    private Entry entry(ChangeView change) {
        boolean byItself =
                change.kind() == ConnectorHistory.Kind.RIGHTS || change.kind() == ConnectorHistory.Kind.FOUND;
        return new Entry(
                change.id(),
                words.kind(change),
                words.who(change.actor(), change.actorName(), byItself),
                words.when(change.at()),
                change.beforeKnown(),
                words.rows(change.fields()),
                change.rights() == null ? List.of() : words.parts(change.rights()),
                change.secretChanged(),
                change.restoration().name());
    }

    private Place place(UUID id, String name, String structure, Connector now) {
        String lock = now == null || !now.locked ? "" : Objects.requireNonNullElse(now.lockReason, "–");
        return new Place(
                id,
                name,
                structure,
                directory.structure(structure).map(known -> known.name).orElse(structure),
                now == null,
                lock);
    }

    private static Response html(int status, TemplateInstance template) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Cache-Control", "no-store")
                .entity(template.render())
                .build();
    }
}
