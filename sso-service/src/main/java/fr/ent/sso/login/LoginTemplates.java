package fr.ent.sso.login;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;

/** The pages around a login. */
@CheckedTemplate(basePath = "login")
public final class LoginTemplates {
    private LoginTemplates() {}

    public static native TemplateInstance form(LoginForm form);

    static native TemplateInstance signedIn(String name, String login);

    static native TemplateInstance warn(String site, String name, LoginRequest request);

    static native TemplateInstance posting(String site, String address, String parameter, String ticket);

    static native TemplateInstance unknownService(String reference);

    static native TemplateInstance notEntitled(String site, String name, String reference);

    /** @param over it was open and is closed now; else {@code since} is when it opens */
    static native TemplateInstance notOpen(String site, boolean over, Instant since, String reference);
}
