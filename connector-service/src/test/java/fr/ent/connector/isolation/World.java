package fr.ent.connector.isolation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A random ENT: structures with none or several parents and now and then a loop, groups, connectors of every sort with
 * rights of every sort, and people. The same seed gives the same shape; UAIs and ids are its own each time.
 */
final class World {
    private static final AtomicInteger NUMBER = new AtomicInteger(5_000_000);

    /**
     * A connector.
     *
     * @param grants groups, with the end of the right; null for never
     * @param denials groups and accounts
     */
    record Site(
            UUID id,
            String structure,
            String identifier,
            boolean inherits,
            Set<String> excluded,
            boolean published,
            boolean locked,
            Map<UUID, Instant> grants,
            Set<UUID> denials,
            Set<UUID> deniedAccounts,
            boolean ofEachSchool) {
        String url() {
            return "https://" + id + ".example/" + (ofEachSchool ? "{uai}/" : "site/");
        }
    }

    /** A group of a structure. */
    record Group(UUID id, String structure) {}

    /**
     * A caller.
     *
     * @param account null for nobody
     */
    record Someone(UUID account, List<String> functions, Set<UUID> groups, Set<String> structures) {
        static final Someone NOBODY = new Someone(null, List.of(), Set.of(), Set.of());

        boolean isNobody() {
            return account == null;
        }
    }

    private final Random random;

    final List<String> structures = new ArrayList<>();
    final Map<String, Set<String>> parents = new HashMap<>();
    final List<Group> groups = new ArrayList<>();
    final List<Site> sites = new ArrayList<>();
    final List<Someone> people = new ArrayList<>();

    World(long seed, int structures, int sites, int people) {
        random = new Random(seed);
        // Neighbouring seeds begin alike.
        random.nextLong();
        for (int i = 0; i < structures; i++) {
            this.structures.add("%07dW".formatted(NUMBER.getAndIncrement()));
        }
        grow();
        for (int i = 0; i < structures * 2; i++) {
            groups.add(new Group(uuid(), any(this.structures)));
        }
        for (int i = 0; i < people; i++) {
            this.people.add(person());
        }
        for (int i = 0; i < sites; i++) {
            this.sites.add(site(i));
        }
    }

    /** An administrator of one place or more, with what a hostile token may hold besides. */
    Someone administrator() {
        List<String> functions = new ArrayList<>();
        some(structures, 1 + random.nextInt(2)).forEach(uai -> functions.add("ADML:" + uai));
        if (chance(20)) {
            functions.add(
                    any(List.of("ADML", "ADML:", "ADML:%", "ADMC:" + any(structures), "adml:" + any(structures))));
        }
        Someone person = person();
        return new Someone(person.account, functions, person.groups, person.structures);
    }

    /** Somebody without a function over connectors. */
    Someone ordinary() {
        Someone person = person();
        List<String> functions =
                chance(50) ? List.of() : List.of("PRONOTE_ADMIN:" + any(structures), "ADMLX:" + any(structures));
        return new Someone(person.account, functions, person.groups, person.structures);
    }

    Someone platform() {
        return new Someone(uuid(), List.of("ADMC"), Set.of(), Set.of());
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    <T> Set<T> some(List<T> list, int count) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return new HashSet<>(shuffled.subList(0, Math.min(count, shuffled.size())));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    UUID uuid() {
        return new UUID(
                random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000L,
                NUMBER.get() ^ random.nextLong() >>> 2 | Long.MIN_VALUE);
    }

    private void grow() {
        for (int i = 0; i < structures.size(); i++) {
            Set<String> above = new HashSet<>();
            for (int edge = random.nextInt(10) < 7 ? 1 : random.nextInt(3); edge > 0 && i > 0; edge--) {
                above.add(structures.get(random.nextInt(i)));
            }
            if (chance(8)) {
                above.add(any(structures)); // up or down, also to itself: a loop
            }
            if (chance(5)) {
                above.add("0000000X"); // a parent of which nothing is known yet
            }
            parents.put(structures.get(i), above);
        }
    }

    private Someone person() {
        Set<UUID> own = some(groups, random.nextInt(5)).stream().map(Group::id).collect(Collectors.toSet());
        return new Someone(uuid(), List.of(), own, some(structures, random.nextInt(3)));
    }

    private Site site(int number) {
        String structure = any(structures);
        Map<UUID, Instant> grants = new HashMap<>();
        some(groups, random.nextInt(8)).forEach(group -> grants.put(group.id, end()));
        return new Site(
                uuid(),
                structure,
                "Marque " + number + " " + structure + " " + NUMBER.get(),
                chance(70),
                chance(40) ? some(structures, 1 + random.nextInt(3)) : Set.of(),
                chance(85),
                chance(10),
                grants,
                chance(25)
                        ? some(groups, 1 + random.nextInt(2)).stream()
                                .map(Group::id)
                                .collect(Collectors.toSet())
                        : Set.of(),
                chance(25)
                        ? some(people, 1 + random.nextInt(5)).stream()
                                .map(Someone::account)
                                .collect(Collectors.toSet())
                        : Set.of(),
                chance(30));
    }

    private Instant end() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return chance(60) ? null : chance(50) ? now.minus(1, ChronoUnit.HOURS) : now.plus(1, ChronoUnit.DAYS);
    }

    void insert(Connection database) throws SQLException {
        insert(database, "insert into structure (uai, name, type) values (?, ?, 'LYCEE')", structures, uai -> {
            return List.of(List.of(uai, "Lycée " + uai));
        });
        insert(
                database,
                "insert into structure_parent (uai, parent) values (?, ?)",
                structures,
                uai -> parents.get(uai).stream()
                        .map(parent -> List.<Object>of(uai, parent))
                        .toList());
        insert(
                database,
                "insert into ent_group (id, name, type, profile, structure, member_count)"
                        + " values (?, 'Groupe', 'PROFILE', 'TEACHER', ?, 3)",
                groups,
                group -> List.of(List.of(group.id, group.structure)));
        insert(
                database,
                "insert into connector (id, structure, identifier, display_name, url, target, inherits, published,"
                        + " locked, lock_reason, version) values (?, ?, ?, ?, ?, 'PAGE', ?, ?, ?, 'vérifié', 0)",
                sites,
                site -> List.of(List.of(
                        site.id,
                        site.structure,
                        site.identifier,
                        "Site de " + site.structure,
                        site.url(),
                        site.inherits,
                        site.published,
                        site.locked)));
        insert(
                database,
                "insert into connector_exclusion (connector_id, structure) values (?, ?)",
                sites,
                site -> site.excluded.stream()
                        .map(uai -> List.<Object>of(site.id, uai))
                        .toList());
        insert(
                database,
                "insert into access_grant (connector_id, group_id, ends_at) values (?, ?, cast(? as timestamptz))",
                sites,
                site -> site.grants.entrySet().stream()
                        .map(grant -> {
                            List<Object> row = new ArrayList<>(List.of(site.id, grant.getKey()));
                            row.add(grant.getValue() == null ? null : Timestamp.from(grant.getValue()));
                            return row;
                        })
                        .toList());
        insert(database, "insert into access_denial (connector_id, kind, subject) values (?, ?, ?)", sites, site -> {
            List<List<Object>> rows = new ArrayList<>();
            site.denials.forEach(group -> rows.add(List.of(site.id, "GROUP", group)));
            site.deniedAccounts.forEach(account -> rows.add(List.of(site.id, "ACCOUNT", account)));
            return rows;
        });
        insert(
                database,
                "insert into connector_change (connector_id, structure, kind, version, state)"
                        + " values (?, ?, 'CHANGED', 0, cast(? as jsonb))",
                sites,
                site -> List.of(List.of(
                        site.id,
                        site.structure,
                        "{\"identifier\": \"%s\", \"displayName\": \"Avant\", \"url\": \"%s\"}"
                                .formatted(site.identifier, site.url()))));
        // One that was done and is taken back already, under the connector's id.
        insert(
                database,
                "insert into grant_operation (id, connector_id, actor, profiles, remove, undoes, state)"
                        + " values (?, ?, 'x', '{TEACHER}', false, cast(? as uuid), 'DONE')",
                sites,
                site -> {
                    List<Object> done = new ArrayList<>(List.of(site.id, site.id));
                    done.add(null);
                    return List.of(done, List.of(uuid(), site.id, site.id));
                });
    }

    /** Somebody who may open it, if there is anybody. */
    Optional<Someone> entitled(Site site, Model model) {
        for (int i = 0; i < 50 && site.published && !site.grants.isEmpty(); i++) {
            Someone person = person();
            Set<UUID> own = new HashSet<>(some(List.copyOf(site.grants.keySet()), 2));
            Set<String> places = new HashSet<>(some(structures, 2));
            places.add(site.structure);
            Someone candidate = new Someone(person.account, List.of(), own, places);
            if (model.isEntitled(candidate, site, Instant.now())) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private interface Rows<T> {
        List<List<Object>> of(T each);
    }

    private static <T> void insert(Connection database, String sql, List<T> all, Rows<T> rows) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (T each : all) {
                for (List<Object> row : rows.of(each)) {
                    for (int i = 0; i < row.size(); i++) {
                        statement.setObject(i + 1, row.get(i));
                    }
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }
}
