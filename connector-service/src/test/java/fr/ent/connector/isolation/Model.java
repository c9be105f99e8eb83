package fr.ent.connector.isolation;

import fr.ent.connector.isolation.World.Site;
import fr.ent.connector.isolation.World.Someone;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Who may do what, said a second time: walks over the tree in plain Java, with nothing of the service in it. Source:
 * design §3 (functions), §5 (entitlement); « Partager avec les sous-structures » and exclusions.
 */
record Model(World world) {
    /** The structure and all above it. */
    Set<String> above(String uai) {
        Set<String> met = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(Set.of(uai));
        while (!next.isEmpty()) {
            String one = next.pop();
            if (met.add(one)) {
                next.addAll(world.parents.getOrDefault(one, Set.of()));
            }
        }
        return met;
    }

    boolean isPlatform(Someone caller) {
        return caller.functions().contains("ADMC");
    }

    boolean isAnyAdministrator(Someone caller) {
        return isPlatform(caller) || caller.functions().stream().anyMatch(function -> function.startsWith("ADML:"));
    }

    /** ADMC everywhere; ADML of the structure or of one above it. */
    boolean administers(Someone caller, String uai) {
        return isPlatform(caller)
                || above(uai).stream().anyMatch(up -> caller.functions().contains("ADML:" + up));
    }

    /** Its own structure, and what is below when it is shared, unless an exclusion lies at or above it. */
    boolean isThereFor(Site site, String uai) {
        return site.structure().equals(uai)
                || site.inherits()
                        && above(uai).contains(site.structure())
                        && Collections.disjoint(above(uai), site.excluded());
    }

    /** He administers its structure, or one it is there for. */
    boolean reads(Someone caller, Site site) {
        return administers(caller, site.structure())
                || world.structures.stream().anyMatch(uai -> isThereFor(site, uai) && administers(caller, uai));
    }

    boolean isEntitled(Someone caller, Site site, Instant now) {
        return site.published()
                && caller.groups().stream().anyMatch(group -> holds(site, group, now))
                && Collections.disjoint(caller.groups(), site.denials())
                && !site.deniedAccounts().contains(caller.account())
                && any(caller.structures(), site);
    }

    private boolean any(Collection<String> structures, Site site) {
        return structures.stream().anyMatch(uai -> isThereFor(site, uai));
    }

    private static boolean holds(Site site, java.util.UUID group, Instant now) {
        return site.grants().containsKey(group)
                && (site.grants().get(group) == null || site.grants().get(group).isAfter(now));
    }
}
