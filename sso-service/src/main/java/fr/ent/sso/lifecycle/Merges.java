package fr.ent.sso.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ent.kit.outbox.Outbox;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.sso.account.AccountEvents;
import fr.ent.sso.account.AccountEvents.AccountState;
import fr.ent.sso.account.Accounts;
import fr.ent.sso.account.Directory;
import fr.ent.sso.account.Logins;
import fr.ent.sso.account.Member;
import fr.ent.sso.account.Profile;
import fr.ent.sso.audit.AuditLog;
import fr.ent.sso.database.Database;
import fr.ent.sso.session.EndReason;
import fr.ent.sso.session.SsoSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Joins two accounts of one person (ent.md §6, « Duplicates »). The survivor keeps her id, login, password, functions
 * and external id, so no partner sees somebody else; she gains schools, groups, profiles and family ties. Functions
 * never go over: a merge must not be a way to rights. The merged account stays, blocked and empty, so that everything
 * tied to it is there when the merge is undone, and its external id leads imports to the survivor.
 */
@ApplicationScoped
public class Merges {
    private final Database database;
    private final Accounts accounts;
    private final Standings standings;
    private final SsoSessions sessions;
    private final Logins logins;
    private final Deletions deletions;
    private final Directory directory;
    private final Outbox outbox;
    private final AuditLog audit;
    private final LifecycleConfig config;
    private final ObjectMapper json;

    Merges(
            Database database,
            Accounts accounts,
            Standings standings,
            SsoSessions sessions,
            Logins logins,
            Deletions deletions,
            Directory directory,
            Outbox outbox,
            AuditLog audit,
            LifecycleConfig config,
            ObjectMapper json) {
        this.database = database;
        this.accounts = accounts;
        this.standings = standings;
        this.sessions = sessions;
        this.logins = logins;
        this.deletions = deletions;
        this.directory = directory;
        this.outbox = outbox;
        this.audit = audit;
        this.config = config;
        this.json = json;
    }

    /** The merges into this account, the latest first. */
    public List<Merge> into(UUID survivor) {
        return database.list(
                "select * from account_merge where survivor = ? order by merged_at desc, id", Merges::merge, survivor);
    }

    /**
     * What would happen; changes nothing.
     *
     * @throws ApiProblem as {@link #merge}
     */
    public MergePreview preview(UUID survivor, UUID merged) {
        requireTwo(survivor, merged);
        standings.get(survivor).requireStaying();
        standings.get(merged).requireStaying();
        Party kept = Party.of(database, accounts, survivor);
        Party other = Party.of(database, accounts, merged);
        requireNoTie(kept, other);
        return MergePreview.of(kept, other, config.mergeUndo());
    }

    /**
     * @throws ApiProblem 404 when one does not exist; 409 {@code merge-itself}, {@code merge-family} when one is the
     *     other's guardian, or when one is leaving or merged already
     */
    @Transactional
    public Merge merge(UUID survivor, UUID merged) {
        requireTwo(survivor, merged);
        standings.lock(List.of(survivor, merged));
        standings.get(survivor).requireStaying();
        standings.get(merged).requireStaying();
        Party kept = Party.of(database, accounts, survivor);
        Party other = Party.of(database, accounts, merged);
        requireNoTie(kept, other);

        Moved moved = Moved.between(kept, other);
        give(survivor, moved.added());
        empty(merged);
        database.update(
                "update account set blocked = true, external_id = null, version = version + 1, updated_at = now() where id = ?",
                merged);
        sessions.endAll(merged, null, EndReason.ADMINISTRATOR);
        if (other.externalId() != null) {
            database.update(
                    "insert into account_alias (external_id, account) values (?, ?)"
                            + " on conflict (external_id) do update set account = excluded.account",
                    other.externalId(),
                    survivor);
        }
        logins.retire(other.member().account().login(), survivor, config.loginReuse());
        Merge merge = database.one(
                        """
                        insert into account_merge (survivor, merged, merged_login, undo_until, moved)
                        values (?, ?, ?, now() + make_interval(secs => ?), cast(? as jsonb)) returning *
                        """,
                        Merges::merge,
                        survivor,
                        merged,
                        other.member().account().login(),
                        config.mergeUndo(),
                        text(moved))
                .orElseThrow();

        outbox.add(AccountEvents.merged(kept.member().account(), other.member().account()));
        outbox.addAll(AccountEvents.difference(
                kept.member(), accounts.member(survivor).orElseThrow()));
        outbox.addAll(AccountEvents.changed(directory.groups(shared(moved))));
        Map<String, String> details =
                Map.of("merge", merge.id().toString(), "survivor", survivor.toString(), "merged", merged.toString());
        audit.add("account.merged", survivor, details);
        audit.add("account.merged", merged, details);
        return merge;
    }

    /**
     * Gives both accounts back what they had. What the survivor got by other ways since stays hers. Others hear of the
     * merged account as of a new one, since they dropped it at the merge; what they moved to the survivor stays there.
     *
     * @throws ApiProblem 404 {@code merge-unknown}; 409 {@code merge-final} when it was undone or its time is over,
     *     {@code account-merged} when the survivor was merged herself and that has to be undone first
     */
    @Transactional
    public Merge undo(UUID survivor, UUID id) {
        Merge merge = database.one(
                        "select * from account_merge where id = ? and survivor = ? for update",
                        Merges::merge,
                        id,
                        survivor)
                .orElseThrow(() -> new ApiProblem(404, "merge-unknown"));
        if (!merge.undoable()) {
            throw new ApiProblem(409, "merge-final");
        }
        standings.lock(List.of(survivor, merge.merged()));
        if (standings.get(survivor).state() == Standing.State.MERGED) {
            throw new ApiProblem(409, "account-merged");
        }
        Moved moved = database.one(
                        "select moved from account_merge where id = ?", row -> read(row.getString("moved")), id)
                .orElseThrow();
        Member before = accounts.member(survivor).orElseThrow();

        take(survivor, moved.added());
        database.update(
                "delete from account_alias where external_id = ?", moved.had().externalId());
        give(merge.merged(), moved.had());
        database.update(
                """
                update account set blocked = ?, version = version + 1, updated_at = now(), external_id = (
                    select cast(? as text) where not exists (select 1 from account where external_id = ?))
                where id = ?
                """,
                moved.had().blocked(),
                moved.had().externalId(),
                moved.had().externalId(),
                merge.merged());
        logins.restore(merge.mergedLogin());
        database.update("update account_merge set undone_at = now() where id = ?", id);

        outbox.add(AccountEvents.created(
                AccountState.of(accounts.member(merge.merged()).orElseThrow())));
        outbox.addAll(AccountEvents.difference(before, accounts.member(survivor).orElseThrow()));
        outbox.addAll(AccountEvents.changed(directory.groups(shared(moved))));
        Map<String, String> details = Map.of(
                "merge", id.toString(),
                "survivor", survivor.toString(),
                "merged", merge.merged().toString());
        audit.add("account.merge-undone", survivor, details);
        audit.add("account.merge-undone", merge.merged(), details);
        return merge(id);
    }

    /** Makes at most so many merges final whose time is over: the emptied accounts go. {@code merged} has told it. */
    @Transactional
    public int finish(int limit) {
        List<Merge> due = database.list("""
                select * from account_merge where undo_until <= now() and undone_at is null and finished_at is null
                order by undo_until limit ? for update skip locked
                """, Merges::merge, limit);
        for (Merge merge : due) {
            database.update("update account_merge set finished_at = now() where id = ?", merge.id());
            deletions.remove(merge.merged());
            audit.add(
                    "account.merge-finished",
                    merge.survivor(),
                    Map.of("merge", merge.id().toString()));
        }
        return due.size();
    }

    private Merge merge(UUID id) {
        return database.one("select * from account_merge where id = ?", Merges::merge, id)
                .orElseThrow();
    }

    private static void requireTwo(UUID survivor, UUID merged) {
        if (survivor.equals(merged)) {
            throw new ApiProblem(409, "merge-itself");
        }
    }

    private static void requireNoTie(Party one, Party other) {
        if (one.guardians().contains(other.id()) || one.pupils().contains(other.id())) {
            throw new ApiProblem(409, "merge-family");
        }
    }

    /** Groups both were in: they lose a member. */
    private static List<UUID> shared(Moved moved) {
        return MergePreview.without(moved.had().groups(), moved.added().groups());
    }

    /** What no longer exists by now, a group or a relative, is left out. */
    private void give(UUID to, Moved.Belongings what) {
        database.update(
                "insert into account_structure (account, structure) select ?, uai from structure where uai = any (?)"
                        + " on conflict do nothing",
                to,
                what.structures());
        database.update(
                "insert into membership (account, ent_group) select ?, id from ent_group where id = any (?)"
                        + " on conflict do nothing",
                to,
                ids(what.groups()));
        database.update(
                "insert into guardianship (guardian, pupil) select id, ? from account where id = any (?)"
                        + " on conflict do nothing",
                to,
                ids(what.guardians()));
        database.update(
                "insert into guardianship (guardian, pupil) select ?, id from account where id = any (?)"
                        + " on conflict do nothing",
                to,
                ids(what.pupils()));
        database.update("update account_alias set account = ? where external_id = any (?)", to, what.aliases());
        database.update("""
                update account set version = version + 1, updated_at = now(), profiles = profiles || array(
                    select p from unnest(cast(? as text[])) with ordinality as new (p, n)
                    where p <> all (profiles) order by n)
                where id = ?
                """, names(what.profiles()), to);
    }

    private void take(UUID from, Moved.Belongings what) {
        database.update(
                "delete from account_structure where account = ? and structure = any (?)", from, what.structures());
        database.update("delete from membership where account = ? and ent_group = any (?)", from, ids(what.groups()));
        database.update("delete from guardianship where pupil = ? and guardian = any (?)", from, ids(what.guardians()));
        database.update("delete from guardianship where guardian = ? and pupil = any (?)", from, ids(what.pupils()));
        database.update("""
                update account set version = version + 1, updated_at = now(), profiles = array(
                    select p from unnest(profiles) with ordinality as old (p, n) where p <> all (?) order by n)
                where id = ?
                """, names(what.profiles()), from);
    }

    private void empty(UUID account) {
        database.update("delete from account_structure where account = ?", account);
        database.update("delete from membership where account = ?", account);
        database.update("delete from guardianship where guardian = ? or pupil = ?", account, account);
    }

    /** An empty list is bound as an array of texts, which PostgreSQL does not compare with ids. */
    private static List<UUID> ids(List<UUID> ids) {
        return ids.isEmpty() ? List.of(new UUID(0, 0)) : ids;
    }

    private static List<String> names(List<Profile> profiles) {
        return profiles.stream().map(Profile::name).toList();
    }

    private static Merge merge(ResultSet row) throws SQLException {
        Instant undoUntil = Database.instant(row, "undo_until");
        return new Merge(
                row.getObject("id", UUID.class),
                row.getObject("survivor", UUID.class),
                row.getObject("merged", UUID.class),
                row.getString("merged_login"),
                Database.instant(row, "merged_at"),
                undoUntil,
                Database.instant(row, "undone_at"),
                row.getObject("finished_at") != null || undoUntil.isBefore(Instant.now()));
    }

    /** Who an account was merged into, if it was. */
    public Optional<Merge> of(UUID merged) {
        return database.one(
                "select * from account_merge where merged = ? and undone_at is null", Merges::merge, merged);
    }

    private String text(Moved moved) {
        try {
            return json.writeValueAsString(moved);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Moved read(String text) {
        try {
            return json.readValue(text, Moved.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A merge that cannot be read back", e);
        }
    }
}
