package fr.ent.connector.trial;

import fr.ent.connector.access.Entitled;
import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.Denial;
import fr.ent.connector.people.KnownPerson;
import fr.ent.connector.trial.Step.Part;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Whether a person may use a connector, by the rule of {@link Entitled}, as though it were published. */
@ApplicationScoped
class RightOf {
    private static final String SELECT = "with recursive " + Entitled.REACHABLE
            + " select exists(select 1 from"
            + " (select id, structure, inherits, true as published from connector where id = ?) c where "
            + Entitled.CONDITION + ")";

    private final DataSource database;

    RightOf(DataSource database) {
        this.database = database;
    }

    Step step(Connector connector, KnownPerson person) {
        String name = person.name();
        if (isGiven(connector.id, person)) {
            return Step.ok(Part.RIGHT, "right-given", name);
        }
        boolean denied = connector.denials.stream()
                .map(Denial::subject)
                .anyMatch(subject ->
                        subject.equals(person.id()) || person.groups().contains(subject));
        if (denied) {
            return Step.failure(Part.RIGHT, "right-denied", name);
        }
        List<Instant> ends = connector.grants.stream()
                .filter(grant -> person.groups().contains(grant.group()))
                .map(grant -> grant.until() == null ? Instant.MAX : grant.until())
                .toList();
        if (ends.isEmpty()) {
            return Step.failure(Part.RIGHT, "right-no-group", name);
        }
        if (ends.stream().allMatch(end -> end.isBefore(Instant.now()))) {
            return Step.failure(Part.RIGHT, "right-ended", name);
        }
        return Step.failure(Part.RIGHT, "right-not-here", name);
    }

    private boolean isGiven(UUID connector, KnownPerson person) {
        try (var connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setArray(
                    1, connection.createArrayOf("text", person.structures().toArray()));
            select.setObject(2, connector);
            select.setArray(3, connection.createArrayOf("uuid", person.groups().toArray()));
            select.setArray(
                    4,
                    connection.createArrayOf(
                            "uuid",
                            Stream.concat(person.groups().stream(), Stream.of(person.id()))
                                    .toArray()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A right could not be checked", e);
        }
    }
}
