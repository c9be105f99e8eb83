package fr.ent.sso.account;

import fr.ent.kit.outbox.Outbox;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import fr.ent.sso.account.AccountEvents.AccountState;
import fr.ent.sso.audit.AuditLog;
import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What administrators do to accounts. An ADML reaches people of his schools and no further: what they are elsewhere
 * stays, and whoever holds a function beyond his schools is not his to touch.
 */
@ApplicationScoped
public class AccountAdministration {
    private static final Pattern FUNCTION = Pattern.compile("ADMC|(ADML|PRONOTE_ADMIN):([0-9]{7}[A-Z])");
    private static final String ADMC = "ADMC";

    private final Database database;
    private final Accounts accounts;
    private final Directory directory;
    private final DirectoryAccess access;
    private final AccountReach reach;
    private final AutomaticGroups automatic;
    private final Logins logins;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Event<FunctionGranted> granted;

    AccountAdministration(
            Database database,
            Accounts accounts,
            Directory directory,
            DirectoryAccess access,
            AccountReach reach,
            AutomaticGroups automatic,
            Logins logins,
            Outbox outbox,
            AuditLog audit,
            Event<FunctionGranted> granted) {
        this.database = database;
        this.accounts = accounts;
        this.directory = directory;
        this.access = access;
        this.reach = reach;
        this.automatic = automatic;
        this.logins = logins;
        this.outbox = outbox;
        this.audit = audit;
        this.granted = granted;
    }

    /** @throws RuntimeException as {@link AccountReach#visible} */
    public AccountDetails read(UUID id) {
        reach.visible(id);
        return details(id);
    }

    /** @throws ApiProblem 400 with one error a field, 409 {@code login-taken}, {@code login-retired} */
    @Transactional
    public AccountDetails create(AccountForm form) {
        reach.requireAdministrator();
        List<FieldError> errors = form.errors();
        requireStructures(errors, form, List.of());
        requireGroups(errors, form, Set.of());
        refuse(errors);
        logins.reserve();
        String login = form.login();
        if (login == null) {
            login = logins.of(List.of(new Logins.Named(form.firstName(), form.lastName())), Set.of())
                    .get(0);
        } else {
            logins.requireFree(login);
        }
        UUID id = UUID.randomUUID();
        database.update(
                """
                insert into account (id, login, last_name, first_name, profiles, main_structure, source)
                values (?, ?, ?, ?, ?, ?, 'MANUAL')
                """,
                id,
                login,
                form.lastName(),
                form.firstName(),
                names(form.profiles()),
                form.structures().isEmpty() ? null : form.structures().get(0));
        write(id, form, new LinkedHashSet<>(form.structures()));
        Set<UUID> groups = replaceGroups(id, form.groups() == null ? Set.of() : Set.copyOf(form.groups()));
        follow(List.of(id), form.structures(), groups);
        AccountDetails created = details(id);
        outbox.add(AccountEvents.created(AccountState.of(created.member())));
        audit.add("account.created", id, Map.of("login", login, "structures", form.structures()));
        return created;
    }

    /**
     * Replaces what the form holds.
     *
     * @param version the one that was read
     * @throws ApiProblem 400, 403 {@code account-above}, 404, 412 {@code account-stale}
     */
    @Transactional
    public AccountDetails change(UUID id, long version, AccountForm form) {
        reach.requireAdministrator();
        lock(id);
        reach.changeable(id);
        AccountDetails before = details(id);
        if (before.version() != version) {
            throw new ApiProblem(412, "account-stale");
        }
        List<FieldError> errors = form.errors();
        requireStructures(errors, form, before.member().structures());
        requireProfiles(errors, form, before.member());
        requireGroups(errors, form, Set.copyOf(before.member().groups()));
        refuse(errors);

        Set<String> structures = new LinkedHashSet<>(form.structures());
        before.member().structures().stream().filter(each -> !reaches(each)).forEach(structures::add);
        write(id, form, structures);
        Set<UUID> groups =
                form.groups() == null ? leaveGroupsElsewhere(id) : replaceGroups(id, Set.copyOf(form.groups()));
        Set<String> touched = new LinkedHashSet<>(before.member().structures());
        touched.addAll(structures);
        follow(List.of(id), touched, groups);
        AccountDetails after = details(id);
        outbox.add(AccountEvents.updated(AccountState.of(before.member()), AccountState.of(after.member())));
        audit.add("account.updated", id, Map.of("version", after.version()));
        return after;
    }

    public List<Member> guardians(UUID pupil) {
        read(pupil);
        return accounts.guardians(pupil);
    }

    /** @throws ApiProblem 400, 403, 404, 409 {@code not-pupil} */
    @Transactional
    public List<Member> changeGuardians(UUID pupil, Collection<UUID> wanted) {
        reach.requireAdministrator();
        lock(pupil);
        Member before = reach.changeable(pupil);
        if (!before.account().profiles().contains(Profile.STUDENT)) {
            throw new ApiProblem(409, "not-pupil");
        }
        Set<UUID> given = new LinkedHashSet<>(wanted);
        List<UUID> current = accounts.guardians(pupil).stream()
                .map(each -> each.account().id())
                .toList();
        List<FieldError> errors = new ArrayList<>();
        for (UUID guardian : given) {
            Member found = accounts.member(guardian).orElse(null);
            if (guardian.equals(pupil)) {
                errors.add(new FieldError("guardians", "own-guardian"));
            } else if (found == null) {
                errors.add(new FieldError("guardians", "account-not-found"));
            } else if (!current.contains(guardian) && !reach.isVisible(found)) {
                errors.add(new FieldError("guardians", "account-elsewhere"));
            }
        }
        refuse(errors);
        List<UUID> gone = current.stream().filter(each -> !given.contains(each)).toList();
        List<UUID> come = given.stream().filter(each -> !current.contains(each)).toList();
        gone.forEach(each -> database.update("delete from guardianship where guardian = ? and pupil = ?", each, pupil));
        List<Member> joining =
                come.stream().map(each -> accounts.member(each).orElseThrow()).toList();
        for (UUID guardian : come) {
            database.update("insert into guardianship (guardian, pupil) values (?, ?)", guardian, pupil);
            // A guardian belongs where the pupil does.
            database.update("""
                    insert into account_structure (account, structure)
                    select ?, structure from account_structure where account = ? on conflict do nothing
                    """, guardian, pupil);
        }
        if (!come.isEmpty() || !gone.isEmpty()) {
            database.update("update account set version = version + 1, updated_at = now() where id = ?", pupil);
            List<UUID> people = new ArrayList<>(gone);
            people.addAll(come);
            people.add(pupil);
            follow(people, before.structures(), Set.of());
            for (Member guardian : joining) {
                Member now = accounts.member(guardian.account().id()).orElseThrow();
                if (!now.structures().equals(guardian.structures())) {
                    outbox.add(AccountEvents.updated(AccountState.of(guardian), AccountState.of(now)));
                }
            }
            outbox.add(AccountEvents.updated(AccountState.of(before), AccountState.of(before)));
            audit.add("guardians.changed", pupil, Map.of("added", come, "removed", gone));
        }
        return accounts.guardians(pupil);
    }

    /**
     * Gives a function. Sessions that were opened without it end, see {@link FunctionGranted}; but nobody who gives one
     * to himself, who has the highest already.
     *
     * @throws ApiProblem 400 {@code function-malformed}, 404
     */
    @Transactional
    public void grant(UUID id, String function) {
        access.requireAdmc();
        Matcher parts = FUNCTION.matcher(function);
        if (!parts.matches()) {
            throw ApiProblem.invalid("function", "function-malformed", function);
        }
        if (parts.group(2) != null && !directory.hasStructure(parts.group(2))) {
            throw ApiProblem.invalid("function", "structure-unknown", parts.group(2));
        }
        lock(id);
        int changed = database.update("""
                update account set functions = array_append(functions, ?), version = version + 1, updated_at = now()
                where id = ? and not ? = any (functions)
                """, function, id, function);
        tellFunction(changed, id, "function.granted", function);
        if (changed > 0 && !reach.isOneself(id)) {
            granted.fire(new FunctionGranted(id, function));
        }
    }

    /** @throws ApiProblem 404, 409 {@code last-admc} */
    @Transactional
    public void revoke(UUID id, String function) {
        access.requireAdmc();
        // In one order, so that two administrators cannot take it from each other.
        List<UUID> administrators = database.list(
                "select id from account where ? = any (functions) and not blocked order by id for update",
                row -> row.getObject(1, UUID.class),
                ADMC);
        lock(id);
        if (function.equals(ADMC) && administrators.equals(List.of(id))) {
            throw new ApiProblem(409, "last-admc");
        }
        int changed = database.update("""
                update account set functions = array_remove(functions, ?), version = version + 1, updated_at = now()
                where id = ? and ? = any (functions)
                """, function, id, function);
        tellFunction(changed, id, "function.revoked", function);
    }

    private void tellFunction(int changed, UUID id, String action, String function) {
        if (changed > 0) {
            AccountState state = AccountState.of(details(id).member());
            outbox.add(AccountEvents.updated(state, state));
            audit.add(action, id, Map.of("function", function));
        }
    }

    private boolean reaches(String structure) {
        return reach.everywhere() || reach.structures().contains(structure);
    }

    private void requireStructures(List<FieldError> errors, AccountForm form, List<String> before) {
        if (form.structures() == null || form.structures().contains(null)) {
            return;
        }
        for (String structure : form.structures()) {
            if (!directory.hasStructure(structure)) {
                errors.add(new FieldError("structures", "structure-unknown", structure));
            } else if (!before.contains(structure) && !reaches(structure)) {
                errors.add(new FieldError("structures", "structure-elsewhere", structure));
            }
        }
        if (!reach.everywhere() && form.structures().stream().noneMatch(this::reaches)) {
            errors.add(new FieldError("structures", "required"));
        }
    }

    private void requireProfiles(List<FieldError> errors, AccountForm form, Member before) {
        boolean elsewhere = before.structures().stream().anyMatch(each -> !reaches(each));
        if (elsewhere
                && form.profiles() != null
                && !form.profiles().equals(before.account().profiles())) {
            errors.add(new FieldError("profiles", "profiles-protected"));
        }
    }

    /** Those it is in already may be named again, whatever they are. */
    private void requireGroups(List<FieldError> errors, AccountForm form, Set<UUID> before) {
        if (form.groups() == null || form.groups().contains(null) || form.structures() == null) {
            return;
        }
        List<UUID> added =
                form.groups().stream().filter(each -> !before.contains(each)).toList();
        List<Group> found =
                directory.groups(added).stream().map(Directory.GroupSize::group).toList();
        long right = found.stream()
                .filter(group -> group.type() != GroupType.PROFILE && group.type() != GroupType.FUNCTION)
                .filter(group -> reaches(group.structure()))
                .filter(group -> directory.withDescendants(List.of(group.structure())).stream()
                        .anyMatch(form.structures()::contains))
                .count();
        if (right < Set.copyOf(added).size()) {
            errors.add(new FieldError("groups", "group-not-manual"));
        }
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
    }

    private void lock(UUID id) {
        if (!database.exists("select 1 from account where id = ? for update", id)) {
            throw new ApiProblem(404, "account-unknown");
        }
    }

    private AccountDetails details(UUID id) {
        return accounts.details(id).orElseThrow(() -> new ApiProblem(404, "account-unknown"));
    }

    private void write(UUID id, AccountForm form, Set<String> structures) {
        List<String> all = List.copyOf(structures);
        database.update(
                """
                update account set last_name = ?, first_name = ?, birth_date = ?, zip_code = ?, email = ?,
                    academic_email = ?, phone = ?, mobile = ?, address = ?, city = ?, profiles = ?,
                    main_structure = case when main_structure = any (?) then main_structure else ? end,
                    version = version + 1, updated_at = now()
                where id = ?
                """,
                form.lastName().strip(),
                form.firstName().strip(),
                form.birthDate(),
                form.zipCode(),
                form.email(),
                form.academicEmail(),
                form.phone(),
                form.mobile(),
                form.address(),
                form.city(),
                names(form.profiles()),
                all,
                all.isEmpty() ? null : all.get(0),
                id);
        database.update("delete from account_structure where account = ? and not structure = any (?)", id, all);
        database.update(
                "insert into account_structure (account, structure) select ?, unnest(?) on conflict do nothing",
                id,
                all);
    }

    /** Makes the person a member of these and of no other of the caller's groups; the automatic ones are left alone. */
    private Set<UUID> replaceGroups(UUID id, Set<UUID> wanted) {
        Set<UUID> changed = leaveGroupsElsewhere(id);
        List<String> named = wanted.stream().map(UUID::toString).toList();
        List<String> mine = reach.everywhere() ? null : List.copyOf(reach.structures());
        changed.addAll(database.list("""
                delete from membership m using ent_group g
                where m.account = ? and g.id = m.ent_group and g.type in ('CLASS', 'FUNCTIONAL', 'MANUAL')
                    and not m.ent_group::text = any (?)
                    and (cast(? as text[]) is null or g.structure = any (?))
                returning m.ent_group
                """, row -> row.getObject(1, UUID.class), id, named, mine, mine));
        changed.addAll(database.list("""
                insert into membership (account, ent_group)
                select ?, g.id from ent_group g
                where g.id::text = any (?) and g.type in ('CLASS', 'FUNCTIONAL', 'MANUAL') and exists (
                    select 1 from account_structure s join structure_ancestor t on t.structure = s.structure
                    where s.account = ? and t.ancestor = g.structure)
                on conflict do nothing returning ent_group
                """, row -> row.getObject(1, UUID.class), id, named, id));
        return changed;
    }

    /** Who leaves a school leaves its groups. */
    private Set<UUID> leaveGroupsElsewhere(UUID id) {
        return new LinkedHashSet<>(database.list("""
                delete from membership m using ent_group g
                where m.account = ? and g.id = m.ent_group and g.type <> 'PROFILE'
                    and not exists (
                        select 1 from account_structure s join structure_ancestor t on t.structure = s.structure
                        where s.account = m.account and t.ancestor = g.structure)
                returning m.ent_group
                """, row -> row.getObject(1, UUID.class), id));
    }

    /** Puts the people where they belong by themselves, and tells which groups changed. */
    private void follow(Collection<UUID> people, Collection<String> structures, Set<UUID> changed) {
        Set<UUID> groups = new LinkedHashSet<>(changed);
        if (!structures.isEmpty()) {
            groups.addAll(automatic.refresh(structures, people));
        }
        outbox.addAll(AccountEvents.changed(directory.groups(groups)));
    }

    private static List<String> names(List<Profile> profiles) {
        return profiles.stream().distinct().map(Profile::name).toList();
    }
}
