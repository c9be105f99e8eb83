package fr.ent.sso.account;

import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /**
     * Those of these accounts that exist.
     *
     * @param within only people of one of these structures; null for everybody
     */
    public List<Member> members(List<UUID> ids, Set<String> within) {
        return database.list(
                MEMBER + """
                        where a.id = any (cast(? as uuid[])) and (? or exists (
                            select 1 from account_structure s where s.account = a.id and s.structure = any (?)))
                        order by a.id
                        """, Accounts::member, ids, within == null, within == null ? List.of() : List.copyOf(within));
    }

    /**
     * One page of an audience, in the order of names.
     *
     * @param text beginnings of words of the login and names; blank for all
     * @param within only people of one of these structures; null for everybody
     */
    List<Member> search(Audience audience, String text, Set<String> within, int offset, int limit) {
        List<Object> parameters = new ArrayList<>();
        String found = MEMBER + "where " + audience.condition(parameters) + narrowing(text, within, parameters);
        parameters.add(offset);
        parameters.add(limit);
        return database.list(
                found + " order by a.sort_name, a.login, a.id offset ? limit ?",
                Accounts::member,
                parameters.toArray());
    }

    /** How many there are. */
    long count(Audience audience, String text, Set<String> within) {
        List<Object> parameters = new ArrayList<>();
        String condition = audience.condition(parameters) + narrowing(text, within, parameters);
        return database.one(
                        "select count(*) from account a where " + condition,
                        row -> row.getLong(1),
                        parameters.toArray())
                .orElseThrow();
    }

    private static String narrowing(String text, Set<String> within, List<Object> parameters) {
        StringBuilder narrowing = new StringBuilder();
        String words = text == null ? null : SearchText.query(text);
        if (words != null) {
            narrowing.append(" and a.search @@ cast(? as tsquery)");
            parameters.add(words);
        }
        if (within != null) {
            narrowing.append(" and exists (select 1 from account_structure s where s.account = a.id"
                    + " and s.structure = any (?))");
            parameters.add(List.copyOf(within));
        }
        return narrowing.toString();
    }

    /** All of one account. */
    public Optional<AccountDetails> details(UUID id) {
        return database.one(
                MEMBER + "where a.id = ?",
                row -> new AccountDetails(
                        member(row),
                        row.getString("email"),
                        row.getString("academic_email"),
                        row.getString("phone"),
                        row.getString("mobile"),
                        row.getString("address"),
                        row.getString("city"),
                        row.getString("main_structure"),
                        row.getString("course"),
                        Database.texts(row, "subjects"),
                        row.getString("external_id"),
                        row.getString("source"),
                        Database.instant(row, "missing_since"),
                        row.getLong("version")),
                id);
    }

    /** Who is responsible for the pupil. */
    public List<Member> guardians(UUID pupil) {
        return database.list(
                MEMBER
                        + "join guardianship k on k.guardian = a.id where k.pupil = ? order by a.last_name, a.first_name, a.id",
                Accounts::member,
                pupil);
    }

    public List<Member> search(AccountFilter filter, int offset, int limit) {
        List<Object> parameters = new ArrayList<>();
        String found = MEMBER + "where " + filter.condition(parameters) + " order by " + filter.order();
        parameters.add(offset);
        parameters.add(limit);
        return database.list(found + " offset ? limit ?", Accounts::member, parameters.toArray());
    }

    /** How many there are. */
    public long count(AccountFilter filter) {
        List<Object> parameters = new ArrayList<>();
        String condition = filter.condition(parameters);
        return database.one(
                        "select count(*) from account a where " + condition,
                        row -> row.getLong(1),
                        parameters.toArray())
                .orElseThrow();
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                Account.of(row),
                Database.texts(row, "structures"),
                Database.texts(row, "ent_groups").stream().map(UUID::fromString).toList());
    }
}
