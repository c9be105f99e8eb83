package fr.ent.sso.me;

import fr.ent.kit.page.FormGuard;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.security.Caller;
import fr.ent.sso.session.Device;
import fr.ent.sso.session.EndReason;
import fr.ent.sso.session.SessionCookie;
import fr.ent.sso.session.SsoSession;
import fr.ent.sso.session.SsoSessions;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** « Mes sessions »: where one is signed in, and a way to end it there. Its twin is {@code /api/sessions}. */
@Path("/compte/sessions")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class MySessionsPage {
    private static final int LIMIT = 100;

    @CheckedTemplate(basePath = "me")
    static class Templates {
        private Templates() {}

        static native TemplateInstance sessions(List<Row> rows, String done);
    }

    /** A session with its device. */
    record Row(SsoSessions.Overview session, Device device) {}

    private final Caller caller;
    private final SecurityIdentity identity;
    private final SsoSessions sessions;
    private final SessionCookie cookies;

    MySessionsPage(Caller caller, SecurityIdentity identity, SsoSessions sessions, SessionCookie cookies) {
        this.caller = caller;
        this.identity = identity;
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @GET
    @Operation(hidden = true)
    public String show(@RestQuery @DefaultValue("") String done) {
        List<Row> rows = sessions.list(account(), current(), LIMIT).stream()
                .map(session -> new Row(session, Device.of(session.userAgent())))
                .toList();
        return Templates.sessions(rows, done).render();
    }

    @POST
    @Path("fermeture")
    @FormGuard
    @Operation(hidden = true)
    public Response end(@RestForm @DefaultValue("") String session) {
        if (!session.matches("[0-9a-f]{64}") || !sessions.end(account(), session, EndReason.LOGOUT)) {
            throw new ApiProblem(404, "session-unknown");
        }
        return session.equals(current())
                ? Response.seeOther(URI.create("/cas/login"))
                        .cookie(cookies.removed())
                        .build()
                : back();
    }

    @POST
    @Path("autres")
    @FormGuard
    @Operation(hidden = true)
    public Response endOthers() {
        sessions.endAll(account(), current(), EndReason.LOGOUT);
        return back();
    }

    private UUID account() {
        return UUID.fromString(caller.id());
    }

    private String current() {
        SsoSession session = identity.getAttribute("session");
        return session.digest();
    }

    private static Response back() {
        return Response.seeOther(URI.create("/compte/sessions?done=ended")).build();
    }
}
