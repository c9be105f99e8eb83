package fr.ent.sso.me;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of « Mon compte »; templates read them as {@code me:}. Written in messages/me_fr and me_en. */
@MessageBundle(value = "me", locale = "fr")
interface MeMessages {
    @Message
    String title();

    @Message
    String signedInAs(String name, String login);
}
