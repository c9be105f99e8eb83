package fr.ent.connector.myapps;

import fr.ent.connector.access.Entitled;
import fr.ent.connector.definition.Target;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * What a person may open: a group of his is granted, and the connector belongs to a structure of his, or to an ancestor
 * of it that shares it (design §5). One statement, led by the index of the grants.
 */
@ApplicationScoped
class MyApps {
    private static final String SELECT = "with recursive " + Entitled.REACHABLE
            + " select c.id, c.display_name, c.icon, c.target, c.url, f.position is not null as favourite"
            + " from connector c left join favourite f on f.connector_id = c.id and f.account = ? where "
            + Entitled.CONDITION;
    private static final String ALL = SELECT + " order by f.position nulls last, c.display_name, c.id";
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
                            Target.valueOf(rows.getString("target")),
                            rows.getBoolean("favourite")));
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
            select.setObject(5, connector);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString("url")) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A right could not be checked", e);
        }
    }

    /**
     * Replaces what he wants first, in this order.
     *
     * @throws ApiProblem 400 naming each that he may not open
     */
    @Transactional
    void prefer(Person person, List<UUID> wanted) {
        Set<UUID> open = of(person).stream().map(App::id).collect(Collectors.toSet());
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!open.contains(wanted.get(i))) {
                errors.add(new FieldError("connectors[" + i + "]", "favourite-not-open"));
            }
        }
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from favourite where account = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into favourite (account, connector_id, position) values (?, ?, ?)"
                                + " on conflict do nothing")) {
            delete.setString(1, person.account());
            delete.executeUpdate();
            for (int i = 0; i < wanted.size(); i++) {
                insert.setString(1, person.account());
                insert.setObject(2, wanted.get(i));
                insert.setInt(3, i);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("Favourites could not be kept", e);
        }
    }

    private static void fill(PreparedStatement select, Connection connection, Person person) throws SQLException {
        select.setArray(1, connection.createArrayOf("text", person.structures()));
        select.setString(2, person.account());
        select.setArray(3, connection.createArrayOf("uuid", person.groups()));
        select.setArray(4, connection.createArrayOf("uuid", person.deniable()));
    }
}
