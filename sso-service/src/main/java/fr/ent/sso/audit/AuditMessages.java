package fr.ent.sso.audit;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of « Journal »; templates read them as {@code audit:}. Written in messages/audit_fr and audit_en. */
@MessageBundle(value = "audit", locale = "fr")
interface AuditMessages {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String from();

    @Message
    String to();

    @Message
    String actor();

    @Message
    String actorHelp();

    @Message
    String action();

    @Message
    String actionHelp();

    @Message
    String subject();

    @Message
    String subjectHelp();

    @Message
    String q();

    @Message
    String qHelp();

    @Message
    String show();

    @Message
    String export();

    @Message
    String caption();

    @Message
    String at();

    @Message
    String address();

    @Message
    String details();

    @Message
    String theService();

    @Message
    String unknownPerson();

    @Message
    String count(int total, boolean more);

    @Message
    String empty();

    @Message
    String pages();

    @Message
    String previousPage();

    @Message
    String nextPage();
}
