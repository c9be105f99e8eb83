package fr.ent.sso.login;

import fr.ent.kit.page.FormGuard;
import fr.ent.kit.request.RequestId;
import fr.ent.sso.registry.RegisteredService;
import fr.ent.sso.registry.Registry;
import fr.ent.sso.registry.ServiceUrl;
import fr.ent.sso.session.SessionCookie;
import fr.ent.sso.session.SsoSession;
import fr.ent.sso.session.SsoSessions;
import fr.ent.sso.ticket.ServiceTickets;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
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
    private final SsoSessions sessions;
    private final ServiceTickets tickets;
    private final Registry registry;
    private final Authenticator authenticator;
    private final LoginCompletion completion;
    private final RequestId requestId;

    LoginPages(
            SsoSessions sessions,
            ServiceTickets tickets,
            Registry registry,
            Authenticator authenticator,
            LoginCompletion completion,
            RequestId requestId) {
        this.sessions = sessions;
        this.tickets = tickets;
        this.registry = registry;
        this.authenticator = authenticator;
        this.completion = completion;
        this.requestId = requestId;
    }

    /** The person's own page, or the login when nobody is signed in. */
    @GET
    @Operation(hidden = true)
    public Response home(@CookieParam(SessionCookie.NAME) String cookie) {
        return sessions.find(cookie)
                .map(session -> signedIn(session))
                .orElseGet(() -> LoginCompletion.redirect(Response.Status.FOUND.getStatusCode(), "/cas/login"));
    }

    @GET
    @Path("cas/login")
    @Operation(
            summary = "Sign in, or go on to a site with a ticket",
            description = "Parameters: service, renew, gateway.")
    public Response login(@Context UriInfo uri, @CookieParam(SessionCookie.NAME) String cookie) {
        LoginRequest request = LoginRequest.of(uri.getQueryParameters());
        if (request.service() == null && request.resume() != null) {
            return form(Response.Status.OK, LoginForm.resuming(request.resume(), false));
        }
        if (request.service() == null) {
            return sessions.find(cookie)
                    .filter(session -> !request.renew())
                    .map(this::signedIn)
                    .orElseGet(() -> form(Response.Status.OK, LoginForm.forSite("", null, request.renew())));
        }
        Optional<ServiceUrl> url = request.ambiguous() ? Optional.empty() : ServiceUrl.parse(request.service());
        if (url.isEmpty()) {
            return unknown(request.service());
        }
        if (!request.renew()) {
            Optional<SsoSession> session = sessions.find(cookie);
            if (session.isPresent()) {
                return completion.sendOn(session.get(), url.get(), false, Response.Status.FOUND.getStatusCode());
            }
        }
        Optional<RegisteredService> service = registry.current(url.get()).service();
        if (service.isEmpty()) {
            return unknown(request.service());
        }
        if (request.gateway()) {
            return LoginCompletion.redirect(
                    Response.Status.FOUND.getStatusCode(), url.get().location());
        }
        boolean again = request.renew() && sessions.find(cookie).isPresent();
        return form(Response.Status.OK, LoginForm.forSite(service.get().displayName(), request.service(), again));
    }

    /** Login and password are taken from the form only, never from the address. */
    @POST
    @Path("cas/login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @FormGuard
    @Operation(hidden = true)
    public Response signIn(
            @FormParam("username") String username,
            @FormParam("password") String password,
            @FormParam("service") String service,
            @FormParam("resume") String resume,
            @FormParam("renew") boolean renew,
            @CookieParam(SessionCookie.NAME) String cookie) {
        Optional<ServiceUrl> url = isGiven(service) ? ServiceUrl.parse(service) : Optional.empty();
        Optional<RegisteredService> site =
                url.flatMap(each -> registry.current(each).service());
        if (isGiven(service) && site.isEmpty()) {
            return unknown(service);
        }
        String login = username == null ? "" : username.strip();
        Authentication result = authenticator.authenticate(login, password == null ? "" : password);
        if (result instanceof Authentication.Accepted accepted) {
            LoginRequest request = new LoginRequest(isGiven(service) ? service : null, resume, renew, false, false);
            return completion.passwordGiven(accepted.account(), request, cookie);
        }
        LoginForm form = isGiven(resume)
                ? LoginForm.resuming(resume, renew)
                : LoginForm.forSite(site.map(RegisteredService::displayName).orElse(""), service, renew);
        if (result instanceof Authentication.Slowed slowed) {
            Duration waiting = slowed.waiting();
            return Response.fromResponse(form(
                            Response.Status.TOO_MANY_REQUESTS,
                            form.slowed(login, Math.max(1, (waiting.toSeconds() + 59) / 60))))
                    .header(HttpHeaders.RETRY_AFTER, waiting.toSeconds())
                    .build();
        }
        return form(Response.Status.UNAUTHORIZED, form.refused(login));
    }

    private Response unknown(String service) {
        tickets.refuseUnknownService(service);
        return LoginCompletion.page(Response.Status.BAD_REQUEST, LoginTemplates.unknownService(requestId.value()));
    }

    private Response signedIn(SsoSession session) {
        return LoginCompletion.page(Response.Status.OK, LoginTemplates.signedIn(session.name(), session.login()));
    }

    private static Response form(Response.Status status, LoginForm form) {
        return LoginCompletion.page(status, LoginTemplates.form(form));
    }

    private static boolean isGiven(String parameter) {
        return parameter != null && !parameter.isBlank();
    }
}
