package fr.ent.connector.seeas;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of « Voir comme… »; templates read them as {@code seeas:}. */
@MessageBundle(value = "seeas", locale = "fr")
interface SeeAsMessages {
    @Message
    String title();

    @Message
    String titleOf(String name);

    @Message
    String intro();

    @Message
    String banner(String name);

    @Message
    String none(String name);

    @Message
    String noneNext();

    @Message
    String list();

    @Message
    String favourite();

    @Message
    String opens(String time);

    @Message
    String closed(String time);

    @Message
    String unpublished();
}
