package fr.ent.sso.login;

import fr.ent.kit.request.ContentPolicy;
import fr.ent.kit.request.RequestId;
import fr.ent.sso.account.Account;
import fr.ent.sso.page.Page;
import fr.ent.sso.registry.RegisteredService;
import fr.ent.sso.registry.Registry;
import fr.ent.sso.registry.ServiceUrl;
import fr.ent.sso.session.Opening;
import fr.ent.sso.session.OwnPage;
import fr.ent.sso.session.SessionCookie;
import fr.ent.sso.session.SsoSession;
import fr.ent.sso.session.SsoSessions;
import fr.ent.sso.ticket.Issue;
import fr.ent.sso.ticket.ServiceTickets;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** What follows the right password: the steps that are left, the session, and the way on to where she wanted to go. */
@ApplicationScoped
public class LoginCompletion {
    static final int SEE_OTHER = 303;

    private final Instance<LoginStep> steps;
    private final PendingLogins pending;
    private final SsoSessions sessions;
    private final SessionCookie cookies;
    private final ServiceTickets tickets;
    private final Registry registry;
    private final RequestId requestId;
    private final Instance<RoutingContext> routing;

    LoginCompletion(
            Instance<LoginStep> steps,
            PendingLogins pending,
            SsoSessions sessions,
            SessionCookie cookies,
            ServiceTickets tickets,
            Registry registry,
            RequestId requestId,
            Instance<RoutingContext> routing) {
        this.steps = steps;
        this.pending = pending;
        this.sessions = sessions;
        this.cookies = cookies;
        this.tickets = tickets;
        this.registry = registry;
        this.requestId = requestId;
        this.routing = routing;
    }

    /**
     * Goes on after the right password: to the first step the account has to do, or in.
     *
     * @param sessionCookie the session the browser came with; null for none
     */
    Response passwordGiven(Account account, LoginRequest request, String sessionCookie) {
        if (nextPage(new PendingLogin("", account, request, java.util.Set.of())).isEmpty()) {
            return enter(account, request, sessionCookie);
        }
        PendingLogin login = pending.open(account, request);
        return Response.fromResponse(Page.redirect(nextPage(login).orElseThrow()))
                .cookie(pending.holding(login.cookie()))
                .build();
    }

    /**
     * Goes on after a step: to the next one, or in.
     *
     * @param step its {@link LoginStep#name}
     * @param sessionCookie the session the browser came with; null for none
     */
    public Response stepDone(PendingLogin login, String step, String sessionCookie) {
        PendingLogin now = pending.done(login, step);
        Optional<String> next = nextPage(now);
        if (next.isPresent()) {
            return Page.redirect(next.get());
        }
        Response response =
                pending.close(now) ? enter(now.account(), now.request(), sessionCookie) : Page.redirect("/cas/login");
        return Response.fromResponse(response).cookie(pending.removed()).build();
    }

    private Optional<String> nextPage(PendingLogin login) {
        return steps.stream()
                .filter(step -> !login.done().contains(step.name()))
                .sorted(java.util.Comparator.comparing(LoginStep::name))
                .flatMap(step -> step.page(login.account()).stream())
                .findFirst();
    }

    private Response enter(Account account, LoginRequest request, String sessionCookie) {
        Opening opening = opening(account, request);
        String value = sessions.open(account.id(), sessionCookie, opening);
        Optional<ServiceUrl> url = ServiceUrl.parse(request.service());
        Response on = url.isPresent()
                ? sendOn(sessions.find(value).orElseThrow(), url.get(), request, true, SEE_OTHER)
                : Page.redirect(OwnPage.of(request.resume()).orElse("/cas/login"));
        return Response.fromResponse(on)
                .cookie(cookies.holding(value, opening.remembered()))
                .build();
    }

    /** Whoever administers anything gives the password again each time: the device may be found by somebody else. */
    private Opening opening(Account account, LoginRequest request) {
        HttpServerRequest http = routing.get().request();
        return new Opening(
                request.rememberMe() && account.functions().isEmpty(),
                request.warn(),
                http.remoteAddress() == null ? null : http.remoteAddress().hostAddress(),
                http.getHeader(HttpHeaders.USER_AGENT));
    }

    /** To the site with a ticket, or a page that says why not. */
    Response sendOn(SsoSession session, ServiceUrl url, LoginRequest request, boolean newLogin, int status) {
        Issue issue = tickets.issue(session, url, newLogin);
        if (issue instanceof Issue.Issued issued) {
            return deliver(issued.ticket(), url, request, status);
        }
        if (issue instanceof Issue.NotEntitled refused) {
            return Page.of(
                    Response.Status.FORBIDDEN,
                    LoginTemplates.notEntitled(refused.service().displayName(), session.name(), requestId.value()));
        }
        if (issue instanceof Issue.NotOpen refused) {
            return Page.of(
                    Response.Status.FORBIDDEN,
                    LoginTemplates.notOpen(
                            refused.service().displayName(),
                            refused.availability().over(),
                            refused.availability().since(),
                            requestId.value()));
        }
        return Page.of(Response.Status.BAD_REQUEST, LoginTemplates.unknownService(requestId.value()));
    }

    /** CAS 3.0 §2.1.1, {@code method}. */
    private Response deliver(String ticket, ServiceUrl url, LoginRequest request, int status) {
        return switch (request.delivery()) {
            case GET -> Page.redirect(status, url.with(request.ticketParameter(), ticket));
            case HEADER ->
                Response.noContent()
                        .header("service", url.location())
                        .header(request.ticketParameter(), ticket)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
            case POST -> {
                String site = registry.remembered(url)
                        .service()
                        .map(RegisteredService::displayName)
                        .orElse(url.host());
                yield Response.fromResponse(Page.of(
                                Response.Status.OK,
                                LoginTemplates.posting(site, url.location(), request.ticketParameter(), ticket)))
                        .header(
                                ContentPolicy.HEADER,
                                ContentPolicy.with("form-action", java.util.List.of(url.source())))
                        .build();
            }
        };
    }
}
