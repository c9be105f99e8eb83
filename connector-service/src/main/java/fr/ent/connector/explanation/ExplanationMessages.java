package fr.ent.connector.explanation;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of « Pourquoi ? »; templates read them as {@code explanation:}. */
@MessageBundle(value = "explanation", locale = "fr")
interface ExplanationMessages {
    @Message
    String title();

    @Message
    String intro();

    @Message
    String choosePerson();

    @Message
    String structure();

    @Message
    String structureHelp();

    @Message
    String structureUnknown();

    @Message
    String personName();

    @Message
    String personNameHelp();

    @Message
    String nameTooLong();

    @Message
    String search();

    @Message
    String away();

    @Message
    String nobody(String q);

    @Message
    String found(int count);

    @Message
    String foundMore(int count, long total);

    @Message
    String columnPerson();

    @Message
    String columnLogin();

    @Message
    String visible(String name);

    @Message
    String visibleNotUsable(String name);

    @Message
    String notVisible(String name);

    @Message
    String steps();

    @Message
    String columnOutcome();

    @Message
    String columnStep();

    @Message
    String outcome(Outcome outcome);

    @Message
    String published();

    @Message
    String draft();

    @Message
    String group(String name, String school);

    @Message
    String groupUntil(String name, String school, String time);

    @Message
    String groupElsewhere();

    @Message
    String groupElsewhereUntil(String time);

    @Message
    String ended(String name, String time);

    @Message
    String endedElsewhere(String time);

    @Message
    String noGroupGranted();

    @Message
    String inNoGroup();

    @Message
    String groupOfSchool(String name, String school);

    @Message
    String deniedAccount();

    @Message
    String deniedGroup(String name);

    @Message
    String deniedGroupElsewhere();

    @Message
    String deniedBy(String who, String time);

    @Message
    String deniedOn(String time);

    @Message
    String throughStructure(String school);

    @Message
    String notOfStructure(String school);

    @Message
    String notShared(String school);

    @Message
    String excluded(String school);

    @Message
    String opensLater(String time);

    @Message
    String closed(String time);

    @Message
    String blocked();

    @Message
    String baseStopped(String school);

    @Message
    String tokenOlder();

    @Message
    String howLong();

    @Message
    String changeRights();

    @Message
    String seeAs(String name);
}
