package fr.ent.connector.health;

import fr.ent.kit.problem.ApiProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** « Connecteurs en difficulté ». It changes nothing. */
@Path("/admin/sante")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class TroublePages {
    private static final int ROWS = 50;
    private static final int LAST_PAGE = 1_000_000;

    @CheckedTemplate(basePath = "health")
    static class Templates {
        private Templates() {}

        static native TemplateInstance troubles(TroublePage troubles);
    }

    /** A connector in trouble with the key of its last cause's words; empty when it has none. */
    public record Row(Trouble trouble, String cause) {
        static Row of(Trouble trouble) {
            return new Row(trouble, trouble.lastCause() == null ? "" : Outcome.key("cause", trouble.lastCause()));
        }
    }

    /**
     * @param structure the school asked for, empty for all
     * @param at when it was like this; null before the first time
     */
    public record TroublePage(String structure, long total, List<Row> rows, Instant at, HealthPages.Turn turn) {}

    private final Troubles troubles;

    TroublePages(Troubles troubles) {
        this.troubles = troubles;
    }

    /** @throws ApiProblem 403 when the caller administers nothing, or not this school */
    @GET
    @Operation(hidden = true)
    public TemplateInstance list(
            @RestQuery @DefaultValue("") String structure, @RestQuery @DefaultValue("1") int page) {
        String uai = structure.strip();
        Trouble.Page found = troubles.find(uai, Math.min(Math.max(page, 1), LAST_PAGE), ROWS);
        return Templates.troubles(new TroublePage(
                uai,
                found.total(),
                found.items().stream().map(Row::of).toList(),
                found.reckonedAt(),
                HealthPages.Turn.of(
                        uai.isEmpty() ? "/admin/sante" : "/admin/sante?structure=" + uai,
                        "page",
                        found.page(),
                        ROWS,
                        found.total())));
    }
}
