package fr.ent.connector.trial;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of « Tester »; templates read them as {@code trial:}. Written in messages/trial_fr and trial_en. */
@MessageBundle(value = "trial", locale = "fr")
interface TrialMessages {
    @Message
    String title();

    @Message
    String intro();

    @Message
    String errorPrefix();

    @Message
    String errorSummary();

    @Message
    String choosePerson();

    @Message
    String structure();

    @Message
    String structureHelp();

    @Message
    String name();

    @Message
    String nameHelp();

    @Message
    String search();

    @Message
    String away();

    @Message
    String nobody(String q);

    @Message
    String more(int shown, long total);

    @Message
    String person();

    @Message
    String service();

    @Message
    String serviceHelp();

    @Message
    String run();

    @Message
    String resultFor(String name);

    @Message
    String result();

    @Message
    String allRight();

    @Message
    String allRightBut(long warnings);

    @Message
    String wrong(long failures);

    @Message
    String stepsCaption();

    @Message
    String columnPart();

    @Message
    String columnState();

    @Message
    String columnFinding();

    @Message
    String part(Step.Part part);

    @Message
    String state(Step.State state);

    @Message
    String why();

    @Message
    String releasedTitle();

    @Message
    String releasedPrivacy();

    @Message
    String releasedCaption();

    @Message
    String columnAttribute();

    @Message
    String columnValue();

    @Message
    String user();

    @Message
    String rawAnswer();
}
