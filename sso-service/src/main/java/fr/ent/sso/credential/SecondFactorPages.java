package fr.ent.sso.credential;

import fr.ent.kit.page.FormGuard;
import fr.ent.sso.account.Account;
import fr.ent.sso.login.Authentication;
import fr.ent.sso.login.LoginCompletion;
import fr.ent.sso.login.PendingLogin;
import fr.ent.sso.login.PendingLogins;
import fr.ent.sso.page.Page;
import fr.ent.sso.session.SessionCookie;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The second factor between the password and the session. The account is the one whose password was right. */
@Path(SecondFactorStep.PAGE)
@PermitAll
public class SecondFactorPages {
    private static final String LOGIN = "/cas/login";

    private final SecondFactors factors;
    private final PendingLogins pending;
    private final LoginCompletion completion;

    SecondFactorPages(SecondFactors factors, PendingLogins pending, LoginCompletion completion) {
        this.factors = factors;
        this.pending = pending;
        this.completion = completion;
    }

    @GET
    @Operation(hidden = true)
    public Response show(@CookieParam(PendingLogins.COOKIE) String cookie) {
        return pending.find(cookie)
                .filter(login -> factors.isEnrolled(login.account().id()))
                .map(login -> Page.of(Response.Status.OK, CredentialTemplates.secondFactor(false, 0)))
                .orElseGet(() -> Page.redirect(LOGIN));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @FormGuard
    @Operation(hidden = true)
    public Response check(
            @FormParam("code") String code,
            @CookieParam(PendingLogins.COOKIE) String cookie,
            @CookieParam(SessionCookie.NAME) String session) {
        Optional<PendingLogin> login = pending.find(cookie)
                .filter(found -> factors.isEnrolled(found.account().id()));
        if (login.isEmpty()) {
            return Page.redirect(LOGIN);
        }
        Authentication result = factors.check(login.get().account(), Page.typed(code));
        if (result instanceof Authentication.Accepted) {
            return completion.stepDone(login.get(), SecondFactorStep.NAME, session);
        }
        return result instanceof Authentication.Slowed slowed
                ? Page.slowed(slowed.waiting(), CredentialTemplates.secondFactor(false, slowed.minutes()))
                : Page.of(Response.Status.UNAUTHORIZED, CredentialTemplates.secondFactor(true, 0));
    }

    @GET
    @Path("enrolement")
    @Operation(hidden = true)
    public Response enrolment(@CookieParam(PendingLogins.COOKIE) String cookie) {
        return enrolling(cookie)
                .map(account -> Page.of(
                        Response.Status.OK, CredentialTemplates.enrolment(factors.start(account, cookie), false)))
                .orElseGet(() -> Page.redirect(LOGIN));
    }

    @POST
    @Path("enrolement")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @FormGuard
    @Operation(hidden = true)
    public Response enrol(
            @FormParam("enrolment") String sealed,
            @FormParam("code") String code,
            @CookieParam(PendingLogins.COOKIE) String cookie,
            @CookieParam(SessionCookie.NAME) String session) {
        Optional<Account> account = enrolling(cookie);
        if (account.isEmpty()) {
            return Page.redirect(LOGIN);
        }
        Optional<Enrolment> enrolment = factors.resumed(account.get(), cookie, sealed);
        if (enrolment.isEmpty()) {
            return Page.redirect(SecondFactorStep.ENROLMENT);
        }
        if (factors.enrol(account.get(), cookie, sealed, Page.typed(code))) {
            return completion.stepDone(pending.find(cookie).orElseThrow(), SecondFactorStep.NAME, session);
        }
        return Page.of(Response.Status.BAD_REQUEST, CredentialTemplates.enrolment(enrolment.get(), true));
    }

    /** Only who has none sets one up here: a password alone replaces no second factor. */
    private Optional<Account> enrolling(String cookie) {
        return pending.find(cookie)
                .map(PendingLogin::account)
                .filter(account -> factors.isRequired(account) && !factors.isEnrolled(account.id()));
    }
}
