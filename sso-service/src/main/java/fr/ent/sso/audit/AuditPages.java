package fr.ent.sso.audit;

import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ApiProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** « Journal »: the audit log for people. */
@Path("/admin/journal")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class AuditPages {
    private static final int ROWS = 50;

    @CheckedTemplate(basePath = "audit")
    static class Templates {
        private Templates() {}

        static native TemplateInstance journal(JournalPage journal);

        static native TemplateInstance journal$results(JournalPage journal);
    }

    /** A line, the action in words. */
    record Line(AuditEntry entry, String words) {}

    /** What was typed into the filters. */
    record Filters(String from, String to, String actor, String action, String subject, String q) {
        /** For an address. */
        public String query() {
            return "from=" + encoded(from) + "&to=" + encoded(to) + "&actor=" + encoded(actor) + "&action="
                    + encoded(action) + "&subject=" + encoded(subject) + "&q=" + encoded(q);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    /**
     * @param page from 1
     * @param error what is wrong with a filter; empty when nothing is
     */
    record JournalPage(
            Filters filters, List<Line> lines, int total, boolean more, int page, boolean hasNext, String error) {
        public int next() {
            return page + 1;
        }

        public int previous() {
            return page - 1;
        }
    }

    private final AuditReading reading;
    private final AuditEntries entries;
    private final AuditWords words;
    private final PageContext page;

    AuditPages(AuditReading reading, AuditEntries entries, AuditWords words, PageContext page) {
        this.reading = reading;
        this.entries = entries;
        this.words = words;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public Response journal(
            @RestQuery @DefaultValue("") String from,
            @RestQuery @DefaultValue("") String to,
            @RestQuery @DefaultValue("") String actor,
            @RestQuery @DefaultValue("") String action,
            @RestQuery @DefaultValue("") String subject,
            @RestQuery @DefaultValue("") String q,
            @RestQuery @DefaultValue("1") int page) {
        Filters filters = new Filters(from, to, actor, action, subject, q);
        try {
            AuditQuery query = reading.query(from, to, actor, action, subject, q);
            int shown = Math.min(Math.max(page, 1), AuditEntries.COUNTED / ROWS);
            AuditEntries.Found found = entries.find(query, shown - 1, ROWS);
            List<Line> lines = found.items().stream()
                    .map(entry -> new Line(entry, words.of(entry.action())))
                    .toList();
            return html(
                    200,
                    new JournalPage(
                            filters,
                            lines,
                            found.total(),
                            found.more(),
                            shown,
                            (long) shown * ROWS < found.total(),
                            ""));
        } catch (ApiProblem problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            String error = problem.errors().get(0).message(this.page.locale());
            return html(400, new JournalPage(filters, List.of(), 0, false, 1, false, error));
        }
    }

    @GET
    @Path("export")
    @Produces("text/csv")
    @Operation(hidden = true)
    public Response export(
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String actor,
            @RestQuery String action,
            @RestQuery String subject,
            @RestQuery String q) {
        return AuditResource.csv(reading, entries, reading.query(from, to, actor, action, subject, q));
    }

    private Response html(int status, JournalPage journal) {
        TemplateInstance template = page.fragment() ? Templates.journal$results(journal) : Templates.journal(journal);
        return Response.status(status).entity(template.render()).build();
    }
}
