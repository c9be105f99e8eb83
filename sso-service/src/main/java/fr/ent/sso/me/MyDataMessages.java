package fr.ent.sso.me;

import fr.ent.sso.release.Source;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Words of « Ce que les applications savent de moi »; templates read them as {@code mydata:}. Written in
 * messages/mydata_fr and mydata_en.
 */
@MessageBundle(value = "mydata", locale = "fr")
interface MyDataMessages {
    @Message
    String title();

    @Message
    String intro();

    @Message
    String limits();

    @Message
    String none();

    @Message
    String noIdentifier();

    @Message
    String nothingElse();

    @Message
    String meaning();

    @Message
    String value();

    @Message
    String name();

    @Message
    String user();

    @Message
    String firstVisit();

    @Message
    String tableOf(String application);

    @Message
    String technical();

    @Message
    String back();

    /** What a value is, in plain words. */
    @Message
    String source(Source source);
}
