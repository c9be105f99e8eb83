package fr.ent.sso.account;

import fr.ent.kit.outbox.Outbox;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.sso.audit.AuditLog;
import fr.ent.sso.database.Database;
import fr.ent.sso.database.DatabaseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Groups an administrator fills by hand with people of the structure and of those below it. */
@ApplicationScoped
public class ManualGroups {
    private final Database database;
    private final Directory directory;
    private final Accounts accounts;
    private final Outbox outbox;
    private final AuditLog audit;

    ManualGroups(Database database, Directory directory, Accounts accounts, Outbox outbox, AuditLog audit) {
        this.database = database;
        this.directory = directory;
        this.accounts = accounts;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** @throws ApiProblem 409 {@code group-name-taken} */
    @Transactional
    public Directory.GroupSize create(String structure, String name) {
        requireFree(structure, name, null);
        UUID id = UUID.randomUUID();
        database.update(
                "insert into ent_group (id, name, type, structure) values (?, ?, 'MANUAL', ?)", id, name, structure);
        audit.add("group.created", null, Map.of("group", id.toString(), "name", name, "structure", structure));
        return tell(id);
    }

    /** @throws ApiProblem 404 {@code group-gone}, 409 {@code group-name-taken} */
    @Transactional
    public Directory.GroupSize rename(String structure, UUID id, String name) {
        String before = lock(structure, id);
        if (before.equals(name)) {
            return directory.groups(Set.of(id)).get(0);
        }
        requireFree(structure, name, id);
        try {
            database.update("update ent_group set name = ? where id = ?", name, id);
        } catch (DatabaseException e) {
            throw e.isDuplicate() ? new ApiProblem(409, "group-name-taken") : e;
        }
        audit.add("group.renamed", null, Map.of("group", id.toString(), "before", before, "after", name));
        return tell(id);
    }

    /** @throws ApiProblem 404 {@code group-gone} */
    @Transactional
    public void delete(String structure, UUID id) {
        String name = lock(structure, id);
        database.update("delete from ent_group where id = ?", id);
        outbox.add(AccountEvents.groupGone(id));
        audit.add("group.deleted", null, Map.of("group", id.toString(), "name", name, "structure", structure));
    }

    /** @throws ApiProblem 404, 400 {@code member-elsewhere} */
    @Transactional
    public void add(String structure, UUID id, UUID account) {
        lock(structure, id);
        Member member = accounts.member(account).orElseThrow(() -> new ApiProblem(404, "account-unknown"));
        Set<String> below = directory.withDescendants(List.of(structure));
        if (member.structures().stream().noneMatch(below::contains)) {
            throw ApiProblem.invalid("account", "member-elsewhere");
        }
        int added = database.update(
                "insert into membership (account, ent_group) values (?, ?) on conflict do nothing", account, id);
        if (added > 0) {
            tell(id);
            audit.add("group.member-added", account, Map.of("group", id.toString()));
        }
    }

    /** @throws ApiProblem 404 {@code group-gone} */
    @Transactional
    public void remove(String structure, UUID id, UUID account) {
        lock(structure, id);
        int removed = database.update("delete from membership where account = ? and ent_group = ?", account, id);
        if (removed > 0) {
            tell(id);
            audit.add("group.member-removed", account, Map.of("group", id.toString()));
        }
    }

    private String lock(String structure, UUID id) {
        return database.one(
                        "select name from ent_group where id = ? and structure = ? and type = 'MANUAL' for update",
                        row -> row.getString("name"),
                        id,
                        structure)
                .orElseThrow(() -> new ApiProblem(404, "group-gone"));
    }

    /** Two manual groups of one name look the same to whoever gives rights to them. */
    private void requireFree(String structure, String name, UUID id) {
        database.one("select 1 from structure where uai = ? for update", row -> true, structure);
        if (database.exists(
                "select 1 from ent_group where structure = ? and name = ? and parent is null and id is distinct from ?",
                structure,
                name,
                id)) {
            throw new ApiProblem(409, "group-name-taken");
        }
    }

    private Directory.GroupSize tell(UUID id) {
        Directory.GroupSize now = directory.groups(Set.of(id)).get(0);
        outbox.add(AccountEvents.changed(now.group(), now.memberCount()));
        return now;
    }
}
