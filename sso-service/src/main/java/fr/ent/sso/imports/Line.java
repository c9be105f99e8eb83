package fr.ent.sso.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One line of a file, or one record of the feed, by what its cells mean; notes what is wrong with it. */
final class Line {
    private final int file;
    private final String fileName;
    private final long number;
    private final Findings findings;
    /** Values come one by one, and a comma in one is part of it. */
    private final boolean single;

    private final Map<Column, List<String>> cells = new EnumMap<>(Column.class);
    private final Map<Column, String> labels = new EnumMap<>(Column.class);
    private boolean wrong;

    Line(int file, String fileName, long number, Findings findings, boolean single) {
        this.single = single;
        this.file = file;
        this.fileName = fileName;
        this.number = number;
        this.findings = findings;
    }

    /** Adds a cell; one that means the same as an earlier one adds to its values. */
    void put(Column column, String label, String value) {
        labels.putIfAbsent(column, label);
        String text = value.strip();
        List<String> values = cells.computeIfAbsent(column, each -> new ArrayList<>(1));
        if (!text.isEmpty()) {
            values.add(text);
        }
    }

    int file() {
        return file;
    }

    long number() {
        return number;
    }

    boolean isWrong() {
        return wrong;
    }

    /** Whether the file has this column at all. */
    boolean tells(Column column) {
        return cells.containsKey(column);
    }

    /** The cell with its blanks made one, or null when it is empty. */
    String text(Column column, int maximum) {
        List<String> values = cells.getOrDefault(column, List.of());
        if (values.isEmpty()) {
            return null;
        }
        String text = values.get(0).replaceAll("\\s+", " ");
        if (text.chars().anyMatch(Character::isISOControl) || !isUnicode(text)) {
            wrong(column, "control-character");
            return null;
        }
        if (text.length() > maximum) {
            wrong(column, "too-long", maximum);
            return null;
        }
        return text;
    }

    /** The cell; noted as missing when it is empty. */
    String required(Column column, int maximum) {
        String text = text(column, maximum);
        if (text == null && !wrong) {
            wrong(column, "required");
        }
        return text;
    }

    /** The values of cells that hold several, separated by a bar, a comma or a semicolon. */
    List<String> several(Column column, int maximum) {
        List<String> values = new ArrayList<>();
        for (String cell : cells.getOrDefault(column, List.of())) {
            Arrays.stream(single ? new String[] {cell} : cell.split("[|,;\\n]"))
                    .map(String::strip)
                    .filter(each -> !each.isEmpty() && !values.contains(each))
                    .forEach(values::add);
        }
        for (String value : values) {
            if (value.length() > maximum) {
                wrong(column, "too-long", maximum);
                return List.of();
            }
            if (value.chars().anyMatch(Character::isISOControl) || !isUnicode(value)) {
                wrong(column, "control-character");
                return List.of();
            }
        }
        return values;
    }

    void wrong(Column column, String slug, Object... arguments) {
        wrong = true;
        findings.add(Severity.ERROR, fileName, number, label(column), slug, arguments);
    }

    void warn(Column column, String slug, Object... arguments) {
        findings.add(Severity.WARNING, fileName, number, label(column), slug, arguments);
    }

    private String label(Column column) {
        return column == null ? null : labels.getOrDefault(column, column.key());
    }

    /** Half of a surrogate pair is no text to a database. */
    private static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    }
}
