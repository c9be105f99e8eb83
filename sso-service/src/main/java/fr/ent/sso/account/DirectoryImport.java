package fr.ent.sso.account;

import fr.ent.kit.outbox.Outbox;
import fr.ent.kit.outbox.OutgoingEvent;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Takes structures, groups and accounts over from CSV files: all of them or, when one line is wrong, none, with every
 * wrong line named. Ids follow from the content, so that two imports of one file agree.
 */
@ApplicationScoped
public class DirectoryImport {
    private final Database database;
    private final Outbox outbox;

    DirectoryImport(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** What came in. */
    public record Imported(int structures, int groups, int accounts) {}

    /**
     * @param passwordHash the password of every new account; null for accounts that cannot sign in yet
     * @param demo marks that password as the one everybody knows
     * @throws ApiProblem 400 with one error a wrong cell, {@code accounts.csv:12:birthDate}; nothing was written
     */
    @Transactional
    public Imported run(DirectoryFiles files, String passwordHash, boolean demo) {
        List<FieldError> errors = new ArrayList<>();
        DirectoryRows rows = new DirectoryRows(errors, loginsTaken(), structuresKnown());
        rows.readStructures(files.structures());
        rows.readGroups(files.groups());
        rows.readAccounts(files.accounts());
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        write(rows, passwordHash, demo);
        tell(rows);
        return new Imported(
                rows.structures().size(), rows.groups().size(), rows.accounts().size());
    }

    /** The id every import gives to this login. */
    public static UUID accountId(String login) {
        return nameBased("account:" + login.toLowerCase(Locale.ROOT));
    }

    /** The id every import gives to the group of this name. */
    public static UUID groupId(String structure, String name) {
        return nameBased("group:" + structure + ":" + name);
    }

    private static UUID nameBased(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> loginsTaken() {
        return database.list("select lower(login) from account", row -> row.getString(1));
    }

    private List<String> structuresKnown() {
        return database.list("select uai from structure", row -> row.getString(1));
    }

    private void write(DirectoryRows rows, String passwordHash, boolean demo) {
        database.batch(
                "insert into structure (uai, name, type, city) values (?, ?, ?, ?)",
                rows.structures().stream()
                        .map(s -> new Object[] {s.uai(), s.name(), s.type(), s.city()})
                        .toList());
        database.batch(
                "insert into structure_parent (child, parent) values (?, ?)",
                rows.structures().stream()
                        .flatMap(s -> s.parents().stream().map(parent -> new Object[] {s.uai(), parent}))
                        .toList());
        StructureTree.rebuild(database);
        database.batch(
                "insert into ent_group (id, name, type, profile, structure) values (?, ?, ?, ?, ?)",
                rows.groups().stream()
                        .map(g -> new Object[] {
                            g.id(),
                            g.name(),
                            g.type().name(),
                            g.profile() == null ? null : g.profile().name(),
                            g.structure()
                        })
                        .toList());
        database.batch(
                """
                insert into account (id, login, last_name, first_name, birth_date, zip_code, profiles, functions,
                    password_hash, demo_password) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                rows.accounts().stream()
                        .map(m -> parameters(m.account(), passwordHash, demo))
                        .toList());
        database.batch(
                "insert into account_structure (account, structure) values (?, ?)",
                rows.accounts().stream()
                        .flatMap(m -> m.structures().stream()
                                .map(uai -> new Object[] {m.account().id(), uai}))
                        .toList());
        database.batch(
                "insert into membership (account, ent_group) values (?, ?)",
                rows.accounts().stream()
                        .flatMap(m -> m.groups().stream()
                                .map(group -> new Object[] {m.account().id(), group}))
                        .toList());
    }

    private static Object[] parameters(Account account, String passwordHash, boolean demo) {
        return new Object[] {
            account.id(),
            account.login(),
            account.lastName(),
            account.firstName(),
            account.birthDate(),
            account.zipCode(),
            account.profiles().stream().map(Profile::name).toList(),
            account.functions(),
            passwordHash,
            demo
        };
    }

    private void tell(DirectoryRows rows) {
        Map<UUID, Integer> sizes = new LinkedHashMap<>();
        rows.groups().forEach(group -> sizes.put(group.id(), 0));
        rows.accounts().forEach(member -> member.groups().forEach(group -> sizes.merge(group, 1, Integer::sum)));
        List<OutgoingEvent> events = new ArrayList<>();
        rows.structures().forEach(structure -> events.add(AccountEvents.changed(structure)));
        rows.groups().forEach(group -> events.add(AccountEvents.changed(group, sizes.get(group.id()))));
        rows.accounts().forEach(member -> events.add(AccountEvents.created(member.account(), member.structures())));
        outbox.addAll(events);
    }
}
