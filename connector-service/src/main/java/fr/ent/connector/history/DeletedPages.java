package fr.ent.connector.history;

import fr.ent.connector.directory.Directory;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** « Connecteurs supprimés » of a structure; each comes back by its history. */
@Path("/admin/connecteurs/supprimes")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class DeletedPages {
    private static final int ROWS = 50;
    private static final int LAST_PAGE = 1_000_000;

    @CheckedTemplate(basePath = "history")
    static class Templates {
        private Templates() {}

        static native TemplateInstance deleted(DeletedList deleted);
    }

    /** A deleted connector in words. */
    public record Line(UUID id, long change, String name, String identifier, String url, String who, String when) {}

    /** One page of the list. */
    public record DeletedList(String structure, String structureName, List<Line> lines, int page, boolean more) {
        public int next() {
            return page + 1;
        }

        public int previous() {
            return page - 1;
        }
    }

    private final History history;
    private final HistoryWords words;
    private final Directory directory;

    DeletedPages(History history, HistoryWords words, Directory directory) {
        this.history = history;
        this.words = words;
        this.directory = directory;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list(
            @RestQuery @DefaultValue("") String structure, @RestQuery @DefaultValue("1") int page) {
        DeletedPage found = history.deleted(structure, Math.min(Math.max(page, 1), LAST_PAGE), ROWS);
        List<Line> lines = found.items().stream()
                .map(item -> new Line(
                        item.id(),
                        item.change(),
                        item.displayName(),
                        item.identifier(),
                        item.url(),
                        words.who(item.actor(), item.actorName(), false),
                        words.when(item.at())))
                .toList();
        String name = directory.structure(structure).map(known -> known.name).orElse(structure);
        return Templates.deleted(new DeletedList(structure, name, lines, found.page(), found.hasNext()));
    }
}
