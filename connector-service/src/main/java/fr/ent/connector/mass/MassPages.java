package fr.ent.connector.mass;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.ConnectorAdministration;
import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.directory.Structure;
import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ApiProblem;
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
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** « Attribution en masse » of one connector: choose, see what it would do, start, follow, take back. */
@Path("/admin/connecteurs/{id}/attribution")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class MassPages {
    private static final int ROWS = 50;
    private static final int OPERATIONS = 20;
    private static final int CHOICES = 100;
    private static final int LAST_PAGE = 100_000;

    @CheckedTemplate(basePath = "mass")
    static class Templates {
        private Templates() {}

        static native TemplateInstance choose(ChoosePage page);

        static native TemplateInstance operation(OperationPage page);

        static native TemplateInstance operation$state(OperationPage page);
    }

    /** An operation with its moments in words. */
    public record Told(GrantOperation operation, String started, String ended) {}

    /**
     * @param notice why nothing may be started: {@code inherited}, {@code alone}, {@code locked} or empty
     * @param error what is wrong with the choice; empty when nothing is
     * @param plan null until something was chosen
     */
    public record ChoosePage(
            Connector connector,
            String structureName,
            String notice,
            List<String> all,
            List<String> profiles,
            String root,
            boolean descendants,
            boolean remove,
            List<Structure> choices,
            boolean many,
            String error,
            MassPlan plan,
            List<Told> operations) {
        /** The choice, for an address. */
        public String query() {
            StringBuilder query =
                    new StringBuilder("structure=" + root + "&sous=" + descendants + "&retirer=" + remove);
            profiles.forEach(profile -> query.append("&profil=").append(profile));
            return query.toString();
        }
    }

    /** @param locked nothing may be taken back for now */
    public record OperationPage(Connector connector, String structureName, boolean locked, Told told) {}

    private final MassGrants mass;
    private final ConnectorAdministration connectors;
    private final Administration administration;
    private final Directory directory;
    private final PageContext page;
    private final ZoneId zone;

    MassPages(
            MassGrants mass,
            ConnectorAdministration connectors,
            Administration administration,
            Directory directory,
            PageContext page,
            @ConfigProperty(name = "ent.time-zone", defaultValue = "Europe/Paris") ZoneId zone) {
        this.mass = mass;
        this.connectors = connectors;
        this.administration = administration;
        this.directory = directory;
        this.page = page;
        this.zone = zone;
    }

    @GET
    @Operation(hidden = true)
    public Response choose(
            @RestPath UUID id,
            @RestQuery("profil") List<String> profiles,
            @RestQuery @DefaultValue("") String structure,
            @RestQuery("sous") @DefaultValue("") String descendants,
            @RestQuery("retirer") @DefaultValue("false") boolean remove,
            @RestQuery("essai") @DefaultValue("false") boolean tried,
            @RestQuery @DefaultValue("1") int page) {
        Connector connector = connectors.readable(id);
        if (!administration.of(connector.structure)) {
            return html(200, blank(connector, "inherited"));
        }
        Set<String> nameable = mass.nameable(connector);
        if (nameable.size() < 2) {
            return html(200, blank(connector, "alone"));
        }
        List<String> chosen = profiles.stream()
                .filter(MassGrants.PROFILES::contains)
                .distinct()
                .toList();
        String root = structure.isBlank() ? connector.structure : structure.strip();
        boolean below = !descendants.equals("false") && (!descendants.isEmpty() || !tried);
        MassForm form = new MassForm(chosen, List.of(root), below, remove, true);
        MassPlan plan = null;
        String error = "";
        if (tried || !chosen.isEmpty()) {
            try {
                plan = mass.plan(id, form, Math.min(Math.max(page, 1), LAST_PAGE), ROWS);
            } catch (ApiProblem problem) {
                error = error(problem);
            }
        }
        List<Structure> choices = directory.search("", nameable, CHOICES + 1);
        boolean many = choices.size() > CHOICES;
        return html(
                error.isEmpty() ? 200 : 400,
                new ChoosePage(
                        connector,
                        nameOf(connector),
                        connector.locked ? "locked" : "",
                        MassGrants.PROFILES,
                        chosen,
                        root,
                        below,
                        remove,
                        many ? directory.search("", nameable, CHOICES) : choices,
                        many,
                        error,
                        plan,
                        mass.list(id, 1, OPERATIONS).stream().map(this::told).toList()));
    }

    /** « Attribuer » or « Retirer ». */
    @POST
    @FormGuard
    @Operation(hidden = true)
    public Response start(
            @RestPath UUID id,
            @RestForm("profil") List<String> profiles,
            @RestForm @DefaultValue("") String structure,
            @RestForm("sous") @DefaultValue("false") boolean descendants,
            @RestForm("retirer") @DefaultValue("false") boolean remove) {
        GrantOperation started =
                mass.start(id, null, new MassForm(profiles, List.of(structure), descendants, remove, false));
        return to(started);
    }

    @GET
    @Path("{operation}")
    @Operation(hidden = true)
    public Response operation(@RestPath UUID id, @RestPath UUID operation) {
        GrantOperation found = mass.read(operation);
        if (!found.connector().equals(id)) {
            throw MassProblems.unknown();
        }
        Connector connector = mass.administered(id);
        OperationPage shown = new OperationPage(connector, nameOf(connector), connector.locked, told(found));
        return html(200, page.fragment() ? Templates.operation$state(shown) : Templates.operation(shown));
    }

    /** « Annuler cette opération ». */
    @POST
    @Path("{operation}/annulation")
    @FormGuard
    @Operation(hidden = true)
    public Response undo(@RestPath UUID id, @RestPath UUID operation) {
        return to(mass.undo(operation));
    }

    private ChoosePage blank(Connector connector, String notice) {
        return new ChoosePage(
                connector,
                nameOf(connector),
                notice,
                MassGrants.PROFILES,
                List.of(),
                connector.structure,
                true,
                false,
                List.of(),
                false,
                "",
                null,
                List.of());
    }

    private String error(ApiProblem problem) {
        if (problem.status() != 400) {
            throw problem;
        }
        return problem.errors().get(0).message(page.locale());
    }

    private Told told(GrantOperation operation) {
        return new Told(operation, words(operation.startedAt()), words(operation.endedAt()));
    }

    private String words(Instant moment) {
        return moment == null
                ? ""
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(page.locale())
                        .withZone(zone)
                        .format(moment);
    }

    private String nameOf(Connector connector) {
        return directory.structure(connector.structure).map(known -> known.name).orElse(connector.structure);
    }

    private static Response to(GrantOperation operation) {
        return Response.seeOther(
                        URI.create("/admin/connecteurs/" + operation.connector() + "/attribution/" + operation.id()))
                .build();
    }

    private static Response html(int status, ChoosePage shown) {
        return html(status, Templates.choose(shown));
    }

    private static Response html(int status, TemplateInstance template) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(template)
                .build();
    }
}
