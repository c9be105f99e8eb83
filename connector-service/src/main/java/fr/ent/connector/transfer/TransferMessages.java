package fr.ent.connector.transfer;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of export, import and copies; templates read them as {@code transfer:}. */
@MessageBundle(value = "transfer", locale = "fr")
interface TransferMessages {
    @Message
    String exportTitle();

    @Message
    String exportIntro();

    @Message
    String exportChoose();

    @Message
    String exportAction();

    @Message
    String exportEmpty();

    @Message
    String back();

    @Message
    String draft();

    @Message
    String importTitle();

    @Message
    String importIntro(String name);

    @Message
    String importFile();

    @Message
    String importFileHelp();

    @Message
    String optionAdapt();

    @Message
    String optionAdaptHelp();

    @Message
    String optionRights();

    @Message
    String optionRightsHelp();

    @Message
    String optionPublish();

    @Message
    String optionPublishHelp();

    @Message
    String checkAction();

    @Message
    String importAction();

    @Message
    String cancel();

    @Message
    String errorPrefix();

    @Message
    String errorSummary();

    @Message
    String reportTitle();

    @Message
    String reportDone();

    @Message
    String summary(long created, long changed, long unchanged, long refused);

    @Message
    String summaryDone(long created, long changed, long unchanged);

    @Message
    String refusedNext();

    @Message
    String nothingNext();

    @Message
    String reportCaption();

    @Message
    String columnConnector();

    @Message
    String columnOutcome();

    @Message
    String columnDetail();

    @Message
    String outcomeCreated();

    @Message
    String outcomeChanged();

    @Message
    String outcomeUnchanged();

    @Message
    String outcomeConflict();

    @Message
    String outcomeRefused();

    @Message
    String unnamed();

    @Message
    String adapted(String label, String value);

    @Message
    String changed(String label, String value);

    @Message
    String emptied();

    @Message
    String rightsAdded(int count);

    @Message
    String unmatchedNone(String name);

    @Message
    String unmatchedSeveral(String name);

    @Message
    String unmatchedEnded(String name);

    @Message
    String unmatchedDenied(String name);

    @Message
    String deniedAccounts(int count);

    @Message
    String secretToMake();

    @Message
    String newSecret(String name);

    @Message
    String newSecretOnce();

    @Message
    String copyTitle();

    @Message
    String copyIntro(String name);

    @Message
    String copyFrom();

    @Message
    String copyFromHelp();

    @Message
    String copySearch();

    @Message
    String copyChoose(String name);

    @Message
    String copyEmpty();

    @Message
    String copyNoSchool();

    @Message
    String copyCheck();

    @Message
    String copyAction();

    @Message
    String copyNone();

    @Message
    String copyPartly();
}
