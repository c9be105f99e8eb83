package fr.ent.connector.transfer;

import fr.ent.connector.definition.Denial;
import fr.ent.connector.definition.Grant;
import fr.ent.connector.definition.GrantRule;
import fr.ent.connector.definition.RightsChange;
import fr.ent.connector.directory.Group;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Finds the groups of a file in a structure: by structure, type, profile and name, and only when there is just one. */
final class GroupMatch {
    private final ConnectorFile.Origin from;
    private final String to;
    private final Map<UUID, Group> byId = new HashMap<>();
    private final Map<List<String>, List<Group>> byWords = new HashMap<>();

    /** @param groups those of the structure, and of those below it, that the caller administers */
    GroupMatch(ConnectorFile.Origin from, String to, Collection<Group> groups) {
        this.from = from;
        this.to = to;
        for (Group group : groups) {
            byId.put(group.id, group);
            byWords.computeIfAbsent(
                            words(group.structure, group.type, group.profile, group.name), key -> new ArrayList<>())
                    .add(group);
        }
    }

    /** What a connector is given, and what of the file has no counterpart. */
    record Matched(RightsChange change, List<ImportReport.Unmatched> unmatched) {}

    /**
     * Rights are added and none is taken away.
     *
     * @param granted groups that have it already
     * @param here structures whose groups may have it
     */
    Matched match(
            ConnectorFile.Rights rights,
            Set<UUID> granted,
            Set<Denial> denials,
            Set<GrantRule> rules,
            Set<String> here,
            Instant now) {
        List<ImportReport.Unmatched> unmatched = new ArrayList<>();
        Map<UUID, Grant> more = new HashMap<>();
        for (ConnectorFile.FileGroup wanted : rights.granted()) {
            Group group = find(wanted, here, false, unmatched);
            if (group != null && !granted.contains(group.id)) {
                Grant grant = new Grant(group.id, wanted.until());
                if (grant.ended(now)) {
                    unmatched.add(unmatched(wanted, false, ImportReport.Reason.ENDED));
                } else {
                    more.putIfAbsent(group.id, grant);
                }
            }
        }
        Set<Denial> denied = new HashSet<>();
        for (ConnectorFile.FileGroup wanted : rights.denied()) {
            Group group = find(wanted, here, true, unmatched);
            if (group != null) {
                denied.add(new Denial(Denial.Kind.GROUP, group.id));
            }
        }
        denied.removeAll(denials);
        Set<GrantRule> newRules = new HashSet<>();
        for (ConnectorFile.FileRule rule : rights.rules()) {
            String structure = translated(rule.structure());
            if (here.contains(structure)) {
                newRules.add(new GrantRule(structure, rule.groupType(), rule.profile()));
            } else {
                unmatched.add(new ImportReport.Unmatched(
                        rule.structure(), rule.groupType(), rule.profile(), null, false, ImportReport.Reason.NONE));
            }
        }
        newRules.removeAll(rules);
        return new Matched(
                new RightsChange(Set.copyOf(more.values()), Set.of(), denied, Set.of(), newRules, Set.of()), unmatched);
    }

    private Group find(
            ConnectorFile.FileGroup wanted, Set<String> here, boolean denied, List<ImportReport.Unmatched> unmatched) {
        Group same = wanted.id() == null ? null : byId.get(wanted.id());
        if (same != null && here.contains(same.structure)) {
            return same;
        }
        List<Group> found = byWords
                .getOrDefault(
                        words(translated(wanted.structure()), wanted.type(), wanted.profile(), wanted.name()),
                        List.of())
                .stream()
                .filter(group -> here.contains(group.structure))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        unmatched.add(
                unmatched(wanted, denied, found.isEmpty() ? ImportReport.Reason.NONE : ImportReport.Reason.SEVERAL));
        return null;
    }

    private static ImportReport.Unmatched unmatched(
            ConnectorFile.FileGroup wanted, boolean denied, ImportReport.Reason reason) {
        return new ImportReport.Unmatched(
                wanted.structure(), wanted.type(), wanted.profile(), wanted.name(), denied, reason);
    }

    private String translated(String structure) {
        return structure.equals(from.uai()) ? to : structure;
    }

    /** The group of a profile has the school in its name. */
    private static List<String> words(String structure, String type, String profile, String name) {
        boolean wholeProfile = "PROFILE".equals(type) && profile != null;
        String plain = Normalizer.normalize(name, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
        return List.of(structure, type, Objects.toString(profile, ""), wholeProfile ? "" : plain);
    }
}
