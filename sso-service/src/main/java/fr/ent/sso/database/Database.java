package fr.ent.sso.database;

import fr.ent.kit.problem.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Runs one statement in the transaction of the caller. Parameters are bound in order; a list of UUIDs or texts is bound
 * as an array.
 */
@ApplicationScoped
public class Database {
    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    /** Reads one row of a result. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> list(String sql, Row<T> row, Object... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet result = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row.read(result));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** The first row, if there is one. */
    public <T> Optional<T> one(String sql, Row<T> row, Object... parameters) {
        List<T> rows = list(sql, row, parameters);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    public boolean exists(String sql, Object... parameters) {
        return one(sql, row -> true, parameters).isPresent();
    }

    /** @return how many rows were written */
    public int update(String sql, Object... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** The same statement once for each row of parameters, in one round trip. */
    public void batch(String sql, Collection<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * Deletes so many rows at a time, each lot in a transaction of its own: nobody waits for the whole. Several
     * instances share the work.
     *
     * @param table a name from the source, never from a request; likewise the condition
     */
    public void deleteInBatches(int size, String table, String condition, Object... parameters) {
        String delete =
                "delete from %s where ctid = any (array(select ctid from %s where %s limit %d for update skip locked))"
                        .formatted(table, table, condition, size);
        while (update(delete, parameters) == size) {
            continue;
        }
    }

    /**
     * Loads many rows at once.
     *
     * @param sql a {@code copy … from stdin}
     * @param rows in PostgreSQL's text format
     */
    public void copy(String sql, String rows) {
        try (Connection connection = source.getConnection()) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(rows));
        } catch (SQLException e) {
            throw new DatabaseException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            if (value instanceof Instant time) {
                statement.setObject(i + 1, time.atOffset(ZoneOffset.UTC));
            } else if (value instanceof Duration duration) {
                statement.setObject(i + 1, duration.toMillis() / 1000.0);
            } else if (value instanceof List<?> list) {
                boolean ids = !list.isEmpty() && list.get(0) instanceof UUID;
                statement.setArray(
                        i + 1, statement.getConnection().createArrayOf(ids ? "uuid" : "text", list.toArray()));
            } else if (value instanceof String text && text.indexOf('\0') >= 0) {
                throw new ApiProblem(400, "http-400"); // PostgreSQL knows no such text, so nothing is called that
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
