package fr.ent.sso.imports;

import fr.ent.sso.account.Logins;
import fr.ent.sso.database.Database;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What would have to be written so that the directory says what the staged lines say; a second import of the same files
 * plans nothing. An empty cell never takes anything away.
 */
final class StagedPlan {
    /** Who was merged with somebody keeps her profiles: one line may tell only one half of her. */
    private static final String FIELDS = """
            coalesce(p.birth_date, a.birth_date), coalesce(p.zip_code, a.zip_code), coalesce(p.email, a.email),
            coalesce(p.academic_email, a.academic_email), coalesce(p.phone, a.phone), coalesce(p.mobile, a.mobile),
            coalesce(p.address, a.address), coalesce(p.city, a.city), coalesce(p.course, a.course),
            coalesce(p.subjects, a.subjects),
            case when a.main_structure is null or exists (
                    select 1 from structure_gone g where g.account = a.id and g.structure = a.main_structure)
                then coalesce(p.structures[1], a.main_structure) else a.main_structure end,
            case when not exists (select 1 from account_structure o where o.account = a.id and not exists (
                    select 1 from covered c where c.structure = o.structure))
                then case when exists (select 1 from account_alias x where x.account = a.id)
                    then a.profiles || array(select x from unnest(p.profiles) x where x <> all (a.profiles))
                    else p.profiles end
                else %s end,
            p.last_name, p.first_name, case when p.alias then a.external_id else p.external_id end
            """;
    /** Who is elsewhere too keeps what he is there; profiles are not per school. */
    private static final String BOTH =
            "a.profiles || array(select x from unnest(p.profiles) x where x <> all (a.profiles))";

    private final boolean scoped;

    private final Database database;

    /** @param scoped whether only some structures may be written, so that nobody is made more elsewhere */
    StagedPlan(Database database, boolean scoped) {
        this.scoped = scoped;
        this.database = database;
    }

    /** @param source of the accounts: CSV or AAF */
    void make(String source, boolean complete) {
        places();
        members();
        ties();
        changes();
        missing(source, complete);
    }

    /** Gives a login to each new account. */
    void logins(Logins logins, boolean reserve) {
        if (reserve) {
            logins.reserve();
        }
        database.update("create temporary table new_login (account uuid primary key, login text) on commit drop");
        database.update("""
                insert into new_login select account, lower(login) from staged_person
                where not known and login is not null
                """);
        Set<String> promised = new HashSet<>(database.list("select login from new_login", row -> row.getString(1)));
        List<UUID> accounts = new ArrayList<>();
        List<Logins.Named> people = new ArrayList<>();
        database.list("""
                select account, first_name, last_name from staged_person where not known and login is null
                order by file, line
                """, row -> {
            people.add(new Logins.Named(row.getString("first_name"), row.getString("last_name")));
            return accounts.add(row.getObject("account", UUID.class));
        });
        List<String> given = logins.of(people, promised);
        StringBuilder rows = new StringBuilder(accounts.size() * 64);
        for (int i = 0; i < given.size(); i++) {
            rows.append(accounts.get(i)).append('\t').append(given.get(i)).append('\n');
        }
        database.copy("copy new_login (account, login) from stdin", rows.toString());
        database.update("analyze new_login");
    }

    /** How much there is of each kind. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        count(
                counts,
                "structuresCreated",
                "from staged_structure s where not exists (select 1 from structure o where o.uai = s.uai)");
        count(counts, "structuresUpdated", "from changed_structure");
        count(counts, "groupsCreated", "from wanted_group where not known");
        count(counts, "created", "from staged_person where not known");
        count(counts, "updated", "from changed_account");
        count(
                counts,
                "unchanged",
                "from staged_person p where known and not extra and not exists (select 1 from changed_account c where c.account = p.account)");
        count(counts, "missing", "from missing_account");
        return counts;
    }

    private void count(Map<String, Long> counts, String name, String from) {
        counts.put(
                name,
                database.one("select count(*) " + from, row -> row.getLong(1)).orElseThrow());
    }

    private void places() {
        database.update("""
                create temporary table changed_structure on commit drop as
                select s.uai from staged_structure s join structure o on o.uai = s.uai
                where (o.name, o.type, o.city, o.external_id) is distinct from
                        (s.name, coalesce(s.type, o.type), coalesce(s.city, o.city), coalesce(s.external_id, o.external_id))
                    or (s.parents is not null and array(select unnest(s.parents) order by 1) is distinct from array(
                        select parent from structure_parent p where p.child = s.uai order by 1))
                """);
        table("wanted_structure", "account, structure", """
                with direct as materialized (
                    select p.account, s.structure from staged_person p cross join unnest(p.structures) s (structure))
                select account, structure from direct
                union
                select t.guardian, d.structure from wanted_tie t join direct d on d.account = t.pupil
                union
                select t.guardian, s.structure from wanted_tie t join account_structure s on s.account = t.pupil
                where not exists (select 1 from staged_person p where p.account = t.pupil and p.structures <> '{}')
                """);
        table("covered", "structure", "select distinct structure from wanted_structure");
        table("structure_come", "account, structure", """
                select account, structure from wanted_structure w where not exists (
                    select 1 from account_structure s where s.account = w.account and s.structure = w.structure)
                """);
        table("structure_gone", "account, structure", """
                select s.account, s.structure from account_structure s
                    join staged_person p on p.account = s.account and p.known and p.structures <> '{}'
                    join covered c on c.structure = s.structure
                where not exists (
                    select 1 from wanted_structure w where w.account = s.account and w.structure = s.structure)
                """);
    }

    private void members() {
        table("wanted_group", "structure, type, name", """
                select distinct on (structure, type, name) structure, type, name, external_id, subject,
                    null::uuid id, false known
                from (
                    select structure, type, name, external_id, subject from staged_group
                    union all select structure, type, name, null, null from staged_member) g
                order by structure, type, name, external_id nulls last, subject nulls last
                """);
        database.update("""
                update wanted_group w set id = g.id, known = true from ent_group g
                where g.structure = w.structure and g.type = w.type and g.name = w.name and g.parent is null
                """);
        database.update("update wanted_group set id = gen_random_uuid() where id is null");
        table("wanted_member", "account, ent_group", """
                select distinct p.account, g.id ent_group
                from staged_member m join staged_person p on p.external_id = m.external_id
                    join wanted_group g on g.structure = m.structure and g.type = m.type and g.name = m.name
                """);
        table("member_come", "account, ent_group", """
                select account, ent_group from wanted_member w where not exists (
                    select 1 from membership m where m.account = w.account and m.ent_group = w.ent_group)
                """);
        // Also manual groups of a school the person left; automatic ones follow by themselves.
        table("member_gone", "account, ent_group", """
                select m.account, m.ent_group from membership m
                    join staged_person p on p.account = m.account and p.known
                    join ent_group g on g.id = m.ent_group
                where g.type <> 'PROFILE'
                    and (exists (select 1 from structure_gone s
                            where s.account = m.account and s.structure = g.structure)
                        or (exists (select 1 from covered c where c.structure = g.structure)
                            and ((g.type = 'CLASS' and p.classes_told) or (g.type = 'FUNCTIONAL' and p.groups_told))))
                    and not exists (
                        select 1 from wanted_member w where w.account = m.account and w.ent_group = m.ent_group)
                """);
    }

    private void ties() {
        table("tie_come", "guardian, pupil", """
                select distinct guardian, pupil from wanted_tie w where not exists (
                    select 1 from guardianship g where g.guardian = w.guardian and g.pupil = w.pupil)
                """);
        table("tie_gone", "guardian, pupil", """
                select g.guardian, g.pupil from guardianship g
                where (exists (select 1 from staged_person p where p.account = g.pupil and p.guardians_told)
                        or exists (select 1 from wanted_tie t where t.pupil = g.pupil and t.pupil_told)
                        or exists (select 1 from staged_person p where p.account = g.guardian and p.children_told
                            and exists (select 1 from account_structure s join covered c on c.structure = s.structure
                                where s.account = g.pupil)))
                    and not exists (select 1 from wanted_tie t where t.guardian = g.guardian and t.pupil = g.pupil)
                """);
    }

    private void changes() {
        table("changed_field", "account", """
                select p.account from staged_person p join account a on a.id = p.account
                where p.known and not p.extra and (a.missing_since is not null or (a.birth_date, a.zip_code, a.email, a.academic_email,
                    a.phone, a.mobile, a.address, a.city, a.course, a.subjects, a.main_structure, a.profiles, a.last_name,
                    a.first_name, a.external_id) is distinct from (%s))
                """.formatted(fields()));
        table("changed_account", "account", """
                select c.account from (
                    select account from changed_field
                    union select account from structure_come union select account from structure_gone
                    union select account from member_come union select account from member_gone
                    union select pupil from tie_come union select pupil from tie_gone) c
                where exists (select 1 from account a where a.id = c.account)
                """);
    }

    private void missing(String source, boolean complete) {
        String gone = "select a.id account from staged_gone g join account a on a.external_id = g.external_id";
        if (complete) {
            gone += """
                     union
                    select a.id from account a join account_structure s on s.account = a.id
                    where a.source = '%s' and a.external_id is not null
                        and exists (
                            select 1 from wanted_structure w join staged_person p on p.account = w.account
                            where w.structure = s.structure and p.profiles && a.profiles)
                        and not exists (select 1 from staged_person p where p.account = a.id)
                    """.formatted(source);
        }
        table("missing_account", "account", gone);
    }

    private void table(String name, String key, String select) {
        database.update("create temporary table " + name + " on commit drop as " + select);
        database.update("create index on " + name + " (" + key + ")");
        database.update("analyze " + name);
    }

    /** The values an account gets, in the order {@link StagedWriter} writes them. */
    String fields() {
        return FIELDS.formatted(scoped ? "a.profiles" : BOTH);
    }
}
