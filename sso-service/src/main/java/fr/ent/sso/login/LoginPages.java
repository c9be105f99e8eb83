package fr.ent.sso.login;

import fr.ent.kit.page.FormGuard;
import fr.ent.kit.request.RequestId;
import fr.ent.sso.page.Page;
import fr.ent.sso.registry.RegisteredService;
import fr.ent.sso.registry.Registry;
import fr.ent.sso.registry.ServiceUrl;
import fr.ent.sso.session.SessionCookie;
import fr.ent.sso.session.SsoSession;
import fr.ent.sso.session.SsoSessions;
import fr.ent.sso.ticket.ServiceTickets;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The login page (CAS 3.0 §2.1 and 2.2; ux.md, screen E). */
@Path("/")
@PermitAll
@SecurityRequirements
@Tag(name = "CAS")
public class LoginPages {
    private static final int FOUND = Response.Status.FOUND.getStatusCode();

    private final SsoSessions sessions;
    private final ServiceTickets tickets;
    private final Registry registry;
    private final Authenticator authenticator;
    private final LoginTickets loginTickets;
    private final LoginCompletion completion;
    private final RequestId requestId;

    LoginPages(
            SsoSessions sessions,
            ServiceTickets tickets,
            Registry registry,
            Authenticator authenticator,
            LoginTickets loginTickets,
            LoginCompletion completion,
            RequestId requestId) {
        this.sessions = sessions;
        this.tickets = tickets;
        this.registry = registry;
        this.authenticator = authenticator;
        this.loginTickets = loginTickets;
        this.completion = completion;
        this.requestId = requestId;
    }

    /** The person's own page, or the login when nobody is signed in. */
    @GET
    @Operation(hidden = true)
    public Response home(@CookieParam(SessionCookie.NAME) String cookie) {
        return sessions.find(cookie).map(LoginPages::signedIn).orElseGet(() -> Page.redirect(FOUND, "/cas/login"));
    }

    @GET
    @Path("cas/login")
    @Operation(
            summary = "Sign in, or go on to a site with a ticket",
            description = "Parameters: service (or TARGET), renew, gateway, method, warn, rememberMe.")
    public Response login(@Context UriInfo uri, @CookieParam(SessionCookie.NAME) String cookie) {
        LoginRequest request = LoginRequest.of(uri.getQueryParameters());
        if (request.ambiguous()) {
            return unknown(request.service());
        }
        Optional<SsoSession> session = sessions.find(cookie);
        if (request.service() == null) {
            return withoutSite(request, session);
        }
        Optional<ServiceUrl> url = ServiceUrl.parse(request.service());
        if (url.isEmpty()) {
            return unknown(request.service());
        }
        boolean transparent = session.isPresent() && !request.renew();
        if (transparent && !session.get().warned()) {
            return completion.sendOn(session.get(), url.get(), request, false, FOUND);
        }
        Optional<RegisteredService> site = registry.current(url.get()).service();
        if (site.isEmpty()) {
            return unknown(request.service());
        }
        if (transparent) {
            return Page.of(
                    Response.Status.OK,
                    LoginTemplates.warn(site.get().displayName(), session.get().name(), request));
        }
        if (request.gateway()) {
            return Page.redirect(FOUND, url.get().location());
        }
        return form(
                Response.Status.OK,
                LoginForm.forSite(site.get().displayName(), request.withRenew(request.renew() && session.isPresent())));
    }

    private Response withoutSite(LoginRequest request, Optional<SsoSession> session) {
        if (session.isEmpty() || request.renew()) {
            return form(Response.Status.OK, LoginForm.forSite("", request.withRenew(session.isPresent())));
        }
        return request.resume() == null ? signedIn(session.get()) : Page.redirect(FOUND, request.resume());
    }

    /**
     * Login and password are taken from the form only, never from the address. The form's ticket is bound to the
     * browser, which keeps other sites from signing somebody in; the browser's own word on where the form comes from is
     * heard as well.
     */
    @POST
    @Path("cas/login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signIn(
            @BeanParam LoginFields form,
            @HeaderParam("Sec-Fetch-Site") String origin,
            @CookieParam(SessionCookie.NAME) String cookie) {
        LoginRequest request = form.request();
        Optional<RegisteredService> site = request.ambiguous()
                ? Optional.empty()
                : ServiceUrl.parse(request.service())
                        .flatMap(url -> registry.current(url).service());
        if (request.ambiguous() || (request.service() != null && site.isEmpty())) {
            return unknown(request.service());
        }
        LoginForm shown =
                LoginForm.forSite(site.map(RegisteredService::displayName).orElse(""), request);
        String login = form.login();
        boolean foreign = origin != null && !origin.equals("same-origin") && !origin.equals("none");
        if (foreign || !loginTickets.spend(form.lt)) {
            return form(Response.Status.FORBIDDEN, shown.stale(login));
        }
        Authentication result = authenticator.authenticate(login, form.secret());
        if (result instanceof Authentication.Accepted accepted) {
            return completion.passwordGiven(accepted.account(), request, cookie);
        }
        if (result instanceof Authentication.Slowed slowed) {
            Duration waiting = slowed.waiting();
            return Response.fromResponse(form(
                            Response.Status.TOO_MANY_REQUESTS,
                            shown.slowed(login, Math.max(1, (waiting.toSeconds() + 59) / 60))))
                    .header(HttpHeaders.RETRY_AFTER, waiting.toSeconds())
                    .build();
        }
        return form(Response.Status.UNAUTHORIZED, shown.refused(login));
    }

    /** The person agreed that this site learns who she is (CAS 3.0 §2.2.1, warn); only now is there a ticket. */
    @POST
    @Path("cas/login/continue")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @FormGuard
    @Operation(hidden = true)
    public Response goOn(@BeanParam LoginFields form, @CookieParam(SessionCookie.NAME) String cookie) {
        LoginRequest request = form.request();
        Optional<ServiceUrl> url = request.ambiguous() ? Optional.empty() : ServiceUrl.parse(request.service());
        if (url.isEmpty()) {
            return unknown(request.service());
        }
        return sessions.find(cookie)
                .map(session -> completion.sendOn(session, url.get(), request, false, LoginCompletion.SEE_OTHER))
                .orElseGet(() -> Page.redirect("/cas/login?" + request.encoded()));
    }

    private Response unknown(String service) {
        tickets.refuseUnknownService(service);
        return Page.of(Response.Status.BAD_REQUEST, LoginTemplates.unknownService(requestId.value()));
    }

    private static Response signedIn(SsoSession session) {
        return Page.of(Response.Status.OK, LoginTemplates.signedIn(session.name(), session.login()));
    }

    private static Response form(Response.Status status, LoginForm form) {
        return Page.of(status, LoginTemplates.form(form));
    }
}
