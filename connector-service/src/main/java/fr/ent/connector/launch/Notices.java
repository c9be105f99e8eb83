package fr.ent.connector.launch;

import fr.ent.connector.definition.ConnectorProblems;
import fr.ent.connector.myapps.Viewer;
import fr.ent.connector.people.AccountGone;
import fr.ent.kit.problem.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** « Ce que j'ai accepté »: who was told what a connector will know about him, and went on. */
@ApplicationScoped
class Notices {
    private final NoticeConfig config;
    private final Doors doors;
    private final DataSource database;

    Notices(NoticeConfig config, Doors doors, DataSource database) {
        this.config = config;
        this.doors = doors;
        this.database = database;
    }

    /** One he went on from. */
    public record Accepted(UUID connector, String name, Instant at) {}

    /** Whether he is to be told first. */
    boolean due(Viewer viewer, Door door) {
        return config.enabled() && door.identifies() && !accepted(viewer, door);
    }

    /** @throws ApiProblem 404 when he may not open such a connector */
    @Transactional
    void accept(Viewer viewer, UUID connector) {
        Door door = doors.open(viewer, connector).orElseThrow(ConnectorProblems::unknown);
        execute(
                "insert into first_use (account, connector_id, about) values (?, ?, ?)"
                        + " on conflict (account, connector_id) do update set about = excluded.about, at = now()",
                viewer.account(),
                connector,
                door.kind());
    }

    /** He will be told again; what was never accepted is none the less recalled. */
    @Transactional
    void recall(Viewer viewer, UUID connector) {
        execute("delete from first_use where account = ? and connector_id = ?", viewer.account(), connector);
    }

    /** The last first; also of those that he may not open any more. */
    List<Accepted> of(Viewer viewer) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select c.id, c.display_name, f.at from first_use f"
                                + " join connector c on c.id = f.connector_id where f.account = ?"
                                + " order by f.at desc, c.id")) {
            select.setString(1, viewer.account());
            try (ResultSet rows = select.executeQuery()) {
                List<Accepted> accepted = new ArrayList<>();
                while (rows.next()) {
                    accepted.add(new Accepted(
                            rows.getObject("id", UUID.class),
                            rows.getString("display_name"),
                            rows.getTimestamp("at").toInstant()));
                }
                return accepted;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Notices could not be read", e);
        }
    }

    void follow(@Observes AccountGone gone) {
        String account = gone.account().toString();
        gone.survivor()
                .ifPresent(survivor -> execute(
                        "insert into first_use (account, connector_id, about, at)"
                                + " select ?, connector_id, about, at from first_use where account = ?"
                                + " on conflict do nothing",
                        survivor.toString(),
                        account));
        execute("delete from first_use where account = ?", account);
    }

    private boolean accepted(Viewer viewer, Door door) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select 1 from first_use where account = ? and connector_id = ? and about = ?")) {
            select.setString(1, viewer.account());
            select.setObject(2, door.id());
            select.setString(3, door.kind());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Notices could not be read", e);
        }
    }

    private void execute(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("A notice could not be kept", e);
        }
    }
}
