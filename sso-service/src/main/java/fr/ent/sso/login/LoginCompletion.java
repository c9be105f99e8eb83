package fr.ent.sso.login;

import fr.ent.kit.request.RequestId;
import fr.ent.sso.account.Account;
import fr.ent.sso.registry.ServiceUrl;
import fr.ent.sso.session.OwnPage;
import fr.ent.sso.session.SessionCookie;
import fr.ent.sso.session.SsoSession;
import fr.ent.sso.session.SsoSessions;
import fr.ent.sso.ticket.Issue;
import fr.ent.sso.ticket.ServiceTickets;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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
    private final RequestId requestId;

    LoginCompletion(
            Instance<LoginStep> steps,
            PendingLogins pending,
            SsoSessions sessions,
            SessionCookie cookies,
            ServiceTickets tickets,
            RequestId requestId) {
        this.steps = steps;
        this.pending = pending;
        this.sessions = sessions;
        this.cookies = cookies;
        this.tickets = tickets;
        this.requestId = requestId;
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
        return Response.fromResponse(redirect(SEE_OTHER, nextPage(login).orElseThrow()))
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
            return redirect(SEE_OTHER, next.get());
        }
        Response response = pending.close(now)
                ? enter(now.account(), now.request(), sessionCookie)
                : redirect(SEE_OTHER, "/cas/login");
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
        String value = sessions.open(account.id(), sessionCookie);
        Optional<ServiceUrl> url = request.service() == null ? Optional.empty() : ServiceUrl.parse(request.service());
        Response on = url.isPresent()
                ? sendOn(sessions.find(value).orElseThrow(), url.get(), true, SEE_OTHER)
                : redirect(SEE_OTHER, OwnPage.of(request.resume()).orElse("/cas/login"));
        return Response.fromResponse(on).cookie(cookies.holding(value)).build();
    }

    /** To the site with a ticket, or a page that says why not. */
    Response sendOn(SsoSession session, ServiceUrl url, boolean newLogin, int status) {
        Issue issue = tickets.issue(session, url, newLogin);
        if (issue instanceof Issue.Issued issued) {
            return redirect(status, url.with("ticket", issued.ticket()));
        }
        if (issue instanceof Issue.NotEntitled refused) {
            return page(
                    Response.Status.FORBIDDEN,
                    LoginTemplates.notEntitled(refused.service().displayName(), session.name(), requestId.value()));
        }
        return page(Response.Status.BAD_REQUEST, LoginTemplates.unknownService(requestId.value()));
    }

    static Response page(Response.Status status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page.render())
                .build();
    }

    static Response redirect(int status, String location) {
        return Response.status(status)
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
