package fr.ent.connector.trial;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.ConnectorAdministration;
import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.directory.Structure;
import fr.ent.connector.people.KnownPerson;
import fr.ent.connector.people.People;
import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** « Tester » (ux §2: which user and attributes the site would get). Its one action has its twin in REST. */
@Path("/admin/connecteurs/{id}/essai")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class TrialPages {
    /** More people than this are told apart by typing more. */
    private static final int SHOWN = 20;

    private static final int CHOICES = 100;
    private static final int NAME = 200;

    @CheckedTemplate(basePath = "trial")
    static class Templates {
        private Templates() {}

        static native TemplateInstance trial(TrialPage trial);
    }

    /** A step in words. */
    public record Line(Step.Part part, Step.State state, String message) {}

    /**
     * What was found.
     *
     * @param name of the person; empty while it is not known
     * @param user null when nothing would be told, or that is not known
     */
    public record Result(
            String name,
            UUID account,
            List<Line> lines,
            String user,
            Map<String, List<String>> attributes,
            String answer) {
        public long failures() {
            return count(Step.State.FAILURE);
        }

        public long warnings() {
            return count(Step.State.WARNING);
        }

        private long count(Step.State state) {
            return lines.stream().filter(line -> line.state == state).count();
        }

        static Result of(Trial trial, UUID account, Locale locale) {
            return new Result(
                    trial.person().map(KnownPerson::name).orElse(""),
                    account,
                    trial.steps().stream()
                            .map(step -> new Line(step.part(), step.state(), step.message(locale)))
                            .toList(),
                    trial.released().map(SsoPreview.Preview::user).orElse(null),
                    trial.released().map(SsoPreview.Preview::attributes).orElse(Map.of()),
                    trial.released().map(SsoPreview.Preview::xml).orElse(""));
        }
    }

    /**
     * @param many whether the structures are too many for a list to choose from
     * @param people null when nobody was searched for
     * @param away whether the directory did not answer
     * @param chosen the account that was chosen, as text
     * @param result null before it was run
     */
    public record TrialPage(
            Connector connector,
            String structureName,
            List<Structure> structures,
            boolean many,
            String structure,
            String q,
            People.Page people,
            boolean away,
            String chosen,
            String service,
            List<Error> errors,
            Result result) {
        /** The message about a field, empty when it is right. */
        public String at(String field) {
            return errors.stream()
                    .filter(error -> error.field.equals(field))
                    .map(Error::message)
                    .findFirst()
                    .orElse("");
        }
    }

    /** A field that is wrong. */
    public record Error(String field, String message) {}

    private final Trials trials;
    private final ConnectorAdministration connectors;
    private final Administration administration;
    private final Directory directory;
    private final People people;
    private final PageContext page;

    TrialPages(
            Trials trials,
            ConnectorAdministration connectors,
            Administration administration,
            Directory directory,
            People people,
            PageContext page) {
        this.trials = trials;
        this.connectors = connectors;
        this.administration = administration;
        this.directory = directory;
        this.people = people;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance read(
            @RestPath UUID id, @RestQuery @DefaultValue("") String structure, @RestQuery @DefaultValue("") String q) {
        return Templates.trial(page(id, structure, q, "", "", List.of(), null));
    }

    @POST
    @FormGuard
    @Operation(hidden = true)
    public Response run(
            @RestPath UUID id,
            @RestForm @DefaultValue("") String structure,
            @RestForm @DefaultValue("") String q,
            @RestForm UUID account,
            @RestForm @DefaultValue("") String service) {
        String chosen = account == null ? "" : account.toString();
        try {
            Result result = Result.of(trials.run(id, account, service), account, page.locale());
            return html(200, page(id, structure, q, chosen, service, List.of(), result));
        } catch (ApiProblem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            List<Error> errors = problem.errors().stream()
                    .map(error -> new Error(error.field(), error.message(page.locale())))
                    .toList();
            return html(400, page(id, structure, q, chosen, service, errors, null));
        }
    }

    private TrialPage page(
            UUID id, String typed, String q, String chosen, String service, List<Error> errors, Result result) {
        Connector connector = connectors.readable(id);
        Set<String> within = administration.ofPlatform() ? null : administration.scope();
        List<Structure> structures = directory.search("", within, CHOICES + 1);
        boolean many = structures.size() > CHOICES;
        String wanted = typed.strip();
        String structure = !wanted.isEmpty()
                ? wanted
                : administration.of(connector.structure) || structures.isEmpty()
                        ? connector.structure
                        : structures.get(0).uai;
        List<Error> wrong = errors;
        People.Page found = null;
        boolean away = false;
        if (!q.isBlank()) {
            if (directory.structure(structure).isEmpty() || !administration.of(structure)) {
                wrong = List.of(
                        new Error("structure", new FieldError("structure", "trial-structure").message(page.locale())));
            } else if (q.length() > NAME) {
                wrong = List.of(new Error("q", new FieldError("q", "too-long", NAME).message(page.locale())));
            } else {
                try {
                    found = people.search(structure, q.strip(), 0, SHOWN);
                } catch (ApiProblem problem) {
                    away = true;
                }
            }
        }
        return new TrialPage(
                connector,
                directory
                        .structure(connector.structure)
                        .map(known -> known.name)
                        .orElse(connector.structure),
                many ? directory.search(wanted, within, CHOICES) : structures,
                many,
                structure,
                q,
                found,
                away,
                chosen,
                service,
                wrong,
                result);
    }

    private static Response html(int status, TrialPage page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(Templates.trial(page).render())
                .build();
    }
}
