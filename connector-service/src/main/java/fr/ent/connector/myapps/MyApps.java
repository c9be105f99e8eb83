package fr.ent.connector.myapps;

import fr.ent.connector.access.Entitled;
import fr.ent.connector.definition.Category;
import fr.ent.connector.definition.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.text.CollationKey;
import java.text.Collator;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What a person may open: a group of his is granted, and the connector belongs to a structure of his, or to an ancestor
 * of it that shares it (design §5). One statement, led by the index of the grants; what hangs on a connector is looked
 * up by scalar questions and lateral ones with {@code offset 0}, which stay questions to an index whatever the planner
 * believes about the arrays.
 */
@ApplicationScoped
public class MyApps {
    /** His own favourites; of who has none chosen those of his schools for his profiles, else those from above. */
    private static final String WANTED = """
            , proposed as (
                select d.connector_id, d.position, d.own
                from (select distinct uai from reachable
                    where not exists (select 1 from favourite_choice where account = ?)) r
                cross join lateral (select connector_id, position, structure = any(?) as own from default_favourite
                    where structure = r.uai and profile = any(?) offset 0) d),
            wanted as (
                select connector_id, position from favourite where account = ?
                union all
                select connector_id, min(position) from proposed
                where own = (select bool_or(own) from proposed) group by connector_id)
            """;

    /** A base of PRONOTE is the owner's, or with {uai} the one of his school: all of his are stopped. */
    private static final String STOPPED = " c.cas_type = 'PRONOTE' and case when c.url like '%{uai}%'"
            + " then (select bool_and(coalesce((select not b.published from pronote_base b where b.uai = o.uai), false))"
            + " from (" + Entitled.ORIGINS + ") o(uai))"
            + " else coalesce((select not b.published from pronote_base b where b.uai = c.structure), false) end";

    private static final String SCHOOLS = " case when c.url || coalesce(c.mobile_url, '') like '%{uai}%'"
            + " then (select count(distinct o.uai) from (" + Entitled.ORIGINS + ") o(uai)) else 1 end";

    private static final String SELECT = "with recursive " + Entitled.REACHABLE + WANTED
            + " select c.id, c.display_name, c.icon, c.target, c.category, c.opens_at, c.closes_at, c.maintenance,"
            + " f.position, " + STOPPED + " as stopped, " + SCHOOLS + " as schools"
            + " from connector c left join wanted f on f.connector_id = c.id where " + Entitled.CONDITION;

    /** Planning takes longer than reading, and finds the same plan whoever asks. */
    private static final String PLANNED_ONCE = "set local plan_cache_mode = force_generic_plan";

    private final DataSource database;
    private final Clock clock = Clock.systemUTC();

    MyApps(DataSource database) {
        this.database = database;
    }

    /** @param name as it sorts; comparing names themselves each time takes several times as long */
    private record Placed(int position, CollationKey name, App app) {}

    /** His favourites in their order, then the others by name. */
    public List<App> of(Viewer viewer) {
        try (Connection connection = database.getConnection()) {
            if (!connection.getAutoCommit()) {
                return read(connection, viewer); // in a transaction, whose other statements are planned as usual
            }
            connection.setAutoCommit(false);
            try (Statement plan = connection.createStatement()) {
                plan.execute(PLANNED_ONCE);
                List<App> apps = read(connection, viewer);
                connection.commit();
                return apps;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Mes applis could not be read", e);
        }
    }

    private List<App> read(Connection connection, Viewer viewer) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            Array structures =
                    connection.createArrayOf("text", viewer.structures().toArray());
            select.setArray(1, structures);
            select.setString(2, viewer.account());
            select.setArray(3, structures);
            select.setArray(
                    4, connection.createArrayOf("text", viewer.profiles().toArray()));
            select.setString(5, viewer.account());
            select.setArray(6, connection.createArrayOf("uuid", viewer.groups().toArray()));
            select.setArray(
                    7, connection.createArrayOf("uuid", viewer.deniable().toArray()));
            try (ResultSet rows = select.executeQuery()) {
                Instant now = clock.instant();
                Collator french = Collator.getInstance(Locale.FRENCH);
                List<Placed> apps = new ArrayList<>();
                while (rows.next()) {
                    apps.add(placed(rows, now, french));
                }
                apps.sort(Comparator.comparingInt(Placed::position)
                        .thenComparing(Placed::name)
                        .thenComparing(each -> each.app.id()));
                return apps.stream().map(Placed::app).toList();
            }
        }
    }

    private static Placed placed(ResultSet row, Instant now, Collator collator) throws SQLException {
        int position = row.getInt("position");
        boolean favourite = !row.wasNull();
        Instant opensAt = instant(row.getTimestamp("opens_at"));
        Instant closesAt = instant(row.getTimestamp("closes_at"));
        String category = row.getString("category");
        String name = row.getString("display_name");
        return new Placed(
                favourite ? position : Integer.MAX_VALUE,
                collator.getCollationKey(name),
                App.of(
                        row.getObject("id", UUID.class),
                        name,
                        row.getString("icon"),
                        Target.valueOf(row.getString("target")),
                        favourite,
                        category == null ? null : Category.valueOf(category),
                        Availability.of(opensAt, closesAt, now),
                        opensAt,
                        closesAt,
                        row.getString("maintenance"),
                        row.getBoolean("stopped"),
                        row.getInt("schools")));
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
