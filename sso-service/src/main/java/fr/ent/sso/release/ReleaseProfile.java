package fr.ent.sso.release;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one kind of site gets to know: one entry of release-profiles.json.
 *
 * @param name as connectors name it
 * @param place file and line it was read from
 * @param user makes {@code cas:user}
 * @param entries in the order in which they are released
 * @param sources all that is looked at
 */
record ReleaseProfile(
        String name,
        String place,
        Title title,
        Layout layout,
        Entry.Leaf user,
        List<Entry> entries,
        Set<Source> sources) {
    /** How the profile is called where people choose it. */
    record Title(String fr, String en) {}

    static ReleaseProfile of(
            String name, String place, Title title, Layout layout, Entry.Leaf user, List<Entry> entries) {
        Set<Source> sources = Stream.concat(user.sources(), entries.stream().flatMap(Entry::sources))
                .collect(Collectors.toUnmodifiableSet());
        return new ReleaseProfile(name, place, title, layout, user, entries, sources);
    }

    /** What this person's answer holds; empty when she has no identifier of the kind the site knows people by. */
    Optional<Release> of(Subject subject) {
        return user.values(subject).stream()
                .filter(ReleaseProfile::isName)
                .findFirst()
                .map(value -> new Release(
                        value,
                        user.from(),
                        layout,
                        entries.stream()
                                .flatMap(entry -> entry.of(subject).stream())
                                .toList()));
    }

    List<Entry.Declared> declared() {
        return entries.stream().flatMap(entry -> entry.declared("")).toList();
    }

    /**
     * A line of its own in CAS 1 and the same text in XML: a character that has to be left out would make two people
     * one.
     */
    private static boolean isName(String value) {
        return !value.isBlank()
                && value.chars().noneMatch(Character::isISOControl)
                && AttributeXml.legal(value).equals(value);
    }
}
