package fr.ent.connector.definition;

import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.directory.Structure;
import fr.ent.connector.signon.Lines;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ApiProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The page of the form (ux, screen B), as a new connector and a known one share it. */
@RequestScoped
class FormView {
    @CheckedTemplate(basePath = "connector")
    static class Templates {
        private Templates() {}

        static native TemplateInstance form(FormPage form);
    }

    private final Administration administration;
    private final Directory directory;
    private final ConnectorChecks checks;
    private final ConnectorWarnings warnings;
    private final PageContext page;
    private final LocalTime time;

    FormView(
            Administration administration,
            Directory directory,
            ConnectorChecks checks,
            ConnectorWarnings warnings,
            PageContext page,
            LocalTime time) {
        this.administration = administration;
        this.directory = directory;
        this.checks = checks;
        this.warnings = warnings;
        this.page = page;
        this.time = time;
    }

    ConnectorFields fields(ConnectorForm form) {
        return ConnectorFields.of(form, time.zone());
    }

    ConnectorForm read(ConnectorFields fields) {
        return fields.toForm(time.zone());
    }

    FormPage blank(String structure, ConnectorFields fields) {
        Structure owner = owner(structure);
        FormPage form = new FormPage("", structure, owner.name, "", 0, fields);
        form.below = below(structure);
        return form;
    }

    /** As it is saved. */
    FormPage saved(Connector connector) {
        FormPage form = known(connector, ConnectorFields.of(connector, time.zone()), connector.version);
        form.warnings = FormErrors.of(warnings.of(connector), page.locale());
        return form;
    }

    /** With what was typed. */
    FormPage known(Connector connector, ConnectorFields fields, long version) {
        FormPage form = new FormPage(
                connector.id.toString(),
                connector.structure,
                nameOf(connector.structure),
                connector.displayName,
                version,
                fields);
        form.own = administration.of(connector.structure);
        form.notice = connector.locked ? "locked" : form.own ? "" : "inherited";
        form.lockReason = connector.lockReason == null ? "" : connector.lockReason;
        form.secretSet = connector.oauth != null && connector.oauth.secretHash() != null;
        form.platform = administration.ofPlatform();
        form.published = connector.published;
        form.below = connector.inherits || form.own ? below(connector.structure) : List.of();
        return form;
    }

    /**
     * What is only asked of the form and saves nothing.
     *
     * @param action {@code preview}, {@code try} or {@code suggestion}
     */
    FormPage again(FormPage form, String action, String suggestion, String samples) {
        form.unsaved = true;
        form.samples = samples;
        if (action.equals("suggestion") && !suggestion.isBlank()) {
            form.fields.identifier = suggestion;
        }
        ConnectorChecks.Result found = check(form, samples);
        form.warnings = FormErrors.of(found.warnings(), page.locale());
        if (action.equals("try")) {
            form.tried = found.samples();
            form.errors = FormErrors.of(found.errors(), page.locale());
        }
        return form;
    }

    static boolean savesNothing(String action) {
        return List.of("preview", "try", "suggestion").contains(action);
    }

    ConnectorChecks.Result check(FormPage form, String samples) {
        return checks.of(
                form.structure, form.isNew() ? null : UUID.fromString(form.id), read(form.fields), Lines.of(samples));
    }

    /** The form with what is wrong with it; a problem that the form cannot show is a page of its own. */
    Response refused(FormPage form, ApiProblem problem) {
        boolean shown = problem.status() == 400
                || problem.status() == 412
                || (problem.status() == 409 && !problem.slug().equals("connector-locked"));
        if (!shown) {
            throw problem;
        }
        boolean pattern = form.fields.casEnabled && !form.fields.casPattern.isBlank();
        form.errors = FormErrors.of(problem, pattern, page.locale());
        form.unsaved = true;
        if (problem.slug().equals("identifier-taken")) {
            form.suggestion = Objects.toString(check(form, "").suggestion(), "");
        }
        return html(problem.status(), Templates.form(form));
    }

    /** A new secret is shown in this one answer: no address leads to it, and no browser keeps it. */
    Response done(ConnectorAdministration.Saved saved, String done) {
        Connector connector = saved.connector();
        if (saved.newSecret() == null) {
            return seeOther("/admin/connecteurs/" + connector.id + "?done=" + done);
        }
        FormPage form = saved(connector);
        form.done = done;
        form.newSecret = saved.newSecret();
        return Response.fromResponse(html(200, Templates.form(form)))
                .header("Cache-Control", "no-store")
                .build();
    }

    Response page(FormPage form) {
        return html(200, Templates.form(form));
    }

    static Response html(int status, TemplateInstance template) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(template.render())
                .build();
    }

    static Response seeOther(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    /** @throws ApiProblem 404, or 403 when the caller does not administer it */
    Structure owner(String structure) {
        Structure owner =
                directory.structure(structure).orElseThrow(() -> ConnectorProblems.structureUnknown(structure));
        administration.require(structure);
        return owner;
    }

    private String nameOf(String structure) {
        return directory.structure(structure).map(known -> known.name).orElse(structure);
    }

    private List<Structure> below(String structure) {
        Set<String> below = new HashSet<>(directory.selfAndDescendants(List.of(structure)));
        below.remove(structure);
        return below.isEmpty() ? List.of() : directory.search("", below, below.size());
    }
}
