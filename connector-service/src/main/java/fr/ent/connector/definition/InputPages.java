package fr.ent.connector.definition;

import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** What the form shows while it is filled: its tile, and what is wrong with a field that was left. Saves nothing. */
@Path("/admin/connecteurs/saisie")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class InputPages {
    @CheckedTemplate(basePath = "connector")
    static class Templates {
        private Templates() {}

        static native TemplateInstance tile(Tile tile);

        static native TemplateInstance message(String error, String warning, String suggestion);

        static native TemplateInstance samples(List<ConnectorChecks.Sample> tried, String error);
    }

    private final ConnectorAdministration connectors;
    private final FormView view;
    private final PageContext page;

    InputPages(ConnectorAdministration connectors, FormView view, PageContext page) {
        this.connectors = connectors;
        this.view = view;
        this.page = page;
    }

    @POST
    @Path("apercu")
    @FormGuard
    @Operation(hidden = true)
    public TemplateInstance preview(@BeanParam ConnectorFields fields) {
        return Templates.tile(Tile.of(fields));
    }

    /** @param id empty while it is being created */
    @POST
    @Path("controle/{field}")
    @FormGuard
    @Operation(hidden = true)
    public TemplateInstance check(
            @RestPath String field,
            @RestForm @DefaultValue("") String structure,
            @RestForm("connector") UUID id,
            @BeanParam ConnectorFields fields) {
        ConnectorChecks.Result found = view.check(form(structure, id, fields), "");
        return Templates.message(
                FormErrors.of(found.errors(), page.locale()).at(field),
                FormErrors.of(found.warnings(), page.locale()).at(field),
                field.equals("identifier") && found.suggestion() != null ? found.suggestion() : "");
    }

    @POST
    @Path("adresses")
    @FormGuard
    @Operation(hidden = true)
    public TemplateInstance samples(
            @RestForm @DefaultValue("") String structure,
            @RestForm("connector") UUID id,
            @RestForm @DefaultValue("") String samples,
            @BeanParam ConnectorFields fields) {
        ConnectorChecks.Result found = view.check(form(structure, id, fields), samples);
        FormErrors errors = FormErrors.of(found.errors(), page.locale());
        return Templates.samples(
                found.samples(), errors.at("casPattern").isEmpty() ? errors.at("url") : errors.at("casPattern"));
    }

    private FormPage form(String structure, UUID id, ConnectorFields fields) {
        return id == null ? view.blank(structure, fields) : view.known(connectors.readable(id), fields, 0);
    }
}
