package fr.ent.sso.credential;

import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.security.Caller;
import fr.ent.sso.account.Account;
import fr.ent.sso.account.Accounts;
import fr.ent.sso.login.Authentication;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** « Changer mon mot de passe ». */
@Path("/compte/mot-de-passe")
@Authenticated
public class MyPasswordPage {
    private final MyPassword passwords;
    private final Accounts accounts;
    private final CredentialConfig config;
    private final Caller caller;
    private final PageContext page;

    MyPasswordPage(MyPassword passwords, Accounts accounts, CredentialConfig config, Caller caller, PageContext page) {
        this.passwords = passwords;
        this.accounts = accounts;
        this.config = config;
        this.caller = caller;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public Response show() {
        return Page.of(Response.Status.OK, CredentialTemplates.password(form(account())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @FormGuard
    @Operation(hidden = true)
    public Response change(
            @FormParam("current") String current,
            @FormParam("password") String password,
            @FormParam("again") String again,
            @CookieParam(SessionCookie.NAME) String session) {
        Account account = account();
        MyPassword.Outcome outcome =
                passwords.change(account, Page.typed(current), Page.typed(password), Page.typed(again), session);
        if (outcome.isDone()) {
            return Page.of(Response.Status.OK, CredentialTemplates.notice("changed"));
        }
        if (outcome.waiting() != null) {
            long minutes = new Authentication.Slowed(outcome.waiting()).minutes();
            return Page.slowed(
                    outcome.waiting(),
                    CredentialTemplates.password(form(account).slowed(minutes)));
        }
        return Page.of(
                Response.Status.BAD_REQUEST,
                CredentialTemplates.password(form(account).with(outcome.errors(), page.locale())));
    }

    private PasswordForm form(Account account) {
        return PasswordForm.of("own", account.login(), "", config.minimumLength());
    }

    private Account account() {
        return accounts.member(UUID.fromString(caller.id())).orElseThrow().account();
    }
}
