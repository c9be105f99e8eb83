package fr.ent.sso.credential;

import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.FieldError;
import fr.ent.sso.account.Account;
import fr.ent.sso.audit.AuditLog;
import fr.ent.sso.login.Authentication;
import fr.ent.sso.login.ClientAddress;
import fr.ent.sso.login.LoginThrottle;
import fr.ent.sso.login.LoginThrottle.Kind;
import fr.ent.sso.page.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * « Mot de passe oublié »: the answer is the same, and takes as long, whoever has the login or nobody. A second factor
 * is asked for at the next login as ever.
 */
@Path("/cas/mot-de-passe-oublie")
@PermitAll
public class ForgottenPasswordPages {
    /** No login is longer, and hardly any address. */
    private static final int LONGEST = 254;

    private final MailOrders mails;
    private final PasswordLinks links;
    private final NewPasswords passwords;
    private final LoginThrottle throttle;
    private final ClientAddress address;
    private final CredentialConfig config;
    private final AuditLog audit;
    private final PageContext page;

    ForgottenPasswordPages(
            MailOrders mails,
            PasswordLinks links,
            NewPasswords passwords,
            LoginThrottle throttle,
            ClientAddress address,
            CredentialConfig config,
            AuditLog audit,
            PageContext page) {
        this.mails = mails;
        this.links = links;
        this.passwords = passwords;
        this.throttle = throttle;
        this.address = address;
        this.config = config;
        this.audit = audit;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public Response show() {
        return Page.of(Response.Status.OK, CredentialTemplates.forgotten(false, 0));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @FormGuard
    @Operation(hidden = true)
    public Response ask(@FormParam("username") String username) {
        String typed = Page.typed(username).strip().toLowerCase(Locale.ROOT);
        if (typed.isEmpty() || typed.length() > LONGEST || typed.indexOf('\0') >= 0) {
            return Page.of(Response.Status.BAD_REQUEST, CredentialTemplates.forgotten(true, 0));
        }
        Optional<Duration> waiting = throttle.remaining(Kind.ADDRESS, address.key());
        if (waiting.isPresent()) {
            long minutes = new Authentication.Slowed(waiting.get()).minutes();
            return Page.slowed(waiting.get(), CredentialTemplates.forgotten(false, minutes));
        }
        throttle.attempt(Kind.ADDRESS, address.key());
        // Too many for one login: nobody is told, and no mail goes out.
        if (throttle.attempt(Kind.LINK, typed).isEmpty()) {
            mails.linkAsked(typed, page.locale());
        }
        audit.add(null, "password.reset-asked", null, Map.of());
        return Page.of(Response.Status.OK, CredentialTemplates.notice("asked"));
    }

    /** Looking at the link uses nothing up: mail programs do that, too. */
    @GET
    @Path("lien")
    @Operation(hidden = true)
    public Response link(@RestQuery("jeton") String token) {
        return links.find(token)
                .map(account -> Page.of(Response.Status.OK, CredentialTemplates.password(form(account, token))))
                .orElseGet(ForgottenPasswordPages::gone);
    }

    @POST
    @Path("lien")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @FormGuard
    @Operation(hidden = true)
    public Response reset(
            @FormParam("token") String token,
            @FormParam("password") String password,
            @FormParam("again") String again) {
        Optional<Account> account = links.find(token);
        if (account.isEmpty()) {
            return gone();
        }
        String wanted = Page.typed(password);
        List<FieldError> errors = passwords.errors(account.get(), wanted, Page.typed(again));
        if (!errors.isEmpty()) {
            return Page.of(
                    Response.Status.BAD_REQUEST,
                    CredentialTemplates.password(form(account.get(), token).with(errors, page.locale())));
        }
        String hash = passwords.hash(wanted);
        if (!passwords.setIf(() -> links.use(token), account.get(), hash, "password.reset", page.locale())) {
            return gone();
        }
        return Page.of(Response.Status.OK, CredentialTemplates.notice("reset"));
    }

    private static Response gone() {
        return Page.of(Response.Status.GONE, CredentialTemplates.notice("gone"));
    }

    private PasswordForm form(Account account, String token) {
        return PasswordForm.of("link", account.login(), token, config.minimumLength());
    }
}
