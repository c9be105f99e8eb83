package fr.ent.sso.oauth;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages of the OAuth endpoints; templates read them as {@code oauth:}. */
@MessageBundle(value = "oauth", locale = "fr")
interface OauthMessages {
    @Message
    String notEntitledTitle();

    @Message
    String notEntitledBody(String name, String site);

    @Message
    String notEntitledNext();

    @Message
    String backTo(String site);

    @Message
    String otherAccount();

    @Message
    String reference(String reference);
}
