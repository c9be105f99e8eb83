package fr.ent.sso.imports;

import java.util.ArrayList;
import java.util.List;

/** What an import has to say; counts all, keeps so many. */
final class Findings {
    private final int maximum;
    private final List<Finding> kept = new ArrayList<>();
    private long errors;
    private long warnings;

    Findings(int maximum) {
        this.maximum = maximum;
    }

    void add(Severity severity, String file, long line, String column, String slug, Object... arguments) {
        if (severity == Severity.ERROR) {
            errors++;
        } else if (severity == Severity.WARNING) {
            warnings++;
        }
        if (kept.size() < maximum) {
            List<String> words = new ArrayList<>();
            for (Object argument : arguments) {
                words.add(shortened(String.valueOf(argument)));
            }
            kept.add(new Finding(severity, file, line, column, slug, List.copyOf(words)));
        }
    }

    List<Finding> kept() {
        return kept;
    }

    long errors() {
        return errors;
    }

    long warnings() {
        return warnings;
    }

    private static String shortened(String text) {
        int max = 100;
        String printable = text.replaceAll("\\p{Cntrl}", " ");
        return printable.length() <= max ? printable : printable.substring(0, max) + "…";
    }
}
