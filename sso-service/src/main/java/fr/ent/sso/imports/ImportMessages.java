package fr.ent.sso.imports;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Words of the pages about imports; templates read them as {@code imports:}. Written in messages/imports_fr and _en.
 */
@MessageBundle(value = "imports", locale = "fr")
interface ImportMessages {
    @Message
    String title();

    @Message
    String intro();

    @Message
    String newImport();

    @Message
    String structure();

    @Message
    String structureHelp();

    @Message
    String structureHelpAdml();

    @Message
    String files();

    @Message
    String filesHelp();

    @Message
    String kind(String kind);

    @Message
    String rowByRow();

    @Message
    String rowByRowHelp();

    @Message
    String complete();

    @Message
    String completeHelp();

    @Message
    String tryIt();

    @Message
    String past();

    @Message
    String none();

    @Message
    String when();

    @Message
    String what();

    @Message
    String state();

    @Message
    String stateName(String state);

    @Message
    String phaseName(String phase);

    @Message
    String errors();

    @Message
    String warnings();

    @Message
    String dryRun();

    @Message
    String real();

    @Message
    String platform();

    @Message
    String importOf(String date);

    @Message
    String progress();

    @Message
    String progressRead(long read, long total);

    @Message
    String progressWritten(long written);

    @Message
    String refresh();

    @Message
    String result();

    @Message
    String countName(String name);

    @Message
    String file();

    @Message
    String line();

    @Message
    String column();

    @Message
    String finding();

    @Message
    String severity();

    @Message
    String severityName(String severity);

    @Message
    String lines();

    @Message
    String encoding();

    @Message
    String ignored();

    @Message
    String report();

    @Message
    String reportCut(int shown);

    @Message
    String nothingFound();

    @Message
    String apply();

    @Message
    String applyHelp();

    @Message
    String nothingWritten();

    @Message
    String back();

    @Message
    String errorSummary();
}
