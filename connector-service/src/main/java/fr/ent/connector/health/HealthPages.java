package fr.ent.connector.health;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.health.HealthScope.Scope;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** « Santé » of a connector. It changes nothing. */
@Path("/admin/connecteurs/{id}/sante")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class HealthPages {
    private static final int ROWS = 20;
    private static final int LAST_PAGE = 1_000_000;

    @CheckedTemplate(basePath = "health")
    static class Templates {
        private Templates() {}

        static native TemplateInstance connector(HealthPage health);
    }

    /** A cause with the keys of its words. */
    public record CauseRow(String cause, String advice, HealthView.Counts counts) {
        static CauseRow of(HealthView.Cause cause) {
            return new CauseRow(
                    Outcome.key("cause", cause.cause()), Outcome.key("advice", cause.cause()), cause.counts());
        }
    }

    /** Where a list is, and the addresses of its neighbours; empty where there is none. */
    public record Turn(String previous, String next) {
        static Turn of(String address, String parameter, int page, int size, long total) {
            String start = address + (address.contains("?") ? "&" : "?") + parameter + "=";
            return new Turn(page > 1 ? start + (page - 1) : "", (long) page * size < total ? start + (page + 1) : "");
        }

        public boolean any() {
            return !previous.isEmpty() || !next.isEmpty();
        }
    }

    /**
     * @param shown the figures
     * @param structureName of the school it is shown for; empty for all
     * @param schools null where only one is in view
     * @param names whether those who never came in are listed, and not only counted
     */
    public record HealthPage(
            Connector connector,
            String ownerName,
            String structureName,
            boolean own,
            boolean pronote,
            HealthView shown,
            List<CauseRow> causes,
            DayChart chart,
            SchoolHealth.Page schools,
            Turn schoolsTurn,
            Share.Page groups,
            Turn groupsTurn,
            Absent.Page absent,
            Turn absentTurn,
            boolean names,
            Unrecognised.Page unrecognised,
            Turn unrecognisedTurn) {
        public String address() {
            return "/admin/connecteurs/" + connector.id + "/sante";
        }

        public boolean empty() {
            return shown.empty();
        }

        public boolean away() {
            return groups.missing() == Share.Missing.DIRECTORY_AWAY
                    || absent.missing() == Share.Missing.DIRECTORY_AWAY
                    || unrecognised.missing() == Share.Missing.DIRECTORY_AWAY;
        }

        /** Bases nobody can enter. */
        public List<HealthView.Base> stopped() {
            return shown.bases().stream().filter(base -> !base.published()).toList();
        }

        /** The school whose PRONOTE console is meant. */
        public String base() {
            return shown.structure() == null ? connector.structure : shown.structure();
        }

        /** Key of the words of a cause. */
        public String words(String cause) {
            return Outcome.key("cause", cause);
        }
    }

    private final ConnectorHealth health;
    private final HealthScope scopes;
    private final Directory directory;

    HealthPages(ConnectorHealth health, HealthScope scopes, Directory directory) {
        this.health = health;
        this.scopes = scopes;
        this.directory = directory;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance read(
            @RestPath UUID id,
            @RestQuery @DefaultValue("") String structure,
            @RestQuery("etablissements") @DefaultValue("1") int schoolsPage,
            @RestQuery("groupes") @DefaultValue("1") int groupsPage,
            @RestQuery("absents") @DefaultValue("0") int absentPage,
            @RestQuery("echecs") @DefaultValue("1") int unrecognisedPage) {
        Scope scope = scopes.of(id, structure);
        Connector connector = scope.connector();
        HealthView shown = health.of(id, structure);
        SchoolHealth.Page schools = health.schools(id, turned(schoolsPage), ROWS);
        Share.Page groups = health.groups(id, structure, turned(groupsPage), ROWS);
        Absent.Page absent = health.absent(id, structure, "", turned(absentPage), ROWS);
        Unrecognised.Page unrecognised = health.unrecognised(id, structure, turned(unrecognisedPage), ROWS);
        String address = "/admin/connecteurs/" + id + "/sante"
                + (scope.structure() == null ? "" : "?structure=" + scope.structure());
        boolean several = scope.structure() == null && (schools.total() > 1 || !scope.own());
        return Templates.connector(new HealthPage(
                connector,
                name(connector.structure),
                scope.structure() == null ? "" : name(scope.structure()),
                scope.own(),
                connector.cas != null && "PRONOTE".equals(connector.cas.type()),
                shown,
                shown.failures().stream().map(CauseRow::of).toList(),
                DayChart.of(shown.days()),
                several ? schools : null,
                Turn.of(address, "etablissements", schools.page(), ROWS, schools.total()),
                groups,
                Turn.of(address, "groupes", groups.page(), ROWS, groups.total()),
                absent,
                Turn.of(address, "absents", absent.page(), ROWS, absent.total()),
                absentPage > 0,
                unrecognised,
                Turn.of(address, "echecs", unrecognised.page(), ROWS, unrecognised.total())));
    }

    private String name(String uai) {
        return directory.structure(uai).map(known -> known.name).orElse(uai);
    }

    private static int turned(int page) {
        return Math.min(Math.max(page, 1), LAST_PAGE);
    }
}
