package fr.ent.sso.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages; templates read them as {@code msg:}. Written in messages/msg_fr and msg_en. */
@MessageBundle(locale = "fr")
interface SsoMessages {
    @Message
    String loginTitle();

    @Message
    String loginErrorTitle();

    @Message
    String loginSite(String site);

    @Message
    String loginRenew();

    @Message
    String loginWrong();

    @Message
    String loginWaitOne();

    @Message
    String loginWait(long minutes);

    @Message
    String loginName();

    @Message
    String loginNameHelp();

    @Message
    String loginPassword();

    @Message
    String loginReveal();

    @Message
    String loginShow();

    @Message
    String loginSubmit();

    @Message
    String loginStale();

    @Message
    String loginRemember();

    @Message
    String loginRememberHelp();

    @Message
    String loginWarn();

    @Message
    String warnTitle();

    @Message
    String warnBody(String site, String name);

    @Message
    String warnWhy();

    @Message
    String warnContinue(String site);

    @Message
    String warnStay();

    @Message
    String postingTitle();

    @Message
    String postingBody(String site);

    @Message
    String postingContinue(String site);

    @Message
    String signedInTitle();

    @Message
    String signedInAs(String name, String login);

    @Message
    String signedInBody();

    @Message
    String myApps();

    @Message
    String signOut();

    @Message
    String unknownServiceTitle();

    @Message
    String unknownServiceBody();

    @Message
    String unknownServiceNext();

    @Message
    String reference(String reference);

    @Message
    String notEntitledTitle();

    @Message
    String notEntitledBody(String name, String site);

    @Message
    String notEntitledNext(String site);

    @Message
    String notOpenTitle();

    @Message
    String opensOn(String site, String time);

    @Message
    String closedSince(String site, String time);

    @Message
    String notOpenNext();

    @Message
    String otherAccount();

    @Message
    String signedOutTitle();

    @Message
    String signedOutBody();

    @Message
    String signedOutStill();

    @Message
    String signInAgain();

    @Message
    String badClientTitle();

    @Message
    String badClientBody();
}
