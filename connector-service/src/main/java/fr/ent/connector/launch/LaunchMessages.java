package fr.ent.connector.launch;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the door of a connector; templates read them as {@code launch:}. Written in messages/launch_fr and _en. */
@MessageBundle(value = "launch", locale = "fr")
interface LaunchMessages {
    @Message
    String back();

    @Message
    String refusedTitle();

    @Message
    String why();

    @Message
    String whom();

    @Message
    String refused(String name);

    @Message
    String reason(Doors.Reason reason);

    @Message
    String ended(String moment);

    @Message
    String chooseTitle(String name);

    @Message
    String choose();

    @Message
    String chooseKept();

    @Message
    String warnTitle(String name);

    @Message
    String anyway();

    @Message
    String informTitle(String name);

    @Message
    String informIntro(String name);

    @Message
    String informNothing(String name);

    @Message
    String informUnknown(String name);

    @Message
    String informKind(String type);

    @Message
    String informPassword();

    @Message
    String informRecall();

    @Message
    String proceed();

    @Message
    String datum(Datum datum);

    @Message
    String frameTitle(String name);

    @Message
    String frameElse();

    @Message
    String frameNewWindow();

    @Message
    String acceptedTitle();

    @Message
    String acceptedIntro();

    @Message
    String acceptedNone();

    @Message
    String acceptedCaption();

    @Message
    String columnApplication();

    @Message
    String columnAt();

    @Message
    String columnAction();

    @Message
    String recall();

    @Message
    String recallOf(String name);

    @Message
    String recalled();
}
