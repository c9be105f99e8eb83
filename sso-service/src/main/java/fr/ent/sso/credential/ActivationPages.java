package fr.ent.sso.credential;

import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.FieldError;
import fr.ent.sso.account.Account;
import fr.ent.sso.account.Login;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** « Activer mon compte »: login, code and the first password. A wrong code and an unknown login look the same. */
@Path("/cas/activation")
@PermitAll
public class ActivationPages {
    private final ActivationCodes codes;
    private final NewPasswords passwords;
    private final LoginThrottle throttle;
    private final ClientAddress address;
    private final CredentialConfig config;
    private final AuditLog audit;
    private final PageContext page;

    ActivationPages(
            ActivationCodes codes,
            NewPasswords passwords,
            LoginThrottle throttle,
            ClientAddress address,
            CredentialConfig config,
            AuditLog audit,
            PageContext page) {
        this.codes = codes;
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
        return Page.of(Response.Status.OK, CredentialTemplates.password(form("")));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @FormGuard
    @Operation(hidden = true)
    public Response activate(
            @FormParam("username") String username,
            @FormParam("code") String code,
            @FormParam("password") String password,
            @FormParam("again") String again) {
        String login = Page.typed(username).strip().toLowerCase(Locale.ROOT);
        if (!Login.isWellFormed(login) || Page.typed(code).isBlank()) {
            return wrong(login);
        }
        Optional<Duration> waiting =
                throttle.remaining(Kind.ADDRESS, address.key()).or(() -> throttle.attempt(Kind.ACTIVATION, login));
        if (waiting.isPresent()) {
            return slowed(login, waiting.get());
        }
        Optional<Account> account = codes.find(login, code);
        if (account.isEmpty()) {
            throttle.attempt(Kind.ADDRESS, address.key());
            Optional<Duration> locked = throttle.remaining(Kind.ACTIVATION, login);
            locked.ifPresent(
                    time -> audit.add(null, "activation.failed-locked", null, Map.of("seconds", time.toSeconds())));
            return locked.map(time -> slowed(login, time)).orElseGet(() -> wrong(login));
        }
        throttle.forget(Kind.ACTIVATION, login);
        String wanted = Page.typed(password);
        List<FieldError> errors = passwords.errors(account.get(), wanted, Page.typed(again));
        if (!errors.isEmpty()) {
            // The code is right and stays good: nobody copies it twice.
            return refused(form(login, Page.typed(code)), errors);
        }
        String hash = passwords.hash(wanted);
        UUID id = account.get().id();
        if (!passwords.setIf(() -> codes.use(id, code), account.get(), hash, "account.activated", page.locale())) {
            return wrong(login);
        }
        return Page.of(Response.Status.OK, CredentialTemplates.notice("activated"));
    }

    private Response slowed(String login, Duration waiting) {
        long minutes = new Authentication.Slowed(waiting).minutes();
        return Page.slowed(waiting, CredentialTemplates.password(form(login).slowed(minutes)));
    }

    private Response wrong(String login) {
        return refused(form(login), List.of(new FieldError("code", "activation-wrong")));
    }

    private Response refused(PasswordForm form, List<FieldError> errors) {
        return Page.of(Response.Status.BAD_REQUEST, CredentialTemplates.password(form.with(errors, page.locale())));
    }

    private PasswordForm form(String login) {
        return form(login, "");
    }

    private PasswordForm form(String login, String code) {
        return PasswordForm.of("activation", login, code, config.minimumLength());
    }
}
