package fr.ent.sso.credential;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Words about passwords and second factors; templates read them as {@code credential:}. Written in
 * messages/credential_fr and credential_en.
 */
@MessageBundle(value = "credential", locale = "fr")
interface CredentialMessages {
    @Message
    String errorPrefix();

    @Message
    String ownTitle();

    @Message
    String forcedTitle();

    @Message
    String forcedIntro();

    @Message
    String activationTitle();

    @Message
    String activationIntro();

    @Message
    String linkTitle();

    @Message
    String forAccount(String login);

    @Message
    String fieldLogin();

    @Message
    String fieldLoginHelp();

    @Message
    String fieldCode();

    @Message
    String fieldCodeHelp();

    @Message
    String fieldCurrent();

    @Message
    String fieldPassword();

    @Message
    String fieldPasswordHelp(int length);

    @Message
    String fieldAgain();

    @Message
    String reveal();

    @Message
    String show();

    @Message
    String save();

    @Message
    String activate();

    @Message
    String othersEnd();

    @Message
    String toCorrect();

    @Message
    String slowedOne();

    @Message
    String slowed(long minutes);

    @Message
    String noticeChanged();

    @Message
    String noticeChangedBody();

    @Message
    String noticeActivated();

    @Message
    String noticeActivatedBody();

    @Message
    String noticeReset();

    @Message
    String noticeResetBody();

    @Message
    String noticeGone();

    @Message
    String noticeGoneBody();

    @Message
    String noticeAsked();

    @Message
    String noticeAskedBody();

    @Message
    String noticeAskedNext();

    @Message
    String signIn();

    @Message
    String backToAccount();

    @Message
    String backToLogin();

    @Message
    String forgottenTitle();

    @Message
    String forgottenIntro();

    @Message
    String forgottenField();

    @Message
    String forgottenMissing();

    @Message
    String forgottenSend();

    @Message
    String forgottenLink();

    @Message
    String forgottenOther();

    @Message
    String factorTitle();

    @Message
    String factorIntro();

    @Message
    String factorCode();

    @Message
    String factorCodeHelp();

    @Message
    String factorWrong();

    @Message
    String factorSubmit();

    @Message
    String factorLost();

    @Message
    String enrolTitle();

    @Message
    String enrolWhy();

    @Message
    String enrolScan();

    @Message
    String enrolPicture();

    @Message
    String enrolSecret();

    @Message
    String enrolRecovery();

    @Message
    String enrolCode();

    @Message
    String enrolWrong();

    @Message
    String enrolSubmit();

    @Message
    String myFactorOn(int left);

    @Message
    String myFactorOff();

    @Message
    String myFactorRequired();

    @Message
    String myFactorDrop();

    @Message
    String passwordWrong();

    @Message
    String adminTitle(String name);

    @Message
    String adminBack();

    @Message
    String adminPassword();

    @Message
    String adminPasswordSet();

    @Message
    String adminPasswordMustChange();

    @Message
    String adminPasswordNone();

    @Message
    String adminCode();

    @Message
    String adminCodeUntil(String day);

    @Message
    String adminNone();

    @Message
    String adminFactor();

    @Message
    String adminFactorOn();

    @Message
    String adminLock();

    @Message
    String adminLocked(long minutes);

    @Message
    String adminMakeCode();

    @Message
    String adminMakeCodeHelp();

    @Message
    String adminSendLink();

    @Message
    String adminRequireChange();

    @Message
    String adminDropFactor();

    @Message
    String adminUnlock();

    @Message
    String codeTitle(String name);

    @Message
    String codeOnce(String day);

    @Message
    String codeBack();

    @Message
    String sheetsTitle();

    @Message
    String sheetsIntro();

    @Message
    String sheetsStructure();

    @Message
    String sheetsGroup();

    @Message
    String sheetsAll();

    @Message
    String sheetsShow();

    @Message
    String sheetsWaiting(int people);

    @Message
    String sheetsMake();

    @Message
    String sheetsCsv();

    @Message
    String sheetsOnce();

    @Message
    String sheetsHow(String address);

    @Message
    String sheetsEmpty();

    @Message
    String mailLinkSubject();

    @Message
    String mailHello(String name);

    @Message
    String mailLinkWhy(String login, long minutes);

    @Message
    String mailLinkIgnore();

    @Message
    String mailChangedSubject();

    @Message
    String mailChangedWhat(String login);

    @Message
    String mailChangedNotMe();
}
