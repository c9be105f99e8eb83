package fr.ent.connector.health;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Words of « Santé »; templates read them as {@code health:}. Written in messages/health_fr and health_en. A cause has
 * two: what it is, and what to do.
 */
@MessageBundle(value = "health", locale = "fr")
interface HealthMessages {
    @Message
    String title();

    @Message
    String of(String name);

    @Message
    String plainLink();

    @Message
    String empty();

    @Message
    String emptyNext();

    @Message
    String emptyElsewhere(String owner);

    @Message
    String toTrial();

    @Message
    String shownFor(String name);

    @Message
    String shownAll();

    @Message
    String showAll();

    @Message
    String lastSuccess(String at);

    @Message
    String noSuccess();

    @Message
    String agoMinutes(long count);

    @Message
    String agoHours(long count);

    @Message
    String agoDays(long count);

    @Message
    String lastFailure(String at);

    @Message
    String successes(long day, long week, long year);

    @Message
    String visitors(long count);

    @Message
    String baseStopped(String uai);

    @Message
    String toBase();

    @Message
    String failuresTitle();

    @Message
    String failuresCaption();

    @Message
    String noFailures();

    @Message
    String cause();

    @Message
    String advice();

    @Message
    String day24();

    @Message
    String days7();

    @Message
    String schoolYear();

    @Message
    String daysTitle();

    @Message
    String daysCaption();

    @Message
    String chartLabel(long successes, long failures);

    @Message
    String day();

    @Message
    String succeeded();

    @Message
    String failed();

    @Message
    String noDays();

    @Message
    String schoolsTitle();

    @Message
    String schoolsCaption();

    @Message
    String school();

    @Message
    String lastSuccessColumn();

    @Message
    String lastCauseColumn();

    @Message
    String groupsTitle();

    @Message
    String groupsCaption();

    @Message
    String group();

    @Message
    String members();

    @Message
    String present();

    @Message
    String percent(long percent);

    @Message
    String noGroups();

    @Message
    String toRights();

    @Message
    String away();

    @Message
    String tooMany();

    @Message
    String absentTitle();

    @Message
    String absentCount(long count);

    @Message
    String absentShow();

    @Message
    String absentCaption();

    @Message
    String person();

    @Message
    String login();

    @Message
    String unrecognisedTitle();

    @Message
    String unrecognisedCount(long count);

    @Message
    String unrecognisedCaption();

    @Message
    String drifted(long count);

    @Message
    String unnamed();

    @Message
    String since();

    @Message
    String lastTime();

    @Message
    String toFailures();

    @Message
    String pages(String list);

    @Message
    String previous();

    @Message
    String next();

    @Message
    String troublesTitle();

    @Message
    String troublesLead();

    @Message
    String troublesCaption();

    @Message
    String troublesCount(long count);

    @Message
    String troublesAt(String at);

    @Message
    String troublesNone();

    @Message
    String connector();

    @Message
    String state();

    @Message
    String failing(long failures, long attempts);

    @Message
    String silent();

    @Message
    String structureFilter();

    @Message
    String structureFilterHelp();

    @Message
    String show();

    @Message
    String list();

    @Message
    String causeNotSignedIn();

    @Message
    String adviceNotSignedIn();

    @Message
    String causeUnknownService();

    @Message
    String adviceUnknownService();

    @Message
    String causeNotEntitled();

    @Message
    String adviceNotEntitled();

    @Message
    String causeNotOpen();

    @Message
    String adviceNotOpen();

    @Message
    String causeNoIdentifier();

    @Message
    String adviceNoIdentifier();

    @Message
    String causeUnknownTicket();

    @Message
    String adviceUnknownTicket();

    @Message
    String causeUsedTicket();

    @Message
    String adviceUsedTicket();

    @Message
    String causeExpiredTicket();

    @Message
    String adviceExpiredTicket();

    @Message
    String causeOtherService();

    @Message
    String adviceOtherService();

    @Message
    String causeRenewRequired();

    @Message
    String adviceRenewRequired();

    @Message
    String causeProxyTicket();

    @Message
    String adviceProxyTicket();

    @Message
    String causeProxyNotAllowed();

    @Message
    String adviceProxyNotAllowed();

    @Message
    String causeProxyCallbackFailed();

    @Message
    String adviceProxyCallbackFailed();

    @Message
    String causeUnknownGrant();

    @Message
    String adviceUnknownGrant();

    @Message
    String causeInvalidRequest();

    @Message
    String adviceInvalidRequest();

    @Message
    String causeNotFound();

    @Message
    String adviceNotFound();

    @Message
    String causeAmbiguous();

    @Message
    String adviceAmbiguous();

    @Message
    String causeAlreadyLinked();

    @Message
    String adviceAlreadyLinked();

    @Message
    String causeNoCategory();

    @Message
    String adviceNoCategory();

    @Message
    String causeNotValidated();

    @Message
    String adviceNotValidated();

    @Message
    String causeOther();

    @Message
    String adviceOther();
}
