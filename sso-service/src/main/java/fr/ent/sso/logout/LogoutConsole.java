package fr.ent.sso.logout;

import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** « Fermetures de session »: what {@link LogoutResource} tells, as a page. */
@Path("/admin/deconnexions")
@RolesAllowed("ADMC")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class LogoutConsole {
    @CheckedTemplate(basePath = "logout")
    static class Templates {
        private Templates() {}

        static native TemplateInstance console(Shown shown);
    }

    /**
     * What the page shows.
     *
     * @param state name of the only state shown; empty for all
     * @param account id of the only account shown; empty for all
     * @param more there are older ones
     */
    record Shown(
            List<LogoutDeliveries.Overview> messages,
            String state,
            String account,
            int page,
            boolean more,
            Locale locale) {
        public String when(Instant time) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM)
                    .withLocale(locale)
                    .format(time.atZone(PARIS));
        }

        public LogoutDeliveries.State[] states() {
            return LogoutDeliveries.State.values();
        }

        /** The page's own query, for its links. */
        public String query() {
            return "etat=" + state + "&compte=" + account + "&page=";
        }
    }

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final LogoutDeliveries deliveries;
    private final LogoutResource rest;
    private final PageContext page;

    LogoutConsole(LogoutDeliveries deliveries, LogoutResource rest, PageContext page) {
        this.deliveries = deliveries;
        this.rest = rest;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public String show(
            @RestQuery String etat, @RestQuery String compte, @RestQuery("page") @DefaultValue("0") String wanted) {
        LogoutDeliveries.State state = state(etat);
        UUID account = account(compte);
        int number = wanted.matches("\\d{1,5}") ? Integer.parseInt(wanted) : 0;
        List<LogoutDeliveries.Overview> found =
                deliveries.list(account, state, number * LogoutResource.SIZE, LogoutResource.SIZE + 1);
        boolean more = found.size() > LogoutResource.SIZE;
        return Templates.console(new Shown(
                        more ? found.subList(0, LogoutResource.SIZE) : found,
                        state == null ? "" : state.name(),
                        account == null ? "" : account.toString(),
                        number,
                        more,
                        page.locale()))
                .render();
    }

    @POST
    @Path("{id:\\d{1,18}}/reessayer")
    @FormGuard
    @Operation(hidden = true)
    public Response retry(@RestPath long id, @RestForm String etat, @RestForm String compte) {
        rest.retry(id);
        LogoutDeliveries.State state = state(etat);
        UUID account = account(compte);
        return Response.seeOther(URI.create("/admin/deconnexions?etat=" + (state == null ? "" : state) + "&compte="
                        + (account == null ? "" : account)))
                .build();
    }

    private static LogoutDeliveries.State state(String name) {
        for (LogoutDeliveries.State each : LogoutDeliveries.State.values()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return null;
    }

    private static UUID account(String id) {
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return null; // an address somebody typed: everybody's are shown
        }
    }
}
