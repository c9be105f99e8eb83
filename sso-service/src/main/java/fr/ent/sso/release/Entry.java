package fr.ent.sso.release;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One element that a profile declares. */
sealed interface Entry {
    String name();

    /** What of it this person has. */
    List<Released> of(Subject subject);

    /** All that is looked at for it. */
    Stream<Source> sources();

    /** The leaves below and the way to each, {@code schools.school.name}. */
    Stream<Declared> declared(String above);

    /** A declared value: where it stands and what it is made of. */
    record Declared(String name, List<Source> sources) {}

    private static String path(String above, String name) {
        return above.isEmpty() ? name : above + "." + name;
    }

    /**
     * A value, or several.
     *
     * @param from the first of these that has a value counts
     * @param text the same for everybody; null when there are sources
     * @param fallback stands for no value; null for none
     * @param inTag written as an XML attribute of the element around
     * @param of null for all schools
     */
    record Leaf(
            String name,
            List<Source> from,
            String text,
            List<Step> then,
            String fallback,
            boolean inTag,
            Narrowing of,
            Condition when)
            implements Entry {
        @Override
        public List<Released> of(Subject all) {
            return values(all).stream()
                    .map(value -> Released.leaf(name, value, inTag, from))
                    .toList();
        }

        List<String> values(Subject all) {
            Subject subject = of == null ? all : of.apply(all);
            if (!when.allows(subject)) {
                return List.of();
            }
            List<String> values = text != null
                    ? List.of(text)
                    : from.stream()
                            .map(source -> source.of(subject))
                            .filter(found -> !found.isEmpty())
                            .findFirst()
                            .orElse(List.of());
            values = values.stream().distinct().toList();
            for (Step step : then) {
                values = step.apply(values);
            }
            return values.isEmpty() && fallback != null ? List.of(fallback) : values;
        }

        @Override
        public Stream<Source> sources() {
            return Stream.concat(from.stream(), when.present().stream());
        }

        @Override
        public Stream<Declared> declared(String above) {
            return Stream.of(new Declared(path(above, name), from));
        }
    }

    /**
     * An element with others inside.
     *
     * @param each repeated for each of these; null for once
     * @param keepEmpty written even with nothing inside
     * @param json what is inside is one text of JSON
     */
    record Branch(
            String name, Each each, boolean keepEmpty, boolean json, Narrowing of, Condition when, List<Entry> entries)
            implements Entry {
        @Override
        public List<Released> of(Subject all) {
            Subject subject = of == null ? all : of.apply(all);
            if (!when.allows(subject)) {
                return List.of();
            }
            List<List<Released>> contents = (each == null ? List.of(subject) : subject.each(each))
                    .stream()
                            .map(one -> entries.stream()
                                    .flatMap(entry -> entry.of(one).stream())
                                    .toList())
                            .filter(inside -> keepEmpty || !inside.isEmpty())
                            .toList();
            if (json && !contents.isEmpty()) {
                List<Map<String, Object>> objects =
                        contents.stream().map(Released::json).toList();
                return List.of(Released.leaf(
                        name,
                        Step.text(each == null ? objects.get(0) : objects),
                        false,
                        entries.stream().flatMap(Entry::sources).distinct().toList()));
            }
            return contents.stream()
                    .map(inside -> Released.branch(name, inside))
                    .toList();
        }

        @Override
        public Stream<Source> sources() {
            return Stream.concat(entries.stream().flatMap(Entry::sources), when.present().stream());
        }

        @Override
        public Stream<Declared> declared(String above) {
            String here = path(above, name);
            return json
                    ? Stream.of(new Declared(
                            here, entries.stream().flatMap(Entry::sources).toList()))
                    : entries.stream().flatMap(entry -> entry.declared(here));
        }
    }
}
