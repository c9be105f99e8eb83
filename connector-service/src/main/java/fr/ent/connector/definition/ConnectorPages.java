package fr.ent.connector.definition;

import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.directory.Structure;
import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** « Connecteurs & liens » and the form of one (ux, screens A and B). Every change has its twin in REST. */
@Path("/admin/connecteurs")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ConnectorPages {
    private static final int ROWS = 50;
    private static final int LAST_PAGE = 1_000_000;
    /** More schools than this are searched by what one types, fewer are a list to choose from. */
    private static final int CHOICES = 100;

    @CheckedTemplate(basePath = "connector")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(ListPage list);

        static native TemplateInstance list$results(ListPage list);

        static native TemplateInstance form(FormPage form);

        static native TemplateInstance tile(Tile tile);

        static native TemplateInstance delete(Connector connector, String error);
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

        /** What was searched, for an address. */
        public String queryText() {
            return URLEncoder.encode(q, StandardCharsets.UTF_8);
        }
    }

    /**
     * @param id empty while it is being created
     * @param notice why nothing may be changed: {@code locked}, {@code inherited} or empty
     * @param newSecret the « Code secret » that was just made; empty when none was
     */
    public record FormPage(
            String id,
            String structure,
            String structureName,
            String heading,
            long version,
            ConnectorFields fields,
            FormErrors errors,
            String notice,
            String lockReason,
            boolean secretSet,
            boolean platform,
            String done,
            String newSecret) {
        FormPage telling(String secret) {
            return new FormPage(
                    id,
                    structure,
                    structureName,
                    heading,
                    version,
                    fields,
                    errors,
                    notice,
                    lockReason,
                    secretSet,
                    platform,
                    done,
                    secret);
        }

        public Tile tile() {
            return Tile.of(fields);
        }

        public boolean isNew() {
            return id.isEmpty();
        }

        public boolean readOnly() {
            return !notice.isEmpty();
        }

        public List<String> icons() {
            return Icons.names();
        }
    }

    private final ConnectorAdministration connectors;
    private final Administration administration;
    private final Directory directory;
    private final PageContext page;

    ConnectorPages(
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
            @RestQuery @DefaultValue("") String done) {
        administration.requireAny();
        Set<String> within = administration.ofPlatform() ? null : administration.scope();
        List<Structure> all = directory.search("", within, CHOICES + 1);
        boolean many = all.size() > CHOICES;
        String chosen = structure.isBlank() && all.size() == 1 ? all.get(0).uai : structure.strip();
        boolean known = directory.structure(chosen).isPresent();
        ConnectorAdministration.Found found = known
                ? connectors.search(chosen, q, "displayName", Math.min(Math.max(page, 1), LAST_PAGE), ROWS)
                : new ConnectorAdministration.Found(List.of(), 0, 1, ROWS);
        ListPage list = new ListPage(
                known ? chosen : "",
                known ? nameOf(chosen) : "",
                chosen,
                many ? directory.search(chosen, within, CHOICES) : all,
                many,
                q,
                found,
                done);
        return this.page.fragment() ? Templates.list$results(list) : Templates.list(list);
    }

    @GET
    @Path("nouveau")
    @Operation(hidden = true)
    public TemplateInstance blank(@RestQuery @DefaultValue("") String structure) {
        administration.requireAny();
        return Templates.form(blank(structure, new ConnectorFields(), FormErrors.NONE));
    }

    @POST
    @Path("nouveau")
    @FormGuard
    @Operation(hidden = true)
    public Response create(
            @RestForm @DefaultValue("") String structure,
            @RestForm @DefaultValue("") String action,
            @BeanParam ConnectorFields fields) {
        if (action.equals("preview")) {
            return html(200, Templates.form(blank(structure, fields, FormErrors.NONE)));
        }
        try {
            return saved(connectors.create(structure, fields.toForm()), "created");
        } catch (ApiProblem problem) {
            return html(
                    ofTheForm(problem),
                    Templates.form(blank(structure, fields, FormErrors.of(problem, page.locale()))));
        }
    }

    /** The tile of what is typed so far; changes nothing. */
    @POST
    @Path("apercu")
    @FormGuard
    @Operation(hidden = true)
    public TemplateInstance preview(@BeanParam ConnectorFields fields) {
        return Templates.tile(Tile.of(fields));
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public TemplateInstance read(@RestPath UUID id, @RestQuery @DefaultValue("") String done) {
        Connector connector = connectors.readable(id);
        return Templates.form(
                known(connector, ConnectorFields.of(connector), connector.version, FormErrors.NONE, done));
    }

    @POST
    @Path("{id}")
    @FormGuard
    @Operation(hidden = true)
    public Response change(
            @RestPath UUID id,
            @RestForm @DefaultValue("-1") long version,
            @RestForm @DefaultValue("") String action,
            @BeanParam ConnectorFields fields) {
        if (action.equals("preview")) {
            Connector connector = connectors.readable(id);
            return html(200, Templates.form(known(connector, fields, version, FormErrors.NONE, "")));
        }
        try {
            return saved(connectors.change(id, version, fields.toForm()), "changed");
        } catch (ApiProblem problem) {
            int status = ofTheForm(problem);
            FormErrors errors = FormErrors.of(problem, page.locale());
            return html(status, Templates.form(known(connectors.readable(id), fields, version, errors, "")));
        }
    }

    @GET
    @Path("{id}/suppression")
    @Operation(hidden = true)
    public TemplateInstance askDelete(@RestPath UUID id) {
        Connector connector = connectors.readable(id);
        administration.require(connector.structure);
        connector.requireUnlocked();
        return Templates.delete(connector, "");
    }

    @POST
    @Path("{id}/suppression")
    @FormGuard
    @Operation(hidden = true)
    public Response delete(
            @RestPath UUID id, @RestForm @DefaultValue("-1") long version, @RestForm @DefaultValue("") String name) {
        Connector connector = connectors.readable(id);
        if (!name.strip().equals(connector.identifier)) {
            administration.require(connector.structure);
            String error = new FieldError("name", "name-not-repeated", connector.identifier).message(page.locale());
            return html(400, Templates.delete(connector, error));
        }
        connectors.delete(id, version);
        return seeOther("/admin/connecteurs?structure=" + connector.structure + "&done=deleted");
    }

    @POST
    @Path("{id}/verrou")
    @FormGuard
    @Operation(hidden = true)
    public Response lock(
            @RestPath UUID id, @RestForm @DefaultValue("-1") long version, @RestForm @DefaultValue("") String reason) {
        try {
            connectors.lock(id, version, reason);
            return seeOther("/admin/connecteurs/" + id + "?done=locked");
        } catch (ApiProblem problem) {
            int status = ofTheForm(problem);
            Connector connector = connectors.readable(id);
            FormErrors errors = FormErrors.of(problem, page.locale());
            return html(status, Templates.form(known(connector, ConnectorFields.of(connector), version, errors, "")));
        }
    }

    @POST
    @Path("{id}/deverrouillage")
    @FormGuard
    @Operation(hidden = true)
    public Response unlock(@RestPath UUID id, @RestForm @DefaultValue("-1") long version) {
        connectors.unlock(id, version);
        return seeOther("/admin/connecteurs/" + id + "?done=unlocked");
    }

    private FormPage blank(String structure, ConnectorFields fields, FormErrors errors) {
        if (directory.structure(structure).isEmpty()) {
            throw ConnectorProblems.structureUnknown(structure);
        }
        administration.require(structure);
        return new FormPage("", structure, nameOf(structure), "", 0, fields, errors, "", "", false, false, "", "");
    }

    private FormPage known(Connector connector, ConnectorFields fields, long version, FormErrors errors, String done) {
        String notice = connector.locked ? "locked" : administration.of(connector.structure) ? "" : "inherited";
        return new FormPage(
                connector.id.toString(),
                connector.structure,
                nameOf(connector.structure),
                connector.displayName,
                version,
                fields,
                errors,
                notice,
                connector.lockReason == null ? "" : connector.lockReason,
                connector.oauth != null && connector.oauth.secretHash() != null,
                administration.ofPlatform(),
                done,
                "");
    }

    /** A new secret is shown in this one answer: no address leads to it, and no browser keeps it. */
    private Response saved(ConnectorAdministration.Saved saved, String done) {
        Connector connector = saved.connector();
        if (saved.newSecret() == null) {
            return seeOther("/admin/connecteurs/" + connector.id + "?done=" + done);
        }
        FormPage form = known(connector, ConnectorFields.of(connector), connector.version, FormErrors.NONE, done);
        return Response.fromResponse(html(200, Templates.form(form.telling(saved.newSecret()))))
                .header("Cache-Control", "no-store")
                .build();
    }

    private String nameOf(String structure) {
        return directory.structure(structure).map(known -> known.name).orElse(structure);
    }

    /** The status of a problem that the form itself can show; any other is a page of its own. */
    private static int ofTheForm(ApiProblem problem) {
        boolean shown = problem.status() == 400
                || problem.status() == 412
                || (problem.status() == 409 && !problem.slug().equals("connector-locked"));
        if (!shown) {
            throw problem;
        }
        return problem.status();
    }

    private static Response html(int status, TemplateInstance template) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(template.render())
                .build();
    }

    private static Response seeOther(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
