package fr.ent.pronote.integration;

import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.pronote.identity.CategoryTable;
import fr.ent.pronote.identity.MissingBirthDate;
import fr.ent.pronote.identity.Population;
import fr.ent.pronote.publication.Administrators;
import fr.ent.pronote.publication.Base;
import fr.ent.pronote.publication.Bases;
import fr.ent.pronote.publication.Uai;
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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The tab « Intégration dans un ENT »: while the base is published, shown but locked. */
@Path("/admin/{uai}/integration")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class IntegrationPages {
    @CheckedTemplate(basePath = "integration")
    static class Templates {
        private Templates() {}

        static native TemplateInstance integration(
                Base base,
                IntegrationView settings,
                Categories categories,
                List<String> ents,
                Problems problems,
                boolean saved);
    }

    /** A wrong field: the id of its control, and why. */
    record Wrong(String id, String message) {}

    /** All that is wrong, for the summary and beside each field. */
    record Problems(List<Wrong> all) {
        public boolean any() {
            return !all.isEmpty();
        }

        /** Empty when the control is right. */
        public String at(String id) {
            return all.stream()
                    .filter(wrong -> wrong.id.equals(id))
                    .map(Wrong::message)
                    .findFirst()
                    .orElse("");
        }
    }

    /** The values of each population, separated by commas. */
    record Categories(String teachers, String pupils, String guardians, String staff) {
        static Categories of(CategoryTable table) {
            return new Categories(
                    table.valuesOf(Population.TEACHERS),
                    table.valuesOf(Population.PUPILS),
                    table.valuesOf(Population.GUARDIANS),
                    table.valuesOf(Population.STAFF));
        }
    }

    private final EntIntegrations integrations;
    private final Bases bases;
    private final KnownEnts ents;
    private final Administrators administrators;
    private final PageContext page;

    IntegrationPages(
            EntIntegrations integrations,
            Bases bases,
            KnownEnts ents,
            Administrators administrators,
            PageContext page) {
        this.integrations = integrations;
        this.bases = bases;
        this.ents = ents;
        this.administrators = administrators;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance show(@RestPath Uai uai, @RestQuery @DefaultValue("false") boolean saved) {
        administrators.require(uai);
        Base base = bases.get(uai);
        EntIntegration integration = integrations.of(base.uai);
        return Templates.integration(
                base,
                IntegrationView.of(integration, base.publicAddress),
                Categories.of(integration.categories()),
                ents.names(),
                new Problems(List.of()),
                saved);
    }

    @POST
    @FormGuard
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response save(@RestPath Uai uai, MultivaluedMap<String, String> fields) {
        administrators.require(uai);
        IntegrationForm form = form(fields);
        try {
            integrations.change(uai, form, administrators.id());
        } catch (ApiProblem problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            List<Wrong> errors = problem.errors().stream()
                    .map(error -> new Wrong(idOf(error.field()), error.message(page.locale())))
                    .toList();
            Base base = bases.get(uai);
            return Response.status(400)
                    .entity(Templates.integration(
                            base,
                            asTyped(form, base),
                            new Categories(
                                    text(fields, "categoryTeachers"),
                                    text(fields, "categoryPupils"),
                                    text(fields, "categoryGuardians"),
                                    text(fields, "categoryStaff")),
                            ents.names(),
                            new Problems(errors),
                            false))
                    .build();
        }
        return Response.seeOther(URI.create("/admin/" + uai + "/integration?saved=true"))
                .build();
    }

    /** What was typed, so that nobody has to type it again. */
    private IntegrationView asTyped(IntegrationForm form, Base base) {
        EntIntegration saved = integrations.of(base.uai);
        return new IntegrationView(
                form.casEnabled(),
                form.ent(),
                form.casUrl(),
                form.casVersion(),
                saved.loginUrl(),
                saved.validateUrl(),
                saved.logoutUrl(),
                form.directAccess(),
                "",
                form.attributes(),
                Map.of(),
                form.missingBirthDate(),
                form.loginChange(),
                form.drift());
    }

    private static IntegrationForm form(MultivaluedMap<String, String> fields) {
        Map<String, String> categories = new LinkedHashMap<>();
        add(categories, text(fields, "categoryPupils"), Population.PUPILS);
        add(categories, text(fields, "categoryGuardians"), Population.GUARDIANS);
        add(categories, text(fields, "categoryTeachers"), Population.TEACHERS);
        add(categories, text(fields, "categoryStaff"), Population.STAFF);
        return new IntegrationForm(
                fields.containsKey("casEnabled"),
                text(fields, "ent"),
                text(fields, "casUrl"),
                CasVersion.ofNumber(text(fields, "casVersion")).orElse(CasVersion.CAS_2),
                fields.containsKey("directAccess"),
                new IntegrationForm.AttributeNames(
                        text(fields, "attributeLastName"),
                        text(fields, "attributeFirstName"),
                        text(fields, "attributeBirthDate"),
                        text(fields, "attributePostalCode"),
                        text(fields, "attributeCategories")),
                categories,
                "REFUSE".equals(text(fields, "missingBirthDate")) ? MissingBirthDate.REFUSE : MissingBirthDate.ACCEPT,
                "DROP".equals(text(fields, "loginChange")) ? LoginChange.DROP : LoginChange.MOVE,
                "BLOCK".equals(text(fields, "drift")) ? DriftPolicy.BLOCK : DriftPolicy.WARN);
    }

    private static String idOf(String field) {
        if (field.startsWith("attributes.")) {
            String name = field.substring("attributes.".length());
            return "attribute" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }
        return field.startsWith("categories") ? "categoryTeachers" : field;
    }

    private static void add(Map<String, String> categories, String typed, Population population) {
        CategoryTable.split(List.of(typed)).forEach(value -> categories.put(value, population.path()));
    }

    private static String text(MultivaluedMap<String, String> fields, String name) {
        String value = fields.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
