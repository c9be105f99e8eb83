package fr.ent.connector.access;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of « Droits d'accès »; templates read them as {@code access:}. Written in messages/access_fr and access_en. */
@MessageBundle(value = "access", locale = "fr")
interface AccessMessages {
    @Message
    String saved(int added, int removed);

    @Message
    String moved(int count);

    @Message
    String inherited(String name);

    @Message
    String elsewhere(long count);

    @Message
    String visibleBy(long count);

    @Message
    String visibleByAbout(long count);

    @Message
    String wouldSee(long count);

    @Message
    String wouldSeeAbout(long count);

    @Message
    String whoSees();

    @Message
    String exceptions(long count);

    @Message
    String preview();

    @Message
    String previewTitle();

    @Message
    String previewDifference(int added, int removed);

    @Message
    String previewNothing();

    @Message
    String previewNext();

    @Message
    String firstPeople(int shown, long total);

    @Message
    String directoryAway();

    @Message
    String otherStructure();

    @Message
    String chooseStructure();

    @Message
    String searchStructure();

    @Message
    String structuresCaption();

    @Message
    String noStructureFound();

    @Message
    String columnTown();

    @Message
    String columnUai();

    @Message
    String columnGranted();

    @Message
    String grantedOf(long granted, long known);

    @Message
    String searchGroup();

    @Message
    String filterGroups();

    @Message
    String search();

    @Message
    String allGroups();

    @Message
    String groupsFound(long count);

    @Message
    String pageOnly();

    @Message
    String noGroupFound();

    @Message
    String noGroups();

    @Message
    String kindName(String kind);

    @Message
    String memberCount(int count);

    @Message
    String untilDay(String day);

    @Message
    String endedOn(String day);

    @Message
    String renewHelp();

    @Message
    String lastDay();

    @Message
    String lastDayOf(String name);

    @Message
    String lastDayHelp();

    @Message
    String rulesTitle();

    @Message
    String rulesHelp();

    @Message
    String ruleName(String kind);

    @Message
    String profileName(String profile);

    @Message
    String pages();

    @Message
    String backToRights();

    @Message
    String peopleWhole();

    @Message
    String peopleOwn();

    @Message
    String peopleCount(long count);

    @Message
    String peopleCaption(String name);

    @Message
    String searchPerson();

    @Message
    String columnName();

    @Message
    String columnProfile();

    @Message
    String columnLogin();

    @Message
    String noPersonFound();

    @Message
    String nobodySees();

    @Message
    String exceptionsTitle();

    @Message
    String exceptionsHelp();

    @Message
    String noExceptions();

    @Message
    String namesAway();

    @Message
    String exceptionsCaption();

    @Message
    String columnDenied();

    @Message
    String columnDetail();

    @Message
    String columnAction();

    @Message
    String kindGroup();

    @Message
    String kindPerson();

    @Message
    String unknownPerson();

    @Message
    String about(String name);

    @Message
    String allow();

    @Message
    String deny();

    @Message
    String denyTitle();

    @Message
    String searchSubject();

    @Message
    String structureFirst();

    @Message
    String foundCaption(String q, String name);

    @Message
    String noSubjectFound();

    @Message
    String alreadyDenied();

    @Message
    String doneDenied();

    @Message
    String doneAllowed();
}
