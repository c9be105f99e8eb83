package fr.ent.sso.admin;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.sso.account.Profile;
import fr.ent.sso.account.SearchText;
import fr.ent.sso.database.Database;
import fr.ent.sso.lifecycle.Standing;
import fr.ent.sso.lifecycle.Standings;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** The people of a list, by name, a page at a time. */
@ApplicationScoped
class PeopleSearch {
    static final int ROWS = 50;
    /** Counting further than anybody turns pages would read the whole table. */
    static final int COUNTED = 1_000;

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Database database;

    PeopleSearch(Database database) {
        this.database = database;
    }

    /**
     * @param scopes of these structures and of those below; null for all
     * @param text beginnings of words of name and login
     * @param state null for any
     */
    record Query(List<String> scopes, String text, Standing.State state) {}

    /** A line of the list. */
    record Row(
            UUID id, String name, String login, List<Profile> profiles, List<String> structures, Standing standing) {}

    /**
     * @param total how many there are
     * @param more whether there are more than that, since counting stopped
     * @param page from 1
     */
    record Found(List<Row> items, int total, boolean more, int page) {
        public boolean hasNext() {
            return page * ROWS < total;
        }
    }

    Found find(Query query, int page) {
        StringBuilder where = new StringBuilder();
        List<Object> parameters = new ArrayList<>();
        if (query.scopes() != null) {
            where.append("""
                     and exists (
                        select 1 from account_structure o join structure_ancestor x on x.structure = o.structure
                        where o.account = a.id and x.ancestor = any (?))
                    """);
            parameters.add(query.scopes());
        }
        String words = SearchText.query(query.text());
        if (words != null) {
            where.append(" and a.search @@ cast(? as tsquery)");
            parameters.add(words);
        }
        if (query.state() != null) {
            where.append(
                    switch (query.state()) {
                        case ACTIVE -> " and not a.blocked";
                        case BLOCKED -> " and a.blocked and d.account is null and g.id is null";
                        case LEAVING -> " and d.account is not null and g.id is null";
                        case MERGED -> " and g.id is not null";
                    });
        }
        List<Object> counted = new ArrayList<>(parameters);
        counted.add(COUNTED + 1);
        int total = database.one(
                        "select count(*) from (select 1 from account a" + Standings.JOIN + "where true" + where
                                + " limit ?) c",
                        row -> row.getInt(1),
                        counted.toArray())
                .orElseThrow();
        parameters.add((page - 1) * ROWS);
        parameters.add(ROWS);
        List<Row> items = database.list(
                "select a.id, a.last_name || ' ' || a.first_name as name, a.login, a.profiles,"
                        + " array(select t.name from account_structure o join structure t on t.uai = o.structure"
                        + " where o.account = a.id order by t.name) structures," + Standings.COLUMNS + "from account a"
                        + Standings.JOIN + "where true" + where
                        + " order by a.sort_name, a.login, a.id offset ? limit ?",
                PeopleSearch::row,
                parameters.toArray());
        return new Found(items, Math.min(total, COUNTED), total > COUNTED, page);
    }

    /**
     * Whom an administrator names.
     *
     * @param name an account's id or its login
     * @throws ApiProblem 404 when nobody has this login
     */
    UUID named(String name) {
        if (ID.matcher(name).matches()) {
            return UUID.fromString(name);
        }
        return database.one(
                        "select id from account where lower(login) = lower(?)",
                        row -> row.getObject("id", UUID.class),
                        name)
                .orElseThrow(() -> new ApiProblem(404, "account-unknown"));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("login"),
                Database.texts(row, "profiles").stream().map(Profile::valueOf).toList(),
                Database.texts(row, "structures"),
                Standings.of(row));
    }
}
