package fr.ent.connector.myapps;

import fr.ent.connector.definition.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What a person may open: a group of his is granted, and the connector belongs to a structure of his, or to an ancestor
 * of it that shares it (design §5). One statement, led by the index of the grants.
 */
@ApplicationScoped
class MyApps {
    private static final String SELECT = """
            with recursive reachable(uai, own) as (
                select unnest(cast(? as text[])), true
                union
                select p.parent, false from reachable r join structure_parent p on p.uai = r.uai)
            select c.id, c.display_name, c.icon, c.target, c.url
            from connector c
            where c.id in (select g.connector_id from access_grant g where g.group_id = any(?))
              and exists (select 1 from reachable r where r.uai = c.structure and (r.own or c.inherits))""";
    private static final String ALL = SELECT + " order by c.display_name, c.id";
    private static final String ONE = SELECT + " and c.id = ?";

    private final DataSource database;

    MyApps(DataSource database) {
        this.database = database;
    }

    List<App> of(Person person) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ALL)) {
            fill(select, connection, person);
            try (ResultSet rows = select.executeQuery()) {
                List<App> apps = new ArrayList<>();
                while (rows.next()) {
                    apps.add(App.of(
                            rows.getObject("id", UUID.class),
                            rows.getString("display_name"),
                            rows.getString("icon"),
                            Target.valueOf(rows.getString("target"))));
                }
                return apps;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Mes applis could not be read", e);
        }
    }

    /** The address of a connector this person may open. */
    Optional<String> address(Person person, UUID connector) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ONE)) {
            fill(select, connection, person);
            select.setObject(3, connector);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString("url")) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A right could not be checked", e);
        }
    }

    private static void fill(PreparedStatement select, Connection connection, Person person) throws SQLException {
        select.setArray(1, connection.createArrayOf("text", person.structures()));
        select.setArray(2, connection.createArrayOf("uuid", person.groups()));
    }
}
