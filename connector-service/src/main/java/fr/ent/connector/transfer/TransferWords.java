package fr.ent.connector.transfer;

import fr.ent.connector.history.FieldChange;
import fr.ent.connector.history.HistoryWords;
import fr.ent.kit.page.PageContext;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;

/** A report in the reader's language. */
@RequestScoped
class TransferWords {
    private static final int SHOWN = 20;

    private final PageContext page;
    private final HistoryWords fields;

    TransferWords(PageContext page, HistoryWords fields) {
        this.page = page;
        this.fields = fields;
    }

    /**
     * A line of a report.
     *
     * @param connector id of the connector; empty when there is none
     * @param secret a new one, shown once; empty when none was made
     */
    public record Row(
            int line,
            String identifier,
            String outcome,
            boolean failed,
            List<String> details,
            String connector,
            String secret) {}

    List<Row> rows(List<ImportReport.Line> lines) {
        return lines.stream().map(this::row).toList();
    }

    private Row row(ImportReport.Line line) {
        TransferMessages words = MessageBundles.get(TransferMessages.class, Localized.Literal.of(page.lang()));
        List<String> details = new ArrayList<>();
        for (ImportReport.LineProblem problem : line.problems()) {
            details.add(
                    problem.field().isEmpty()
                            ? problem.message()
                            : words.changed(fields.label(problem.field()), problem.message()));
        }
        for (FieldChange change : line.adapted()) {
            details.add(words.adapted(fields.label(change.field()), value(change, words)));
        }
        for (FieldChange change : line.changes()) {
            details.add(words.changed(fields.label(change.field()), value(change, words)));
        }
        if (line.rightsAdded() > 0) {
            details.add(words.rightsAdded(line.rightsAdded()));
        }
        line.unmatched().stream().limit(SHOWN).forEach(group -> details.add(unmatched(group, words)));
        if (line.unmatched().size() > SHOWN) {
            details.add("…");
        }
        if (line.deniedAccounts() > 0) {
            details.add(words.deniedAccounts(line.deniedAccounts()));
        }
        if (line.secretToMake() && line.newSecret() == null) {
            details.add(words.secretToMake());
        }
        return new Row(
                line.line(),
                line.identifier().isEmpty() ? words.unnamed() : line.identifier(),
                outcome(line.outcome(), words),
                line.fails(),
                details,
                line.connector() == null ? "" : line.connector().toString(),
                line.newSecret() == null ? "" : line.newSecret());
    }

    private String value(FieldChange change, TransferMessages words) {
        List<String> after = fields.values(change.field(), change.after());
        return after.isEmpty() ? words.emptied() : String.join(", ", after);
    }

    private static String unmatched(ImportReport.Unmatched group, TransferMessages words) {
        String name = group.name() == null ? group.type() + " " + group.profile() : group.name();
        if (group.denied()) {
            return words.unmatchedDenied(name);
        }
        return switch (group.reason()) {
            case NONE -> words.unmatchedNone(name);
            case SEVERAL -> words.unmatchedSeveral(name);
            case ENDED -> words.unmatchedEnded(name);
        };
    }

    private static String outcome(ImportReport.Outcome outcome, TransferMessages words) {
        return switch (outcome) {
            case CREATED -> words.outcomeCreated();
            case CHANGED -> words.outcomeChanged();
            case UNCHANGED -> words.outcomeUnchanged();
            case CONFLICT -> words.outcomeConflict();
            case REFUSED -> words.outcomeRefused();
        };
    }
}
