package fr.ent.sso.lifecycle;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Where accounts stand, read; and locked by who is about to change it. */
@ApplicationScoped
public class Standings {
    /** To be joined to {@code account a}; {@link #of} reads the columns. */
    public static final String JOIN = """
             left join account_deletion d on d.account = a.id
             left join account_merge g on g.merged = a.id and g.undone_at is null
            """;
    /** The columns {@link #of} reads. */
    public static final String COLUMNS = " a.blocked, d.purge_at, g.undo_until, g.survivor merged_into, g.id merge ";

    private final Database database;

    Standings(Database database) {
        this.database = database;
    }

    public Standing get(UUID account) {
        return database.one("select" + COLUMNS + "from account a" + JOIN + "where a.id = ?", Standings::of, account)
                .orElseThrow(() -> new ApiProblem(404, "account-unknown"));
    }

    /** The same, with the account locked until the transaction ends. */
    Standing lock(UUID account) {
        lock(List.of(account));
        return get(account);
    }

    /** Locks accounts always in the same order, so that two administrators never wait for each other. */
    void lock(Collection<UUID> accounts) {
        int found = database.list(
                        "select id from account where id = any (?) order by id for update",
                        row -> row.getObject("id", UUID.class),
                        List.copyOf(accounts))
                .size();
        if (found < accounts.size()) {
            throw new ApiProblem(404, "account-unknown");
        }
    }

    /** Reads {@link #COLUMNS}. */
    public static Standing of(ResultSet row) throws SQLException {
        UUID survivor = row.getObject("merged_into", UUID.class);
        if (survivor != null) {
            return new Standing(
                    Standing.State.MERGED,
                    Database.instant(row, "undo_until"),
                    survivor,
                    row.getObject("merge", UUID.class));
        }
        if (row.getObject("purge_at") != null) {
            return new Standing(Standing.State.LEAVING, Database.instant(row, "purge_at"), null, null);
        }
        return new Standing(
                row.getBoolean("blocked") ? Standing.State.BLOCKED : Standing.State.ACTIVE, null, null, null);
    }
}
