package fr.ent.connector.isolation;

import fr.ent.connector.access.Entitled;
import fr.ent.connector.isolation.World.Site;
import fr.ent.connector.isolation.World.Someone;
import fr.ent.connector.testsupport.ServiceTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * « Mes applis » in SQL against the model, over random trees, rights and people: 12 worlds of 60 people and 50
 * connectors are 36,000 questions. {@code -Disolation.seed=…} asks about one world, {@code -Disolation.worlds=…} about
 * more.
 */
@ServiceTest
class EntitledModelTest {
    private static final String OPEN =
            "with recursive " + Entitled.REACHABLE + " select c.id from connector c where " + Entitled.CONDITION;

    @Inject
    DataSource database;

    static Stream<Long> seeds() {
        return Seeds.of(12);
    }

    @ParameterizedTest(name = "isolation.seed={0}")
    @MethodSource("seeds")
    void openWhenRandomThenAsTheModelSays(long seed) throws SQLException {
        World world = new World(seed, 25, 50, 60);
        Model model = new Model(world);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            world.insert(connection);
            int seen = 0;
            for (Someone person : world.people) {
                Set<UUID> expected = world.sites.stream()
                        .filter(site -> model.isEntitled(person, site, Instant.now()))
                        .map(Site::id)
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(open(connection, person))
                        .as("%s with -Disolation.seed=%d", person, seed)
                        .isEqualTo(expected);
                seen += expected.size();
            }
            assertThat(seen).as("tiles in this world").isBetween(10, 2000);
            connection.rollback();
        }
    }

    private static Set<UUID> open(Connection connection, Someone person) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OPEN)) {
            UUID[] deniable = Stream.concat(person.groups().stream(), Stream.of(person.account()))
                    .toArray(UUID[]::new);
            select.setArray(
                    1, connection.createArrayOf("text", person.structures().toArray()));
            select.setArray(2, connection.createArrayOf("uuid", person.groups().toArray()));
            select.setArray(3, connection.createArrayOf("uuid", deniable));
            Set<UUID> found = new TreeSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject(1, UUID.class));
                }
            }
            return found;
        }
    }
}
