package fr.ent.connector.explanation;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.ConnectorAdministration;
import fr.ent.connector.directory.Directory;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** « Pourquoi ? »: an administrator chooses a person and reads why he sees a connector, or does not. */
@Path("/admin/connecteurs/{id}/explication")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class ExplanationPages {
    @CheckedTemplate(basePath = "explanation")
    static class Templates {
        private Templates() {}

        static native TemplateInstance why(Why why);
    }

    /** @param explanation null before a person is chosen */
    public record Why(Connector connector, String structureName, PersonChoice choice, Explanation explanation) {}

    private final Explanations explanations;
    private final ConnectorAdministration connectors;
    private final PersonChooser chooser;
    private final Directory directory;

    ExplanationPages(
            Explanations explanations, ConnectorAdministration connectors, PersonChooser chooser, Directory directory) {
        this.explanations = explanations;
        this.connectors = connectors;
        this.chooser = chooser;
        this.directory = directory;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance read(
            @RestPath UUID id,
            @RestQuery @DefaultValue("") String structure,
            @RestQuery @DefaultValue("") String q,
            @RestQuery UUID account) {
        Connector connector = connectors.readable(id);
        return Templates.why(new Why(
                connector,
                directory
                        .structure(connector.structure)
                        .map(known -> known.name)
                        .orElse(connector.structure),
                chooser.of("/admin/connecteurs/" + id + "/explication", structure, q, connector.structure),
                account == null ? null : explanations.of(id, account)));
    }
}
