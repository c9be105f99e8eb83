package fr.ent.sso.account;

import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The accounts, found. What changes one person's account is in {@code lifecycle}. */
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
                and (cast(? as text) is null or a.search @@ cast(? as tsquery))
            """;

    private final Database database;

    Accounts(Database database) {
        this.database = database;
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

    /** Accounts of a school (null: of any) with words in login or names that begin as those of the text, by name. */
    public List<Member> search(String structure, String text, int offset, int limit) {
        return database.list(
                MEMBER + "where" + FOUND + "order by a.sort_name, a.login, a.id offset ? limit ?",
                Accounts::member,
                structure,
                structure,
                SearchText.query(text),
                SearchText.query(text),
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
                        SearchText.query(text),
                        SearchText.query(text))
                .orElseThrow();
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                Account.of(row),
                Database.texts(row, "structures"),
                Database.texts(row, "ent_groups").stream().map(UUID::fromString).toList());
    }
}
