package fr.ent.pronote.identity;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which population a category value of the ENT stands for; several values may stand for one. By default also
 * {@code National_5} and {@code National_6}, which some ENTs send for non-teaching staff.
 */
public record CategoryTable(Map<String, Population> byValue) {
    public static final CategoryTable DEFAULT = new CategoryTable(defaults());

    public CategoryTable {
        byValue = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byValue));
    }

    /** Splits on {@code ;} and {@code ,}: ENTs join several categories and one put a stray separator in front. */
    public static List<String> split(List<String> sent) {
        return sent.stream()
                .flatMap(value -> Arrays.stream(value.split("[;,]")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    /** The populations of these category values, in the order sent; unknown values lead nowhere. */
    public Set<Population> populations(List<String> sent) {
        Set<Population> populations = new LinkedHashSet<>();
        for (String value : split(sent)) {
            byValue.forEach((known, population) -> {
                if (known.equalsIgnoreCase(value)) {
                    populations.add(population);
                }
            });
        }
        return populations;
    }

    /** The values that stand for a population, separated by commas. */
    public String valuesOf(Population population) {
        return byValue.entrySet().stream()
                .filter(entry -> entry.getValue() == population)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    /** The form it is stored in: {@code National_1=pupils;National_2=guardians}. */
    public String text() {
        return byValue.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().path())
                .collect(Collectors.joining(";"));
    }

    /** Reads {@link #text()}. */
    public static CategoryTable of(String text) {
        Map<String, Population> table = new LinkedHashMap<>();
        for (String entry : text.split(";")) {
            int equals = entry.lastIndexOf('=');
            if (equals > 0) {
                table.put(
                        entry.substring(0, equals),
                        Population.ofPath(entry.substring(equals + 1)).orElseThrow());
            }
        }
        return new CategoryTable(table);
    }

    private static Map<String, Population> defaults() {
        Map<String, Population> table = new LinkedHashMap<>();
        table.put("National_1", Population.PUPILS);
        table.put("National_2", Population.GUARDIANS);
        table.put("National_3", Population.TEACHERS);
        table.put("National_4", Population.STAFF);
        table.put("National_5", Population.STAFF);
        table.put("National_6", Population.STAFF);
        return table;
    }
}
