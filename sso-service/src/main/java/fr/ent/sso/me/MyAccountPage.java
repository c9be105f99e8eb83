package fr.ent.sso.me;

import fr.ent.kit.security.Caller;
import fr.ent.sso.account.Account;
import fr.ent.sso.account.Accounts;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** « Mon compte »: who one is here, and the way to all one may see and change of it. */
@Path("/compte")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class MyAccountPage {
    @CheckedTemplate(basePath = "me")
    static class Templates {
        private Templates() {}

        static native TemplateInstance account(Account account);
    }

    private final Caller caller;
    private final Accounts accounts;

    MyAccountPage(Caller caller, Accounts accounts) {
        this.caller = caller;
        this.accounts = accounts;
    }

    @GET
    @Operation(hidden = true)
    public String show() {
        return Templates.account(accounts.member(UUID.fromString(caller.id()))
                        .orElseThrow()
                        .account())
                .render();
    }
}
