package fr.ent.sso.imports;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file of a school, read a line at a time: finds out its separator and what its columns mean. */
final class CsvFile {
    /** No line of a school is that long; a quote that nobody closed makes the rest of the file one. */
    private static final int MAX_LINE = 200_000;

    private static final int MAX_HEADER = 20_000;
    private static final int MAX_COLUMNS = 300;
    private static final char[] SEPARATORS = {';', '\t', ','};
    private static final Set<Column> SEVERAL = EnumSet.of(
            Column.PARENTS,
            Column.PROFILES,
            Column.STRUCTURES,
            Column.CLASSES,
            Column.GROUPS,
            Column.SUBJECTS,
            Column.CHILDREN,
            Column.GUARDIANS);

    private final ImportKind kind;
    private final int file;
    private final String name;
    private final Findings findings;
    private final List<String> ignored = new ArrayList<>();
    private char separator = ';';

    CsvFile(ImportKind kind, int file, String name, Findings findings) {
        this.kind = kind;
        this.file = file;
        this.name = name;
        this.findings = findings;
    }

    /** Columns nobody reads. */
    List<String> ignored() {
        return ignored;
    }

    char separator() {
        return separator;
    }

    /** Hands on each line that has as many cells as the first; notes the others. */
    void read(Reader text, Consumer<Line> lines) throws IOException {
        BufferedReader buffered = new BufferedReader(text);
        separator = separator(buffered);
        GuardedReader guarded = new GuardedReader(buffered);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .get();
        long number = 0;
        try (CSVParser parser = CSVParser.parse(guarded, format)) {
            List<Column> columns = null;
            List<String> labels = List.of();
            for (CSVRecord record : parser) {
                guarded.recordEnds();
                number = parser.getCurrentLineNumber() - lineEnds(record);
                if (columns == null) {
                    labels = record.toList();
                    columns = columns(labels);
                    if (columns.isEmpty()) {
                        return;
                    }
                } else if (!isBlank(record)) {
                    hand(record, number, columns, labels, lines);
                }
            }
            if (columns == null) {
                findings.add(Severity.ERROR, name, 1, null, "csv-empty");
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            findings.add(Severity.ERROR, name, number + 1, null, "csv-line-unreadable");
        }
    }

    private void hand(CSVRecord record, long number, List<Column> columns, List<String> labels, Consumer<Line> lines) {
        if (record.size() != columns.size()) {
            findings.add(Severity.ERROR, name, number, null, "csv-cells-expected", record.size(), columns.size());
            return;
        }
        Line line = new Line(file, name, number, findings, false);
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i) != null) {
                line.put(columns.get(i), labels.get(i), record.get(i));
            }
        }
        lines.accept(line);
    }

    /** What each column means, null for those nobody reads; none when the line cannot be the first of such a file. */
    private List<Column> columns(List<String> labels) {
        if (labels.size() > MAX_COLUMNS) {
            findings.add(Severity.ERROR, name, 1, null, "csv-line-unreadable");
            return List.of();
        }
        List<Column> columns = new ArrayList<>();
        for (String label : labels) {
            Optional<Column> column =
                    Headers.column(kind, label).filter(each -> SEVERAL.contains(each) || !columns.contains(each));
            columns.add(column.orElse(null));
            if (column.isEmpty() && !label.isBlank()) {
                ignored.add(label.length() > 100 ? label.substring(0, 100) : label.replaceAll("\\p{Cntrl}", " "));
            }
        }
        boolean complete = true;
        for (Column required : required()) {
            if (!columns.contains(required)) {
                complete = false;
                findings.add(Severity.ERROR, name, 1, required.key(), "csv-column-missing");
            }
        }
        return complete ? columns : List.of();
    }

    private List<Column> required() {
        return switch (kind) {
            case STRUCTURES -> List.of(Column.UAI, Column.NAME);
            case GROUPS -> List.of(Column.NAME);
            case GUARDIANS -> List.of(Column.GUARDIAN, Column.PUPIL);
            case PEOPLE -> List.of(Column.EXTERNAL_ID, Column.LAST_NAME, Column.FIRST_NAME, Column.PROFILES);
            case TEACHERS, STUDENTS, RELATIVES, PERSONNEL ->
                List.of(Column.EXTERNAL_ID, Column.LAST_NAME, Column.FIRST_NAME);
            case AAF -> List.of();
        };
    }

    /** Line ends inside of cells. */
    private static long lineEnds(CSVRecord record) {
        return record.stream()
                .flatMapToInt(String::chars)
                .filter(c -> c == '\n')
                .count();
    }

    private static boolean isBlank(CSVRecord record) {
        return record.stream().allMatch(String::isEmpty);
    }

    /** What separates the cells of the first line most often. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(MAX_HEADER + 1);
        int[] counts = new int[SEPARATORS.length];
        boolean quoted = false;
        for (int i = 0; i < MAX_HEADER; i++) {
            int c = text.read();
            if (c < 0 || (c == '\n' && !quoted)) {
                break;
            }
            if (c == '"') {
                quoted = !quoted;
            }
            for (int s = 0; s < SEPARATORS.length; s++) {
                if (c == SEPARATORS[s] && !quoted) {
                    counts[s]++;
                }
            }
        }
        text.reset();
        int best = 0;
        for (int s = 1; s < SEPARATORS.length; s++) {
            if (counts[s] > counts[best]) {
                best = s;
            }
        }
        return SEPARATORS[best];
    }

    /** Gives up when a record does not end. */
    private static final class GuardedReader extends FilterReader {
        private long sinceRecord;

        GuardedReader(Reader in) {
            super(in);
        }

        void recordEnds() {
            sinceRecord = 0;
        }

        @Override
        public int read() throws IOException {
            count(1);
            return super.read();
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(read);
            return read;
        }

        private void count(int read) throws IOException {
            sinceRecord += read;
            if (sinceRecord > MAX_LINE) {
                throw new IOException("A line of more than " + MAX_LINE + " characters");
            }
        }
    }
}
