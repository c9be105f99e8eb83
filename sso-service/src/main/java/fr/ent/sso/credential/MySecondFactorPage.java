package fr.ent.sso.credential;

import fr.ent.kit.page.FormGuard;
import fr.ent.kit.security.Caller;
import fr.ent.sso.account.Account;
import fr.ent.sso.account.Accounts;
import fr.ent.sso.login.Authentication;
import fr.ent.sso.login.Authenticator;
import fr.ent.sso.page.Page;
import fr.ent.sso.session.SessionCookie;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** One's own second factor, by choice; whoever finds the browser open needs the password, too. */
@Path(MySecondFactorPage.PAGE)
@Authenticated
public class MySecondFactorPage {
    static final String PAGE = "/compte/second-facteur";

    private final SecondFactors factors;
    private final Authenticator authenticator;
    private final Accounts accounts;
    private final Caller caller;

    MySecondFactorPage(SecondFactors factors, Authenticator authenticator, Accounts accounts, Caller caller) {
        this.factors = factors;
        this.authenticator = authenticator;
        this.accounts = accounts;
        this.caller = caller;
    }

    /**
     * What the page shows.
     *
     * @param enrolment to set one up; null while there is one
     * @param problem {@code code}, {@code password}, or empty
     * @param waiting minutes to wait after too many wrong passwords; 0 for none
     */
    public record View(boolean required, int codesLeft, Enrolment enrolment, String problem, long waiting) {}

    @GET
    @Operation(hidden = true)
    public Response show(@CookieParam(SessionCookie.NAME) String session) {
        return page(Response.Status.OK, account(), session, null, "", 0);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @FormGuard
    @Operation(hidden = true)
    public Response enrol(
            @FormParam("enrolment") String sealed,
            @FormParam("code") String code,
            @FormParam("current") String current,
            @CookieParam(SessionCookie.NAME) String session) {
        Account account = account();
        Optional<Enrolment> enrolment = factors.resumed(account, session, sealed);
        if (factors.isEnrolled(account.id()) || enrolment.isEmpty()) {
            return Page.redirect(PAGE);
        }
        Authentication known = authenticator.check(account.login(), Page.typed(current));
        if (!(known instanceof Authentication.Accepted)) {
            return refused(known, account, session, enrolment.get());
        }
        if (!factors.enrol(account, session, sealed, Page.typed(code))) {
            return page(Response.Status.BAD_REQUEST, account, session, enrolment.get(), "code", 0);
        }
        return Page.redirect(PAGE);
    }

    @POST
    @Path("retrait")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @FormGuard
    @Operation(hidden = true)
    public Response drop(@FormParam("current") String current, @CookieParam(SessionCookie.NAME) String session) {
        Account account = account();
        Authentication known = authenticator.check(account.login(), Page.typed(current));
        if (!(known instanceof Authentication.Accepted)) {
            return refused(known, account, session, null);
        }
        factors.drop(account.id());
        return Page.redirect(PAGE);
    }

    private Response refused(Authentication result, Account account, String session, Enrolment enrolment) {
        return result instanceof Authentication.Slowed slowed
                ? page(Response.Status.TOO_MANY_REQUESTS, account, session, enrolment, "", slowed.minutes())
                : page(Response.Status.BAD_REQUEST, account, session, enrolment, "password", 0);
    }

    private Response page(
            Response.Status status, Account account, String session, Enrolment begun, String problem, long waiting) {
        boolean enrolled = factors.isEnrolled(account.id());
        Enrolment enrolment = enrolled ? null : begun == null ? factors.start(account, session) : begun;
        return Page.of(
                status,
                CredentialTemplates.mySecondFactor(new View(
                        factors.isRequired(account),
                        factors.recoveryCodesLeft(account.id()),
                        enrolment,
                        problem,
                        waiting)));
    }

    private Account account() {
        return accounts.member(UUID.fromString(caller.id())).orElseThrow().account();
    }
}
