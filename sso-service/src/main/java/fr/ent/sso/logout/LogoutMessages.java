package fr.ent.sso.logout;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the logout and of « Fermetures de session »; written in messages/logout_fr and logout_en. */
@MessageBundle(value = "logout", locale = "fr")
interface LogoutMessages {
    @Message
    String toldTitle();

    @Message
    String toldBody();

    @Message
    String carriedTitle();

    @Message
    String carriedBody();

    @Message
    String carriedClose(String site);

    @Message
    String openTitle();

    @Message
    String openBody();

    @Message
    String consoleTitle();

    @Message
    String consoleBody();

    @Message
    String state();

    @Message
    String stateAll();

    @Message
    String stateOf(String state);

    @Message
    String account();

    @Message
    String accountHelp();

    @Message
    String show();

    @Message
    String empty();

    @Message
    String ended();

    @Message
    String person();

    @Message
    String site();

    @Message
    String result();

    @Message
    String resultOf(String result);

    @Message
    String attempts(int count);

    @Message
    String action();

    @Message
    String retry();

    @Message
    String pages();

    @Message
    String newer();

    @Message
    String older();
}
