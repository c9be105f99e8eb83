package fr.ent.sso.me;

import fr.ent.kit.security.Caller;
import fr.ent.sso.account.Accounts;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** « Ce que les applications savent de moi ». */
@Path("/compte/donnees")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class MyDataPage {
    @CheckedTemplate(basePath = "me")
    static class Templates {
        private Templates() {}

        static native TemplateInstance data(List<MyData.Application> applications);
    }

    private final Caller caller;
    private final Accounts accounts;
    private final MyData data;

    MyDataPage(Caller caller, Accounts accounts, MyData data) {
        this.caller = caller;
        this.accounts = accounts;
        this.data = data;
    }

    @GET
    @Operation(hidden = true)
    public String show() {
        return Templates.data(data.of(accounts.member(UUID.fromString(caller.id()))
                        .orElseThrow()
                        .account()))
                .render();
    }
}
