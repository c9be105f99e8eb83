package fr.ent.sso.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** One thing done to the values of an attribute on their way out: one of its {@code then}. */
@FunctionalInterface
interface Step {
    ObjectMapper JSON = new ObjectMapper();

    List<String> apply(List<String> values);

    private static Step each(UnaryOperator<String> change) {
        return values ->
                values.stream().map(change).filter(Objects::nonNull).distinct().toList();
    }

    /** Other words for the values; one that is not named is left out. */
    static Step values(Map<String, String> words) {
        return each(words::get);
    }

    /** Other words for the values; one that is not named stays. */
    static Step rename(Map<String, String> words) {
        return each(value -> words.getOrDefault(value, value));
    }

    /** A date of ISO 8601 in another form; what is no date stays. */
    static Step date(DateTimeFormatter format) {
        return each(value -> {
            try {
                return format.format(LocalDate.parse(value));
            } catch (DateTimeException e) {
                return value;
            }
        });
    }

    static Step removePrefix(String prefix) {
        return each(value -> value.startsWith(prefix) ? value.substring(prefix.length()) : value);
    }

    static Step removeSuffix(String suffix) {
        return each(value -> value.endsWith(suffix) ? value.substring(0, value.length() - suffix.length()) : value);
    }

    static Step prefix(String prefix) {
        return each(prefix::concat);
    }

    static Step suffix(String suffix) {
        return each(value -> value.concat(suffix));
    }

    /** The first expression that fits the whole value decides; {@code $1} is its first group. */
    static Step replace(Map<Pattern, String> replacements) {
        return each(value -> replacements.entrySet().stream()
                .filter(each -> each.getKey().matches(value))
                .findFirst()
                .map(each -> each.getKey().matcher(value).replaceFirst(each.getValue()))
                .orElse(value));
    }

    static Step upper() {
        return each(value -> value.toUpperCase(Locale.FRENCH));
    }

    static Step lower() {
        return each(value -> value.toLowerCase(Locale.FRENCH));
    }

    static Step first() {
        return values -> values.stream().limit(1).toList();
    }

    static Step last() {
        return values -> values.stream().skip(Math.max(0, values.size() - 1L)).toList();
    }

    /** The first of these words that is among the values. */
    static Step prefer(List<String> order) {
        return values -> order.stream().filter(values::contains).limit(1).toList();
    }

    static Step join(String by) {
        return values -> values.isEmpty() ? values : List.of(String.join(by, values));
    }

    /** One value as it is; several in brackets, {@code [a, b]}. */
    static Step listText() {
        return values -> values.size() < 2 ? values : List.of(values.toString());
    }

    /** All values in one as a JSON list. */
    static Step json() {
        return values -> values.isEmpty() ? values : List.of(text(values));
    }

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and lists of them are JSON", e);
        }
    }
}
