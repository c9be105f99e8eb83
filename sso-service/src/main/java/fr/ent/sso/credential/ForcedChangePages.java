package fr.ent.sso.credential;

import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.FieldError;
import fr.ent.sso.account.Account;
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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A new password between the old one and the session. */
@Path(ForcedChangeStep.PAGE)
@PermitAll
public class ForcedChangePages {
    private static final String LOGIN = "/cas/login";

    private final PendingLogins pending;
    private final LoginCompletion completion;
    private final SecondFactorStep factor;
    private final ForcedChangeStep step;
    private final NewPasswords passwords;
    private final CredentialConfig config;
    private final PageContext page;

    ForcedChangePages(
            PendingLogins pending,
            LoginCompletion completion,
            SecondFactorStep factor,
            ForcedChangeStep step,
            NewPasswords passwords,
            CredentialConfig config,
            PageContext page) {
        this.pending = pending;
        this.completion = completion;
        this.factor = factor;
        this.step = step;
        this.passwords = passwords;
        this.config = config;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public Response show(@CookieParam(PendingLogins.COOKIE) String cookie) {
        return changing(cookie)
                .map(login -> Page.of(Response.Status.OK, CredentialTemplates.password(form(login.account()))))
                .orElseGet(() -> Page.redirect(LOGIN));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @FormGuard
    @Operation(hidden = true)
    public Response change(
            @FormParam("password") String password,
            @FormParam("again") String again,
            @CookieParam(PendingLogins.COOKIE) String cookie,
            @CookieParam(SessionCookie.NAME) String session) {
        Optional<PendingLogin> login = changing(cookie);
        if (login.isEmpty()) {
            return Page.redirect(LOGIN);
        }
        Account account = login.get().account();
        String wanted = Page.typed(password);
        List<FieldError> errors = passwords.errors(account, wanted, Page.typed(again));
        if (!errors.isEmpty()) {
            return Page.of(
                    Response.Status.BAD_REQUEST,
                    CredentialTemplates.password(form(account).with(errors, page.locale())));
        }
        passwords.set(
                account,
                passwords.hash(wanted),
                "password.changed",
                new NewPasswords.Kept(null, cookie),
                page.locale());
        return completion.stepDone(login.get(), ForcedChangeStep.NAME, session);
    }

    /** Not before the second factor, for who has one: these pages can be asked for in any order. */
    private Optional<PendingLogin> changing(String cookie) {
        return pending.find(cookie)
                .filter(login -> login.done().contains(SecondFactorStep.NAME)
                        || factor.page(login.account()).isEmpty())
                .filter(login -> step.page(login.account()).isPresent());
    }

    private PasswordForm form(Account account) {
        return PasswordForm.of("forced", account.login(), "", config.minimumLength());
    }
}
