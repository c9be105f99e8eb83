package fr.ent.connector.mass;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of « Attribution en masse »; templates read them as {@code mass:}. Written in messages/mass_fr and mass_en. */
@MessageBundle(value = "mass", locale = "fr")
interface MassMessages {
    @Message
    String title();

    @Message
    String intro(String name);

    @Message
    String inherited(String name);

    @Message
    String alone();

    @Message
    String choice();

    @Message
    String profiles();

    @Message
    String from();

    @Message
    String fromHelp();

    @Message
    String below();

    @Message
    String what();

    @Message
    String give();

    @Message
    String take();

    @Message
    String count();

    @Message
    String plan();

    @Message
    String planGive(long changes, int structures);

    @Message
    String planTake(long changes, int structures);

    @Message
    String planPeople(long people);

    @Message
    String planExcluded(int count);

    @Message
    String planCaption();

    @Message
    String columnStructure();

    @Message
    String columnChanges();

    @Message
    String columnAlready();

    @Message
    String columnPeople();

    @Message
    String excluded();

    @Message
    String confirmGive(long changes);

    @Message
    String confirmTake(long changes);

    @Message
    String confirmHelp();

    @Message
    String pages();

    @Message
    String operations();

    @Message
    String noOperations();

    @Message
    String operationsCaption();

    @Message
    String columnStarted();

    @Message
    String columnWhat();

    @Message
    String columnWho();

    @Message
    String columnState();

    @Message
    String columnResult();

    @Message
    String operationOf(String date);

    @Message
    String whatGive();

    @Message
    String whatTake();

    @Message
    String whatUndo();

    @Message
    String stateName(String state);

    @Message
    String progress();

    @Message
    String progressOf(int done, int total);

    @Message
    String refresh();

    @Message
    String result(int added, int removed);

    @Message
    String skipped(int count);

    @Message
    String failureOf(String cause);

    @Message
    String undo();

    @Message
    String undoHelp();

    @Message
    String undone();

    @Message
    String seeUndoing();

    @Message
    String seeUndone();

    @Message
    String back();
}
