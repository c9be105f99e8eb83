package fr.ent.sso.account;

import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;

/**
 * Groups nobody fills by hand: the people of one profile of a structure, of a class and of a teaching group, «
 * Enseignants du groupe 2nde A » (ent.md §2.1). « Parents du groupe 2nde A » are the guardians of its pupils.
 */
@ApplicationScoped
public class AutomaticGroups {
    private static final List<String> PROFILES =
            Arrays.stream(Profile.values()).map(Profile::name).toList();
    private static final String NAMES = "unnest(cast(? as text[]), cast(? as text[])) as w (profile, pattern)";

    private static final String CREATE_OF_STRUCTURES = """
            insert into ent_group (id, name, type, profile, structure)
            select gen_random_uuid(), replace(w.pattern, '{0}', s.name), 'PROFILE', w.profile, s.uai
            from structure s cross join %s
            where s.uai = any (?)
                and (w.profile <> 'GUEST' or exists (select 1 from account_structure x join account a on a.id = x.account
                        where x.structure = s.uai and w.profile = any (a.profiles)))
                and not exists (select 1 from ent_group g where g.structure = s.uai and g.type = 'PROFILE'
                        and g.profile = w.profile and g.parent is null)
            on conflict do nothing returning id
            """.formatted(NAMES);

    private static final String CREATE_OF_CLASSES = """
            insert into ent_group (id, name, type, profile, structure, parent)
            select gen_random_uuid(), replace(w.pattern, '{0}', c.name), 'PROFILE', w.profile, c.structure, c.id
            from ent_group c cross join %s
            where c.structure = any (?) and c.type in ('CLASS', 'FUNCTIONAL')
                and (w.profile in ('TEACHER', 'STUDENT', 'RELATIVE') or exists (
                        select 1 from membership m join account a on a.id = m.account
                        where m.ent_group = c.id and w.profile = any (a.profiles)))
                and not exists (select 1 from ent_group g where g.parent = c.id and g.profile = w.profile)
            on conflict do nothing returning id
            """.formatted(NAMES);

    /** {@code %1$s}: which accounts; the last statement tells whose members changed. */
    private static final String FILL = """
            with automatic as materialized (
                select id, profile, structure, parent from ent_group where type = 'PROFILE' and structure = any (?)),
            wanted as materialized (
                select a.id account, g.id ent_group
                from automatic g join account_structure s on s.structure = g.structure
                    join account a on a.id = s.account and g.profile = any (a.profiles)
                where g.parent is null %1$s
                union
                select a.id, g.id
                from automatic g join membership m on m.ent_group = g.parent
                    join account a on a.id = m.account and g.profile = any (a.profiles)
                where true %1$s
                union
                select a.id, g.id
                from automatic g join membership m on m.ent_group = g.parent
                    join account pupil on pupil.id = m.account and 'STUDENT' = any (pupil.profiles)
                    join guardianship k on k.pupil = pupil.id join account a on a.id = k.guardian
                where g.profile = 'RELATIVE' %1$s),
            gone as (
                delete from membership m using automatic g, account a
                where m.ent_group = g.id and a.id = m.account %1$s and not exists (
                    select 1 from wanted w where w.account = m.account and w.ent_group = m.ent_group)
                returning m.ent_group),
            come as (
                insert into membership (account, ent_group)
                select w.account, w.ent_group from wanted w where not exists (
                    select 1 from membership m where m.account = w.account and m.ent_group = w.ent_group)
                on conflict do nothing returning ent_group)
            select ent_group from gone union select ent_group from come
            """;

    private final Database database;
    private final List<String> patterns;

    AutomaticGroups(Database database) {
        this.database = database;
        ResourceBundle names = ResourceBundle.getBundle("group-names", Locale.ROOT);
        this.patterns = PROFILES.stream().map(names::getString).toList();
    }

    /**
     * Makes the missing groups of the structures and puts everybody where he belongs.
     *
     * @return the groups that are new or whose members changed
     */
    public Set<UUID> refresh(Collection<String> structures) {
        List<String> all = List.copyOf(structures);
        Set<UUID> changed = create(all);
        changed.addAll(database.list(FILL.formatted(""), row -> row.getObject(1, UUID.class), all));
        return changed;
    }

    /** The same for these accounts, their guardians and their structures only. */
    public Set<UUID> refresh(Collection<String> structures, Collection<UUID> accounts) {
        List<String> all = List.copyOf(structures);
        Set<UUID> changed = create(all);
        List<UUID> people = database.list(
                "select unnest(?) union select guardian from guardianship where pupil = any (?)",
                row -> row.getObject(1, UUID.class),
                List.copyOf(accounts),
                List.copyOf(accounts));
        changed.addAll(database.list(
                FILL.formatted("and a.id = any (?)"),
                row -> row.getObject(1, UUID.class),
                all,
                people,
                people,
                people,
                people));
        return changed;
    }

    private Set<UUID> create(List<String> structures) {
        Set<UUID> created = new HashSet<>();
        for (String statement : List.of(CREATE_OF_STRUCTURES, CREATE_OF_CLASSES)) {
            created.addAll(
                    database.list(statement, row -> row.getObject("id", UUID.class), PROFILES, patterns, structures));
        }
        return created;
    }
}
