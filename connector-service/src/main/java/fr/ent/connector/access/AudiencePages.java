package fr.ent.connector.access;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.directory.Directory;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** « Qui le voit »: the people that the rights of a connector mean, as they are saved. */
@Path("/admin/connecteurs/{id}/droits/personnes")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class AudiencePages {
    private static final int ROWS = 50;
    private static final int LAST_PAGE = 100_000;
    private static final int LONGEST_SEARCH = 100;

    @CheckedTemplate(basePath = "access")
    static class Templates {
        private Templates() {}

        static native TemplateInstance people(PeoplePage page);
    }

    /**
     * @param people null while sso-service does not answer
     * @param whole all who see it, and not only people of some of its structures
     */
    public record PeoplePage(
            Connector connector, String structureName, String q, Audiences.View people, boolean whole) {
        public String queryText() {
            return URLEncoder.encode(q, StandardCharsets.UTF_8);
        }
    }

    private final AccessRules rules;
    private final Audiences audiences;
    private final Directory directory;

    AudiencePages(AccessRules rules, Audiences audiences, Directory directory) {
        this.rules = rules;
        this.audiences = audiences;
        this.directory = directory;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance read(
            @RestPath UUID id, @RestQuery @DefaultValue("") String q, @RestQuery @DefaultValue("1") int page) {
        Scope scope = rules.of(id);
        String text = q.strip().substring(0, Math.min(q.strip().length(), LONGEST_SEARCH));
        String owner = scope.connector().structure;
        return Templates.people(new PeoplePage(
                scope.connector(),
                directory.structure(owner).map(known -> known.name).orElse(owner),
                text,
                audiences.ifAnswered(rules.audience(scope), text, Math.min(Math.max(page, 1), LAST_PAGE), ROWS),
                scope.whole()));
    }
}
