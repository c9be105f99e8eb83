package fr.ent.connector.signon;

import java.util.List;

/** Several values in one text, one a line, as people type them. */
public final class Lines {
    private Lines() {}

    /** Without blank lines and repetitions; empty for null. */
    public static List<String> of(String text) {
        return text == null
                ? List.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .distinct()
                        .toList();
    }

    /** Null when there are none. */
    public static String text(List<String> lines) {
        return lines.isEmpty() ? null : String.join("\n", lines);
    }
}
