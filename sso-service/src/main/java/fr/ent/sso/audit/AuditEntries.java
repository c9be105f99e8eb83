package fr.ent.sso.audit;

import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** The log, read: the latest entries first. */
@ApplicationScoped
public class AuditEntries {
    /** Nobody turns so many pages; counting further would read the whole log. */
    static final int COUNTED = 10_000;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /** Logins are looked up for the entries of the page only. */
    private static final String PAGE = """
            select e.*, e.details::text details_text, b.login actor_login, s.login subject_login
            from (select e.* from audit_entry e where true%s order by e.at desc, e.id desc %s) e
                left join account b on b.id = case
                    when e.actor ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then cast(e.actor as uuid) end
                left join account s on s.id = e.subject
            order by e.at desc, e.id desc
            """;

    private final Database database;

    AuditEntries(Database database) {
        this.database = database;
    }

    /**
     * One page.
     *
     * @param total how many there are
     * @param more whether there are more than that, since counting stopped
     */
    public record Found(List<AuditEntry> items, int total, boolean more, int page, int size) {}

    public Found find(AuditQuery query, int page, int size) {
        Conditions where = new Conditions(query);
        List<Object> parameters = new ArrayList<>(where.parameters);
        parameters.add((long) page * size);
        parameters.add(size);
        List<AuditEntry> items =
                database.list(PAGE.formatted(where.sql, "offset ? limit ?"), AuditEntries::entry, parameters.toArray());
        List<Object> counted = new ArrayList<>(where.parameters);
        counted.add(COUNTED + 1);
        int total = database.one(
                        "select count(*) from (select 1 from audit_entry e where true" + where.sql + " limit ?) c",
                        row -> row.getInt(1),
                        counted.toArray())
                .orElseThrow();
        return new Found(items, Math.min(total, COUNTED), total > COUNTED, page, size);
    }

    /** The next entries after this one, for who reads them all; null for the first ones. */
    List<AuditEntry> after(AuditQuery query, AuditEntry last, int limit) {
        Conditions where = new Conditions(query);
        if (last != null) {
            where.and("(e.at, e.id) < (?, ?)", last.at(), last.id());
        }
        where.parameters.add(limit);
        return database.list(PAGE.formatted(where.sql, "limit ?"), AuditEntries::entry, where.parameters.toArray());
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                Database.instant(row, "at"),
                row.getString("actor"),
                row.getString("actor_login"),
                row.getString("action"),
                row.getObject("subject", UUID.class),
                row.getString("subject_login"),
                row.getString("address"),
                row.getString("request"),
                row.getString("details_text"));
    }

    /** Only what is asked for becomes a condition, so that each question finds its index. */
    private static final class Conditions {
        private final StringBuilder sql = new StringBuilder();
        private final List<Object> parameters = new ArrayList<>();

        Conditions(AuditQuery query) {
            if (query.from() != null) {
                and("e.at >= ?", query.from());
            }
            if (query.to() != null) {
                and("e.at < ?", query.to());
            }
            if (!query.actor().isEmpty()) {
                if (ID.matcher(query.actor()).matches()) {
                    and("e.actor = ?", query.actor());
                } else {
                    // A client goes by its name, a person by her login.
                    and(
                            "e.actor in (select ? union all select id::text from account where lower(login) = lower(?))",
                            query.actor(),
                            query.actor());
                }
            }
            if (!query.action().isEmpty()) {
                if (query.action().indexOf('.') >= 0) {
                    and("e.action = ?", query.action());
                } else {
                    and("e.action like ? escape '!'", literal(query.action()) + ".%");
                }
            }
            if (!query.subject().isEmpty()) {
                if (ID.matcher(query.subject()).matches()) {
                    and("e.subject = ?", UUID.fromString(query.subject()));
                } else {
                    and("e.subject in (select id from account where lower(login) = lower(?))", query.subject());
                }
            }
            if (!query.q().isEmpty()) {
                String containing = "%" + literal(query.q()) + "%";
                and(
                        "(e.details::text ilike ? escape '!' or e.address ilike ? escape '!' or e.request = ?)",
                        containing,
                        containing,
                        query.q());
            }
            if (query.scopes() != null) {
                and("""
                        exists (select 1 from account_structure o join structure_ancestor a on a.structure = o.structure
                            where o.account = e.subject and a.ancestor = any (?))
                        """, query.scopes());
            }
        }

        private void and(String condition, Object... values) {
            sql.append(" and ").append(condition);
            parameters.addAll(List.of(values));
        }

        private static String literal(String text) {
            return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        }
    }
}
