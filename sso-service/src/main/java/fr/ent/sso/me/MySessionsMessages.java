package fr.ent.sso.me;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of « Mes sessions »; templates read them as {@code mysessions:}. Written in messages/mysessions_fr and _en. */
@MessageBundle(value = "mysessions", locale = "fr")
interface MySessionsMessages {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String caption();

    @Message
    String device();

    @Message
    String unknownDevice();

    @Message
    String current();

    @Message
    String address();

    @Message
    String since();

    @Message
    String lastUse();

    @Message
    String sites();

    @Message
    String action();

    @Message
    String close();

    @Message
    String closeNamed(String device);

    @Message
    String closeOthers();

    @Message
    String done();
}
