package fr.ent.sso.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The log as a spreadsheet opens it in France: semicolons, UTF-8 with its mark. A cell that would be a formula gets an
 * apostrophe in front, since others choose logins and addresses. Read and written some at a time, however long it is.
 */
final class AuditCsv {
    private static final int BATCH = 1_000;
    private static final String MARK = "\uFEFF";
    private static final String FORMULA = "=+-@\t\r\n";
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(';')
            .setHeader(
                    "at", "actor", "actorLogin", "action", "subject", "subjectLogin", "address", "request", "details")
            .get();

    private AuditCsv() {}

    /** @param next the entries after the given one, null for the first ones; an empty list ends it */
    static void write(OutputStream out, Pages next) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(MARK);
        try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
            AuditEntry last = null;
            List<AuditEntry> some = next.after(null, BATCH);
            while (!some.isEmpty()) {
                for (AuditEntry entry : some) {
                    csv.printRecord(
                            entry.at(),
                            safe(entry.actor()),
                            safe(entry.actorLogin()),
                            safe(entry.action()),
                            safe(entry.subject()),
                            safe(entry.subjectLogin()),
                            safe(entry.address()),
                            safe(entry.request()),
                            safe(entry.details()));
                    last = entry;
                }
                csv.flush();
                some = next.after(last, BATCH);
            }
        }
    }

    /** Where the entries come from. */
    @FunctionalInterface
    interface Pages {
        List<AuditEntry> after(AuditEntry last, int limit);
    }

    static String safe(Object value) {
        String text = Objects.toString(value, "");
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
