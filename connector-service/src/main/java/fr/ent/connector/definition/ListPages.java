package fr.ent.connector.definition;

import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.directory.Structure;
import fr.ent.kit.page.PageContext;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** « Connecteurs & liens » (ux, screen A). */
@Path("/admin/connecteurs")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class ListPages {
    private static final int ROWS = 50;
    private static final int LAST_PAGE = 1_000_000;
    private static final String DEFAULT_SORT = "displayName";

    @CheckedTemplate(basePath = "connector")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(ListPage list);

        static native TemplateInstance list$results(ListPage list);
    }

    /**
     * @param structure UAI that is shown, empty when none is chosen yet
     * @param typed what was typed to find a structure when there are many
     */
    public record ListPage(
            String structure,
            String structureName,
            String typed,
            List<Structure> choices,
            boolean many,
            String q,
            String sort,
            ConnectorAdministration.Found found,
            String done) {
        public boolean hasNext() {
            return (long) found.page() * found.size() < found.total();
        }

        public int next() {
            return found.page() + 1;
        }

        public int previous() {
            return found.page() - 1;
        }

        /** The same list, another page of it. */
        public String pageAddress(int page) {
            return address(sort) + "&page=" + page;
        }

        /** The same list by this column; the other way round when it is by this column already. */
        public String sortAddress(String column) {
            return address(sort.equals(column) ? "-" + column : column);
        }

        /** How the table is sorted by this column, as {@code aria-sort} says it. */
        public String ariaSort(String column) {
            return sort.equals(column) ? "ascending" : sort.equals("-" + column) ? "descending" : "none";
        }

        private String address(String order) {
            return "/admin/connecteurs?structure=" + structure + "&q=" + URLEncoder.encode(q, StandardCharsets.UTF_8)
                    + "&sort=" + order;
        }
    }

    private final ConnectorAdministration connectors;
    private final Administration administration;
    private final Directory directory;
    private final PageContext page;

    ListPages(
            ConnectorAdministration connectors, Administration administration, Directory directory, PageContext page) {
        this.connectors = connectors;
        this.administration = administration;
        this.directory = directory;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list(
            @RestQuery @DefaultValue("") String structure,
            @RestQuery @DefaultValue("") String q,
            @RestQuery @DefaultValue("1") int page,
            @RestQuery @DefaultValue(DEFAULT_SORT) String sort,
            @RestQuery @DefaultValue("") String done) {
        administration.requireAny();
        Set<String> within = administration.ofPlatform() ? null : administration.scope();
        List<Structure> all = directory.search("", within, StructureChoicePages.CHOICES + 1);
        boolean many = all.size() > StructureChoicePages.CHOICES;
        String typed = structure.strip();
        Structure named = directory.structure(typed).orElse(null);
        List<Structure> choices = !many
                ? all
                : named == null ? directory.search(typed, within, StructureChoicePages.CHOICES) : List.of(named);
        Structure chosen = named != null
                ? named
                : choices.size() == 1 && (!typed.isEmpty() || all.size() == 1) ? choices.get(0) : null;
        String order = ConnectorAdministration.isSort(sort) ? sort : DEFAULT_SORT;
        ListPage list = new ListPage(
                chosen == null ? "" : chosen.uai,
                chosen == null ? "" : chosen.name,
                chosen == null ? typed : chosen.uai,
                choices,
                many,
                q,
                order,
                chosen == null
                        ? new ConnectorAdministration.Found(List.of(), 0, 1, ROWS)
                        : connectors.search(chosen.uai, q, order, Math.min(Math.max(page, 1), LAST_PAGE), ROWS),
                done);
        return this.page.fragment() ? Templates.list$results(list) : Templates.list(list);
    }
}
