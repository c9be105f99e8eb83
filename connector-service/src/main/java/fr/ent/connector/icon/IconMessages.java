package fr.ent.connector.icon;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of « Icône »; templates read them as {@code icon:}. Written in messages/icon_fr and icon_en. */
@MessageBundle(value = "icon", locale = "fr")
interface IconMessages {
    @Message
    String title();

    @Message
    String errorPrefix();

    @Message
    String errorSummary();

    @Message
    String now();

    @Message
    String nowInitials();

    @Message
    String nowPicture();

    @Message
    String changed();

    @Message
    String removed();

    @Message
    String locked(String reason);

    @Message
    String inherited(String name);

    @Message
    String uploadTitle();

    @Message
    String file();

    @Message
    String fileHelp();

    @Message
    String upload();

    @Message
    String removeTitle();

    @Message
    String removeHelp();

    @Message
    String remove();

    @Message
    String builtIn();

    @Message
    String back();
}
