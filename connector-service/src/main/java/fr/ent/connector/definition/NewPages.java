package fr.ent.connector.definition;

import fr.ent.connector.directory.Structure;
import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ApiProblem;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** « Créer un lien/connecteur »: the choice of a template, then the form, or only the UAI of a hosted PRONOTE. */
@Path("/admin/connecteurs/nouveau")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class NewPages {
    @CheckedTemplate(basePath = "connector")
    static class Templates {
        private Templates() {}

        static native TemplateInstance choice(Structure structure, List<Choice> choices);

        static native TemplateInstance hosted(HostedPage hosted);
    }

    /** A template to choose. */
    public record Choice(String name, String title, String description) {}

    /** @param error what is wrong with it as a whole, or with the UAI; empty when nothing is */
    public record HostedPage(Structure structure, String title, String description, String uai, String error) {}

    private final ConnectorAdministration connectors;
    private final FormView view;
    private final TemplateFilling templates;
    private final PageContext page;

    NewPages(ConnectorAdministration connectors, FormView view, TemplateFilling templates, PageContext page) {
        this.connectors = connectors;
        this.view = view;
        this.templates = templates;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public Response read(
            @RestQuery @DefaultValue("") String structure,
            @RestQuery("modele") @DefaultValue("") String name,
            @RestQuery("copie") UUID original) {
        Structure owner = view.owner(structure);
        if (original != null) {
            ConnectorForm copy = connectors.copyOf(original);
            FormPage form = view.blank(structure, view.fields(copy));
            form.unsaved = true;
            return view.page(form);
        }
        if (name.isBlank()) {
            List<Choice> choices = ConnectorTemplates.all().stream()
                    .map(template -> new Choice(
                            template.name(), template.title(page.locale()), template.description(page.locale())))
                    .toList();
            return FormView.html(200, Templates.choice(owner, choices));
        }
        ConnectorTemplate template = ConnectorTemplates.named(name);
        if (template.asks().equals(List.of("uai"))) {
            return FormView.html(200, Templates.hosted(hosted(owner, template, structure, "")));
        }
        return view.page(view.blank(structure, view.fields(templates.fill(template, owner, structure))));
    }

    @POST
    @FormGuard
    @Operation(hidden = true)
    public Response create(
            @RestForm @DefaultValue("") String structure,
            @RestForm @DefaultValue("") String action,
            @RestForm @DefaultValue("") String suggestion,
            @RestForm @DefaultValue("") String samples,
            @BeanParam ConnectorFields fields) {
        if (FormView.savesNothing(action)) {
            return view.page(view.again(view.blank(structure, fields), action, suggestion, samples));
        }
        fields.draft = action.equals("draft");
        try {
            return view.done(connectors.create(structure, view.read(fields)), fields.draft ? "draft" : "created");
        } catch (ApiProblem problem) {
            return view.refused(view.blank(structure, fields), problem);
        }
    }

    /** All of it from the template, and the UAI. */
    @POST
    @Path("modele")
    @FormGuard
    @Operation(hidden = true)
    public Response createFromTemplate(
            @RestForm @DefaultValue("") String structure,
            @RestForm @DefaultValue("") String modele,
            @RestForm @DefaultValue("") String uai,
            @RestForm @DefaultValue("") String action) {
        Structure owner = view.owner(structure);
        ConnectorTemplate template = ConnectorTemplates.named(modele);
        try {
            ConnectorForm filled = templates.fill(template, owner, uai.strip());
            if (action.equals("form")) {
                FormPage form = view.blank(structure, view.fields(filled));
                form.unsaved = true;
                return view.page(form);
            }
            boolean draft = action.equals("draft");
            return view.done(
                    connectors.create(structure, filled.with(filled.identifier(), filled.url(), draft)),
                    draft ? "draft" : "created");
        } catch (ApiProblem problem) {
            if (problem.status() != 400 && problem.status() != 409) {
                throw problem;
            }
            FormErrors errors = FormErrors.of(problem, false, page.locale());
            return FormView.html(
                    problem.status(),
                    Templates.hosted(
                            hosted(owner, template, uai, errors.lines().get(0).message())));
        }
    }

    private HostedPage hosted(Structure owner, ConnectorTemplate template, String uai, String error) {
        return new HostedPage(owner, template.title(page.locale()), template.description(page.locale()), uai, error);
    }
}
