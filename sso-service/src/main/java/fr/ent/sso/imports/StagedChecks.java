package fr.ent.sso.imports;

import fr.ent.sso.database.Database;
import java.util.ArrayList;
import java.util.List;

/**
 * What the staged lines must be to each other and to what is there. A wrong line is noted; row by row it is also taken
 * out, so that those which need it are found wrong in their turn.
 */
final class StagedChecks {
    private static final String ALL_PEOPLE =
            "(select 1 from account_structure s where s.account = a.id and s.structure = any (%s))";

    private final Database database;
    private final Findings findings;
    private final List<String> files;
    private final boolean rowByRow;
    /** Null: all structures may be written. */
    private final List<String> scope;

    StagedChecks(Database database, Findings findings, List<String> files, boolean rowByRow, List<String> scope) {
        this.database = database;
        this.findings = findings;
        this.files = files;
        this.rowByRow = rowByRow;
        this.scope = scope;
    }

    void structures() {
        refuse("uai", "line-twice", """
                select file, line, uai arg from (
                    select *, row_number() over (partition by uai order by file, line) n from staged_structure) s
                where n > 1
                """);
        refuse("externalId", "external-id-taken", """
                select s.file, s.line, s.external_id arg from staged_structure s
                where exists (select 1 from structure o where o.external_id = s.external_id and o.uai <> s.uai)
                    or exists (select 1 from staged_structure o
                        where o.external_id = s.external_id and o.uai <> s.uai
                            and (o.file, o.line) < (s.file, s.line))
                """);
        database.update("""
                update staged_structure s set parents = array(
                    select distinct coalesce(o.uai, t.uai, p) from unnest(s.parents) p
                        left join structure o on o.external_id = p
                        left join staged_structure t on t.external_id = p)
                where s.parents is not null
                """);
        refuse("parents", "structure-unknown", """
                select s.file, s.line, p arg from staged_structure s cross join unnest(s.parents) p
                where not exists (select 1 from structure o where o.uai = p)
                    and not exists (select 1 from staged_structure o where o.uai = p)
                """);
        refuse("parents", "own-parent", """
                with recursive edge as (
                    select uai child, unnest(parents) parent from staged_structure where parents is not null
                    union
                    select child, parent from structure_parent p where not exists (
                        select 1 from staged_structure s where s.uai = p.child and s.parents is not null)),
                above (uai, ancestor) as (
                    select child, parent from edge
                    union
                    select a.uai, e.parent from above a join edge e on e.child = a.ancestor)
                select s.file, s.line, s.uai arg from staged_structure s join above a on a.uai = s.uai
                where a.ancestor = s.uai and s.parents <> '{}'
                """);
    }

    void groups() {
        refuse("name", "line-twice", """
                select file, line, name arg from (
                    select *, row_number() over (partition by structure, type, name order by file, line) n
                    from staged_group) g
                where n > 1
                """);
    }

    /** Finds who is known already, and gives the others their ids. */
    void people() {
        refuse("externalId", "line-twice", """
                select file, line, external_id arg from (
                    select *, row_number() over (partition by external_id order by file, line) n
                    from staged_person) p
                where n > 1
                """);
        refuse("login", "line-twice", """
                select file, line, login arg from (
                    select *, row_number() over (partition by lower(login) order by file, line) n
                    from staged_person where login is not null) p
                where n > 1
                """);
        database.update("""
                update staged_person p set account = a.id, known = true
                from account a where a.external_id = p.external_id
                """);
        merged();
        if (scope == null) {
            database.update("""
                    update staged_person p set account = a.id, known = true from account a
                    where p.account is null and lower(a.login) = lower(p.login) and a.external_id is null
                    """);
        } else {
            database.update("""
                    update staged_person p set account = a.id, known = true from account a
                    where p.account is null and lower(a.login) = lower(p.login) and a.external_id is null and exists
                    """ + ALL_PEOPLE.formatted("?"), scope);
            refuse("externalId", "account-above", """
                    select p.file, p.line, '' arg from staged_person p join account a on a.id = p.account
                    where p.known and exists (select 1 from unnest(a.functions) f
                        where position(':' in f) = 0 or not split_part(f, ':', 2) = any (?))
                    """, scope);
            refuse("externalId", "account-elsewhere", """
                    select p.file, p.line, '' arg from staged_person p join account a on a.id = p.account
                    where p.known and exists (select 1 from account_structure s where s.account = a.id)
                        and not exists
                    """ + ALL_PEOPLE.formatted("?"), scope);
        }
        refuse("login", "login-not-free", """
                select p.file, p.line, p.login arg from staged_person p
                where not p.known and p.login is not null and (
                    exists (select 1 from account a where lower(a.login) = lower(p.login))
                    or exists (select 1 from retired_login r where r.login = lower(p.login) and r.free_at > now()))
                """);
        database.update("update staged_person set account = gen_random_uuid() where account is null");
        database.update("create index on staged_person (external_id)");
        database.update("create index on staged_person (account)");
        database.update("analyze staged_person");
    }

    /**
     * Who was merged into somebody is that person, under another external id (ent.md §6). Where the files still have
     * both, one line tells her data, her own if there is one, and the others add profiles, schools, groups and ties.
     */
    private void merged() {
        int found = database.update("""
                update staged_person p set account = x.account, known = true, alias = true
                from account_alias x where p.account is null and x.external_id = p.external_id
                """);
        if (found > 0) {
            database.update("""
                    update staged_person p set extra = true from (
                        select file, line, row_number() over (partition by account order by alias, external_id) n
                        from staged_person where account is not null) o
                    where o.file = p.file and o.line = p.line and o.n > 1
                    """);
            database.update("""
                    update staged_person p set profiles = array(
                        select x.profile from (
                            select u.profile, o.extra, u.n from staged_person o
                                cross join unnest(o.profiles) with ordinality u (profile, n)
                            where o.account = p.account) x
                        group by x.profile order by min(x.extra::int), min(x.n))
                    where not p.extra and exists (
                        select 1 from staged_person o where o.account = p.account and o.extra)
                    """);
        }
    }

    /** Finds who the guardians and pupils are, and where the guardians belong. */
    void ties() {
        database.update("""
                create temporary table tie_end on commit drop as
                select k.external_id, coalesce(p.account, a.id, x.account) account, p.account is not null staged
                from (select guardian external_id from staged_tie union select pupil from staged_tie) k
                    left join staged_person p on p.external_id = k.external_id
                    left join account a on a.external_id = k.external_id
                    left join account_alias x on x.external_id = k.external_id
                """);
        database.update("create index on tie_end (external_id)");
        database.update("analyze tie_end");
        for (String end : List.of("guardian", "pupil")) {
            String unknown = """
                    select t.file, t.line, t.%1$s arg from staged_tie t join tie_end e on e.external_id = t.%1$s
                    where e.account is null and
                    """.formatted(end);
            drop(Severity.WARNING, end, end + "-unknown", unknown + "t.optional", "staged_tie", end);
            refuse(end, end + "-unknown", unknown + "not t.optional");
            if (scope != null) {
                refuse(end, "account-elsewhere", """
                        select t.file, t.line, '' arg from staged_tie t join tie_end e on e.external_id = t.%1$s
                            join account a on a.id = e.account
                        where not e.staged and not exists
                        """.formatted(end) + ALL_PEOPLE.formatted("?"), scope);
            }
        }
        refuse("pupil", "not-a-pupil", """
                select t.file, t.line, t.pupil arg from staged_tie t join tie_end e on e.external_id = t.pupil
                    left join staged_person p on p.account = e.account and not p.extra left join account a on a.id = e.account
                where e.account is not null and not 'STUDENT' = any (coalesce(p.profiles, a.profiles))
                """);
        database.update("""
                create temporary table wanted_tie on commit drop as
                select distinct g.account guardian, p.account pupil, t.pupil_told
                from staged_tie t join tie_end g on g.external_id = t.guardian
                    join tie_end p on p.external_id = t.pupil
                where g.account <> p.account
                """);
        database.update("create index on wanted_tie (pupil)");
        database.update("create index on wanted_tie (guardian)");
        database.update("analyze wanted_tie");
        String alone = """
                select p.file, p.line, '' arg from staged_person p
                where not p.known and p.structures = '{}'
                    and not exists (select 1 from wanted_tie t where t.guardian = p.account)
                """;
        drop(Severity.WARNING, "children", "guardian-of-nobody", alone, "staged_person", null);
    }

    private void refuse(String column, String slug, String wrong, Object... parameters) {
        String statement = rowByRow ? """
                  with wrong as materialized (%s),
                  s as (delete from staged_structure t using wrong w where t.file = w.file and t.line = w.line),
                  g as (delete from staged_group t using wrong w where t.file = w.file and t.line = w.line),
                  p as (delete from staged_person t using wrong w where t.file = w.file and t.line = w.line),
                  m as (delete from staged_member t using wrong w where t.file = w.file and t.line = w.line),
                  k as (delete from staged_tie t using wrong w where t.file = w.file and t.line = w.line)
                  select * from wrong order by file, line
                  """.formatted(wrong) : wrong + " order by file, line";
        note(Severity.ERROR, column, slug, statement, parameters);
    }

    /** Takes out what is no reason to refuse anything, and says so. */
    private void drop(Severity severity, String column, String slug, String wrong, String table, String same) {
        String where = same == null ? "" : " and t." + same + " = w.arg";
        note(severity, column, slug, """
                with wrong as materialized (%1$s),
                gone as (delete from %2$s t using wrong w where t.file = w.file and t.line = w.line%3$s)
                select * from wrong order by file, line
                """.formatted(wrong, table, where));
    }

    private void note(Severity severity, String column, String slug, String statement, Object... parameters) {
        List<Object> all = new ArrayList<>(List.of(parameters));
        database.list(
                statement,
                row -> {
                    findings.add(
                            severity,
                            files.get(row.getInt("file")),
                            row.getLong("line"),
                            column,
                            slug,
                            row.getString("arg"));
                    return true;
                },
                all.toArray());
    }
}
