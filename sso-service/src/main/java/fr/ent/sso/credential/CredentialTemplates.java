package fr.ent.sso.credential;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages and mails about passwords and second factors. */
@CheckedTemplate(basePath = "credential")
final class CredentialTemplates {
    private CredentialTemplates() {}

    static native TemplateInstance password(PasswordForm form);

    static native TemplateInstance notice(String kind);

    static native TemplateInstance forgotten(boolean missing, long waiting);

    static native TemplateInstance secondFactor(boolean wrong, long waiting);

    static native TemplateInstance enrolment(Enrolment enrolment, boolean wrong);

    static native TemplateInstance mySecondFactor(MySecondFactorPage.View view);

    static native TemplateInstance admin(CredentialState state);

    static native TemplateInstance code(CredentialState state, String code, String until);

    static native TemplateInstance activations(ActivationSheetPages.View view);

    static native TemplateInstance sheets(List<CredentialAdministration.Sheet> sheets, String address);

    static native TemplateInstance mailLink(String name, String login, String link, long minutes);

    static native TemplateInstance mailChanged(String name, String login, String page);
}
