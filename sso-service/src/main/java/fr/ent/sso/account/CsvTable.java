package fr.ent.sso.account;

import fr.ent.kit.problem.FieldError;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** One CSV file (semicolons, a header line, UTF-8) read line by line; collects what is wrong with it. */
final class CsvTable {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(';')
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final String file;
    private final List<FieldError> errors;
    private final List<Line> lines = new ArrayList<>();

    /** @throws UncheckedIOException if the text cannot be read at all */
    CsvTable(String file, Reader text, List<FieldError> errors, String... columns) {
        this.file = file;
        this.errors = errors;
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            Set<String> missing = new TreeSet<>(Arrays.asList(columns));
            missing.removeAll(parser.getHeaderMap().keySet());
            if (missing.isEmpty()) {
                for (CSVRecord row : parser) {
                    read(row, parser.getCurrentLineNumber());
                }
            } else {
                missing.forEach(column -> errors.add(new FieldError(file + ":1:" + column, "csv-column-missing")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            errors.add(new FieldError(file + ":1", "csv-unreadable"));
        }
    }

    List<Line> lines() {
        return lines;
    }

    private void read(CSVRecord row, long number) {
        if (row.isConsistent()) {
            lines.add(new Line(row, number));
        } else {
            errors.add(new FieldError(file + ":" + number, "csv-cells", row.size()));
        }
    }

    /** One line; a cell that breaks a rule is noted with its place, {@code accounts.csv:12:birthDate}. */
    final class Line {
        private final CSVRecord row;
        private final long number;

        private Line(CSVRecord row, long number) {
            this.row = row;
            this.number = number;
        }

        /** The cell, or null when it is empty. */
        String text(String column) {
            String value = row.get(column);
            return value.isEmpty() ? null : value;
        }

        /** The cell; noted as missing when it is empty. */
        String required(String column) {
            String value = text(column);
            if (value == null) {
                wrong(column, "required");
                return "";
            }
            return value;
        }

        /** The values of a cell that holds several, separated by {@code |}. */
        List<String> several(String column) {
            String value = text(column);
            return value == null
                    ? List.of()
                    : Arrays.stream(value.split("\\|"))
                            .map(String::trim)
                            .filter(each -> !each.isEmpty())
                            .distinct()
                            .toList();
        }

        void wrong(String column, String slug, Object... arguments) {
            errors.add(new FieldError(file + ":" + number + ":" + column, slug, arguments));
        }
    }
}
