package fr.ent.connector.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.exception.GenericJDBCException;

/**
 * SQL with whole columns as parameters: many rows cost one statement. Runs in the transaction that is open, if one is.
 */
@ApplicationScoped
class Rows {
    private final DataSource database;

    Rows(DataSource database) {
        this.database = database;
    }

    /** Makes an object of a row. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** A parameter that is an array; its elements may be null. */
    record Column(String type, Object[] values) {
        static Column uuids(Collection<UUID> values) {
            return new Column("uuid", values.toArray());
        }

        static Column texts(Collection<String> values) {
            return new Column("text", values.toArray());
        }

        static Column numbers(Collection<Integer> values) {
            return new Column("integer", values.toArray());
        }

        static Column moments(Collection<Instant> values) {
            return new Column(
                    "timestamptz",
                    values.stream()
                            .map(each -> each == null ? null : each.toString())
                            .toArray());
        }
    }

    int write(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new GenericJDBCException("Cannot write", e, sql);
        }
    }

    <T> List<T> read(String sql, Reader<T> reader, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new GenericJDBCException("Cannot read", e, sql);
        }
    }

    static Instant moment(ResultSet row, String column) throws SQLException {
        java.sql.Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            if (value instanceof Column column) {
                statement.setArray(i + 1, connection.createArrayOf(column.type, column.values));
            } else if (value instanceof Instant moment) {
                statement.setTimestamp(i + 1, java.sql.Timestamp.from(moment));
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }
}
