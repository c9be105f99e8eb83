package fr.ent.sso.credential;

import fr.ent.kit.page.FormGuard;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.sso.account.Directory;
import fr.ent.sso.account.DirectoryAccess;
import fr.ent.sso.account.Structure;
import fr.ent.sso.page.Page;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** « Fiches d'activation »: a code each for the people of a class who have none, to print or to merge into letters. */
@Path("/admin/activations")
@Authenticated
public class ActivationSheetPages {
    private static final CSVFormat CSV = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(';')
            .setHeader("name", "login", "code")
            .get();

    private final CredentialAdministration administration;
    private final DirectoryAccess access;
    private final Directory directory;
    private final String publicUrl;

    ActivationSheetPages(
            CredentialAdministration administration,
            DirectoryAccess access,
            Directory directory,
            @ConfigProperty(name = "sso.public-url") String publicUrl) {
        this.administration = administration;
        this.access = access;
        this.directory = directory;
        this.publicUrl = publicUrl;
    }

    /**
     * What the page shows.
     *
     * @param own the structures to choose from; none for who administers all
     * @param structure chosen; empty for none yet
     * @param group chosen; empty for the whole structure
     * @param people how many wait for a code
     */
    public record View(
            List<Structure> own, String structure, String group, List<Directory.GroupSize> groups, int people) {}

    @GET
    @Operation(hidden = true)
    public Response show(@RestQuery String structure, @RestQuery String group) {
        List<Structure> own = own();
        String chosen = structure == null ? "" : structure.strip();
        if (chosen.isEmpty() && own.size() == 1) {
            chosen = own.get(0).uai();
        }
        if (chosen.isEmpty()) {
            return Page.of(Response.Status.OK, CredentialTemplates.activations(new View(own, "", "", List.of(), 0)));
        }
        int people = administration.waiting(chosen, id(group)).size();
        return Page.of(
                Response.Status.OK,
                CredentialTemplates.activations(
                        new View(own, chosen, group == null ? "" : group, directory.groups(chosen), people)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @FormGuard
    @Operation(hidden = true)
    public Response make(
            @FormParam("structure") String structure,
            @FormParam("group") String group,
            @FormParam("format") String format) {
        List<CredentialAdministration.Sheet> sheets =
                administration.makeCodes(Page.typed(structure).strip(), id(group));
        if ("csv".equals(format)) {
            return Response.ok(csv(sheets), "text/csv;charset=UTF-8")
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"activation.csv\"")
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        }
        return Page.of(Response.Status.OK, CredentialTemplates.sheets(sheets, publicUrl + "/cas/activation"));
    }

    private List<Structure> own() {
        if (access.isAdmc()) {
            return List.of();
        }
        Set<String> codes = access.structures();
        return directory.structures().stream()
                .filter(structure -> codes.contains(structure.uai()))
                .toList();
    }

    private static UUID id(String group) {
        try {
            return group == null || group.isBlank() ? null : UUID.fromString(group.strip());
        } catch (IllegalArgumentException e) {
            throw new ApiProblem(400, "http-400");
        }
    }

    static String csv(List<CredentialAdministration.Sheet> sheets) {
        StringWriter text = new StringWriter().append('\uFEFF');
        try (CSVPrinter printer = new CSVPrinter(text, CSV)) {
            for (CredentialAdministration.Sheet sheet : sheets) {
                printer.printRecord(harmless(sheet.name()), harmless(sheet.login()), sheet.code());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A name that a spreadsheet would take for a formula is no formula. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
