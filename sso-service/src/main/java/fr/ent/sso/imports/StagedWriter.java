package fr.ent.sso.imports;

import fr.ent.kit.outbox.Outbox;
import fr.ent.kit.outbox.OutgoingEvent;
import fr.ent.sso.account.AccountEvents;
import fr.ent.sso.account.AccountEvents.AccountState;
import fr.ent.sso.account.AutomaticGroups;
import fr.ent.sso.account.Directory;
import fr.ent.sso.account.Profile;
import fr.ent.sso.account.Structure;
import fr.ent.sso.account.StructureTree;
import fr.ent.sso.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;

/** Writes what the plan says, and tells it, a statement for each kind of thing. */
final class StagedWriter {
    private static final int EVENTS = 2_000;
    private static final int WORTH_ANALYZING = 5_000;

    private final Database database;
    private final AutomaticGroups automatic;
    private final Directory directory;
    private final Outbox outbox;
    private final LongConsumer written;
    private long rows;

    StagedWriter(
            Database database, AutomaticGroups automatic, Directory directory, Outbox outbox, LongConsumer written) {
        this.database = database;
        this.automatic = automatic;
        this.directory = directory;
        this.outbox = outbox;
        this.written = written;
    }

    /** @param fields the values a changed account gets, see {@link StagedPlan#fields()} */
    void write(String source, String fields) {
        database.update("""
                create temporary table state_before on commit drop as
                select a.id, a.login, a.profiles, a.blocked,
                    array(select s.structure from account_structure s where s.account = a.id order by 1) structures
                from changed_account c join account a on a.id = c.account
                """);
        List<String> structures = structures();
        Set<UUID> groups = groups();
        accounts(source, fields);
        relations();
        groups.addAll(
                automatic.refresh(database.list("select structure from touched_structure", row -> row.getString(1))));
        groups.addAll(database.list(
                "select ent_group from member_come union select ent_group from member_gone",
                row -> row.getObject(1, UUID.class)));
        count(0);
        tell(structures, groups);
    }

    private List<String> structures() {
        count(database.update("""
                update structure o set name = s.name, type = coalesce(s.type, o.type), city = coalesce(s.city, o.city),
                    external_id = coalesce(s.external_id, o.external_id)
                from staged_structure s join changed_structure c on c.uai = s.uai where o.uai = s.uai
                """));
        List<String> changed =
                new ArrayList<>(database.list("select uai from changed_structure", row -> row.getString(1)));
        List<String> created = database.list("""
                insert into structure (uai, name, type, city, external_id)
                select uai, name, coalesce(type, 'ETABLISSEMENT'), city, external_id from staged_structure s
                where not exists (select 1 from structure o where o.uai = s.uai)
                returning uai
                """, row -> row.getString(1));
        count(created.size());
        changed.addAll(created);
        database.update("""
                delete from structure_parent p using staged_structure s
                where p.child = s.uai and s.parents is not null and not p.parent = any (s.parents)
                """);
        database.update("""
                insert into structure_parent (child, parent)
                select s.uai, p from staged_structure s cross join unnest(s.parents) p on conflict do nothing
                """);
        if (!changed.isEmpty()) {
            StructureTree.rebuild(database);
        }
        return changed;
    }

    private Set<UUID> groups() {
        Set<UUID> groups = new HashSet<>(database.list("""
                insert into ent_group (id, name, type, structure, external_id, subject)
                select id, name, type, structure, external_id, subject from wanted_group where not known
                returning id
                """, row -> row.getObject(1, UUID.class)));
        database.update("""
                update ent_group g set external_id = coalesce(w.external_id, g.external_id),
                    subject = coalesce(w.subject, g.subject)
                from wanted_group w where w.known and w.id = g.id and (g.external_id, g.subject) is distinct from
                    (coalesce(w.external_id, g.external_id), coalesce(w.subject, g.subject))
                """);
        count(groups.size());
        return groups;
    }

    private void accounts(String source, String fields) {
        count(database.update("""
                insert into account (id, login, last_name, first_name, birth_date, zip_code, email, academic_email, phone,
                    mobile, address, city, course, subjects, profiles, main_structure, external_id, source)
                select p.account, n.login, p.last_name, p.first_name, p.birth_date, p.zip_code, p.email,
                    p.academic_email, p.phone, p.mobile, p.address, p.city, p.course, coalesce(p.subjects, '{}'),
                    p.profiles, p.structures[1], p.external_id, ?
                from staged_person p join new_login n on n.account = p.account where not p.known
                """, source));
        count(database.update("""
                update account a set (birth_date, zip_code, email, academic_email, phone, mobile, address, city, course,
                    subjects, main_structure, profiles, last_name, first_name, external_id) = (select %s),
                    source = case when a.source = 'AAF' then a.source else ? end, missing_since = null
                from staged_person p join changed_field c on c.account = p.account and not p.extra where a.id = p.account
                """.formatted(fields), source));
        database.update("""
                update account a set version = version + 1, updated_at = now()
                from changed_account c where a.id = c.account
                """);
        database.update("""
                update account a set missing_since = now()
                from missing_account m where a.id = m.account and a.missing_since is null
                """);
    }

    private void relations() {
        database.update("""
                delete from account_structure s using structure_gone g
                where s.account = g.account and s.structure = g.structure
                """);
        count(database.update(
                "insert into account_structure (account, structure) select account, structure from structure_come"
                        + " on conflict do nothing"));
        database.update("""
                delete from membership m using member_gone g where m.account = g.account and m.ent_group = g.ent_group
                """);
        count(database.update("insert into membership (account, ent_group) select account, ent_group from member_come"
                + " on conflict do nothing"));
        database.update("""
                delete from guardianship g using tie_gone t where g.guardian = t.guardian and g.pupil = t.pupil
                """);
        count(database.update("insert into guardianship (guardian, pupil) select guardian, pupil from tie_come"
                + " on conflict do nothing"));
        database.update("""
                create temporary table touched_structure on commit drop as
                select structure from covered union select structure from structure_gone
                union select structure from wanted_group union select uai from staged_structure
                union select s.structure from account_structure s
                    join changed_account c on c.account = s.account
                union select s.structure from account_structure s join tie_gone t on t.pupil = s.account
                """);
        if (rows < WORTH_ANALYZING) {
            return;
        }
        // The planner must not think of these as they were before.
        for (String table : List.of("account", "account_structure", "membership", "guardianship", "ent_group")) {
            database.update("analyze " + table);
        }
    }

    private void tell(List<String> structures, Set<UUID> groups) {
        List<OutgoingEvent> events = new ArrayList<>();
        Set<String> changed = Set.copyOf(structures);
        for (Structure structure : structures.isEmpty() ? List.<Structure>of() : directory.structures()) {
            if (changed.contains(structure.uai())) {
                events.add(AccountEvents.changed(structure));
            }
        }
        events.addAll(AccountEvents.changed(directory.groups(groups)));
        send(events);
        tellAccounts("new_login n join account a on a.id = n.account", "a.login", false);
        tellAccounts(
                "state_before n join account a on a.id = n.id",
                "a.login, n.login old_login, n.profiles old_profiles,"
                        + " n.structures old_structures, n.blocked old_blocked",
                true);
    }

    private void tellAccounts(String from, String columns, boolean update) {
        UUID last = new UUID(0, 0);
        List<OutgoingEvent> events;
        do {
            UUID[] seen = {last};
            events = database.list(
                    """
                    select a.id, a.profiles, a.blocked, %s,
                        array(select s.structure from account_structure s where s.account = a.id order by 1) structures
                    from %s where a.id > ? order by a.id limit ?
                    """.formatted(columns, from),
                    row -> {
                        seen[0] = row.getObject("id", UUID.class);
                        AccountState now = state(row, "");
                        return update ? AccountEvents.updated(state(row, "old_"), now) : AccountEvents.created(now);
                    },
                    last,
                    EVENTS);
            last = seen[0];
            outbox.addAll(events);
            count(0);
        } while (events.size() == EVENTS);
    }

    private void send(List<OutgoingEvent> events) {
        for (int from = 0; from < events.size(); from += EVENTS) {
            outbox.addAll(events.subList(from, Math.min(from + EVENTS, events.size())));
        }
    }

    private static AccountState state(ResultSet row, String prefix) throws SQLException {
        return new AccountState(
                row.getObject("id", UUID.class),
                row.getString(prefix + "login"),
                Database.texts(row, prefix + "profiles").stream()
                        .map(Profile::valueOf)
                        .toList(),
                Database.texts(row, prefix + "structures"),
                row.getBoolean(prefix + "blocked"));
    }

    private void count(long more) {
        rows += more;
        written.accept(rows);
    }
}
