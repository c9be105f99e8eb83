package fr.ent.sso.account;

import fr.ent.kit.outbox.Outbox;
import fr.ent.kit.outbox.OutgoingEvent;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.sso.database.Database;
import fr.ent.sso.database.DatabaseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The accounts, found and changed. */
@ApplicationScoped
public class Accounts {
    private static final String MEMBER = """
            select a.*,
                array(select s.structure from account_structure s where s.account = a.id order by 1) structures,
                array(select m.ent_group::text from membership m where m.account = a.id order by 1) ent_groups
            from account a
            """;

    private static final String FOUND = """
             (cast(? as text) is null or exists (
                    select 1 from account_structure s where s.account = a.id and s.structure = ?))
                and strpos(lower(a.login || ' ' || a.last_name || ' ' || a.first_name), lower(?)) > 0
            """;

    private final Database database;
    private final Outbox outbox;

    Accounts(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** An account and the hash its password is compared with; null when it has none. */
    public record Credentials(Account account, String passwordHash) {}

    /** @param login in lower case */
    public Optional<Credentials> credentials(String login) {
        return database.one(
                "select * from account where lower(login) = ?",
                row -> new Credentials(Account.of(row), row.getString("password_hash")),
                login);
    }

    public Optional<Member> member(UUID id) {
        return database.one(MEMBER + "where a.id = ?", Accounts::member, id);
    }

    /** Accounts of a school (null: of any) whose login or name contains the text, sorted by name. */
    public List<Member> search(String structure, String text, int offset, int limit) {
        return database.list(
                MEMBER + "where" + FOUND + "order by a.last_name, a.first_name, a.login, a.id offset ? limit ?",
                Accounts::member,
                structure,
                structure,
                text,
                offset,
                limit);
    }

    /** How many there are. */
    public long count(String structure, String text) {
        return database.one(
                        "select count(*) from account a where" + FOUND,
                        row -> row.getLong(1),
                        structure,
                        structure,
                        text)
                .orElseThrow();
    }

    /**
     * Gives the account another login; partners that keyed on the old one hear of it.
     *
     * @throws ApiProblem 404 when there is no such account, 409 {@code login-taken}
     */
    @Transactional
    public Member changeLogin(UUID id, String login) {
        String before = database.one(
                        "select login from account where id = ? for update", row -> row.getString("login"), id)
                .orElseThrow(() -> new ApiProblem(404, "account-unknown"));
        if (!before.equals(login)) {
            try {
                database.update("update account set login = ? where id = ?", login, id);
            } catch (DatabaseException e) {
                throw e.isDuplicate() ? new ApiProblem(409, "login-taken", login) : e;
            }
            outbox.add(new OutgoingEvent(
                    AccountEvents.ACCOUNTS,
                    id.toString(),
                    "fr.ent.sso.account.login-changed.v1",
                    new AccountEvents.LoginChanged(id, before, login)));
        }
        return member(id).orElseThrow();
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                Account.of(row),
                Database.texts(row, "structures"),
                Database.texts(row, "ent_groups").stream().map(UUID::fromString).toList());
    }
}
