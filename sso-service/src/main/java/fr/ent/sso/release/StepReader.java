package fr.ent.sso.release;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the {@code then} of an attribute: words ({@code "upper"}) and objects of one field ({@code {"join": ";"}}). */
final class StepReader {
    private static final Step NONE = values -> values;

    private final ProfileFile file;

    StepReader(ProfileFile file) {
        this.file = file;
    }

    List<Step> read(Located at) {
        return file.items(at).stream().map(this::step).toList();
    }

    private Step step(Located at) {
        if (at instanceof Located.Text word) {
            return word(word);
        }
        Map<String, Located> fields = file.fields(at);
        if (fields.size() != 1) {
            file.wrong(at, "a step is a word or an object of one field");
            return NONE;
        }
        Map.Entry<String, Located> only = fields.entrySet().iterator().next();
        return step(only.getKey(), only.getValue());
    }

    private Step word(Located.Text word) {
        return switch (word.value()) {
            case "first" -> Step.first();
            case "last" -> Step.last();
            case "upper" -> Step.upper();
            case "lower" -> Step.lower();
            case "listText" -> Step.listText();
            case "json" -> Step.json();
            default -> {
                file.wrong(
                        word,
                        "the step \"" + word.value()
                                + "\" is not known; possible here: first, last, upper, lower, listText, json");
                yield NONE;
            }
        };
    }

    private Step step(String name, Located argument) {
        return switch (name) {
            case "values" -> Step.values(file.texts(argument));
            case "rename" -> Step.rename(file.texts(argument));
            case "date" -> date(argument);
            case "removePrefix" -> Step.removePrefix(file.text(argument));
            case "removeSuffix" -> Step.removeSuffix(file.text(argument));
            case "prefix" -> Step.prefix(file.text(argument));
            case "suffix" -> Step.suffix(file.text(argument));
            case "join" -> Step.join(file.text(argument));
            case "prefer" ->
                Step.prefer(file.items(argument).stream().map(file::text).toList());
            case "replace" -> replace(argument);
            default -> {
                file.wrong(
                        argument,
                        "the step \"" + name + "\" is not known; possible here: values, rename, date, removePrefix,"
                                + " removeSuffix, prefix, suffix, join, prefer, replace");
                yield NONE;
            }
        };
    }

    private Step date(Located at) {
        String pattern = file.text(at);
        try {
            DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern);
            format.format(LocalDate.EPOCH);
            return Step.date(format);
        } catch (IllegalArgumentException | DateTimeException e) {
            file.wrong(at, "\"" + pattern + "\" is no form of a date, such as dd/MM/yyyy");
            return NONE;
        }
    }

    private Step replace(Located at) {
        Map<Pattern, String> replacements = new LinkedHashMap<>();
        file.fields(at).forEach((expression, value) -> {
            try {
                Pattern pattern = Pattern.compile("^(?:" + expression + ")$");
                String replacement = file.text(value);
                checkGroups(value, pattern, replacement);
                replacements.put(pattern, replacement);
            } catch (PatternSyntaxException e) {
                file.wrong(value, "\"" + expression + "\" is no regular expression: " + e.getDescription());
            }
        });
        return Step.replace(replacements);
    }

    private void checkGroups(Located at, Pattern pattern, String replacement) {
        for (int i = replacement.indexOf('$'); i >= 0; i = replacement.indexOf('$', i + 1)) {
            int group = i + 1 < replacement.length() ? replacement.charAt(i + 1) - '0' : -1;
            if (group < 0 || group > 9 || group > pattern.groupCount()) {
                file.wrong(at, "\"" + replacement + "\" names a group that the expression does not have");
                return;
            }
        }
    }
}
