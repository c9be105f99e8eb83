package fr.ent.connector.explanation;

import fr.ent.connector.access.Entitled;
import fr.ent.connector.definition.Connectors;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the tree, the rights and the person: what is explained is what « Mes applis » does. */
@ServiceTest
class ReasonsTest {
    private static final int WORLDS = 25;
    private static final int PEOPLE = 12;

    private static final String VERDICT = "with recursive " + Entitled.REACHABLE
            + " select exists (select 1 from connector c where " + Entitled.CONDITION + " and c.id = ?)";

    @Inject
    Reasons reasons;

    @Inject
    Connectors connectors;

    @Inject
    DataSource database;

    private final Random random = new Random(20261123);

    @Test
    void reasonsWhenAnythingThenTheirVerdictIsThatOfEntitled() throws SQLException {
        Set<Boolean> verdicts = new HashSet<>();
        Set<Finding> findings = new HashSet<>();
        for (int world = 0; world < WORLDS; world++) {
            List<School> schools = tree();
            School owner = one(schools);
            UUID connector = UUID.fromString(TestConnectors.created(owner, TestConnectors.pronote(owner)));
            List<Who> people = people(schools);
            rights(connector, schools, people);
            for (Who who : people) {
                List<Step> steps =
                        QuarkusTransaction.requiringNew().call(() -> reasons.of(connectors.findById(connector), who));

                boolean expected = entitled(connector, who);
                assertThat(Explanation.visible(steps))
                        .as("%s for %s", steps, who)
                        .isEqualTo(expected);
                verdicts.add(expected);
                steps.forEach(step -> findings.add(step.finding()));
            }
        }
        assertThat(verdicts).as("both happen").hasSize(2);
        assertThat(findings)
                .contains(
                        Finding.DRAFT,
                        Finding.GROUP,
                        Finding.ENDED,
                        Finding.IN_NO_GROUP,
                        Finding.GROUP_OF_SCHOOL,
                        Finding.DENIED_ACCOUNT,
                        Finding.DENIED_GROUP,
                        Finding.STRUCTURE,
                        Finding.NOT_OF_STRUCTURE,
                        Finding.NOT_SHARED,
                        Finding.EXCLUDED);
    }

    private List<School> tree() {
        List<School> schools = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            School school = School.fresh();
            for (School above : schools) {
                if (random.nextInt(2) == 0) {
                    school.under(above.uai);
                }
            }
            schools.add(school);
        }
        return schools;
    }

    private List<Who> people(List<School> schools) {
        List<Who> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            List<String> structures = new ArrayList<>();
            List<UUID> groups = new ArrayList<>();
            for (School school : schools) {
                if (random.nextInt(3) == 0) {
                    structures.add(school.uai);
                    if (random.nextInt(4) > 0) {
                        groups.add(random.nextBoolean() ? school.teachers : school.pupils);
                    }
                }
            }
            people.add(new Who(UUID.randomUUID(), "X", structures, groups, false));
        }
        return people;
    }

    private void rights(UUID connector, List<School> schools, List<Who> people) throws SQLException {
        execute(
                "update connector set published = ?, inherits = ? where id = ?",
                random.nextInt(5) > 0,
                random.nextInt(3) > 0,
                connector);
        for (School school : schools) {
            for (UUID group : List.of(school.teachers, school.pupils)) {
                if (random.nextInt(2) == 0) {
                    execute(
                            "insert into access_grant (connector_id, group_id, ends_at)"
                                    + " values (?, ?, now() + cast(? as interval))",
                            connector,
                            group,
                            random.nextInt(3) > 0 ? null : random.nextBoolean() ? "1 day" : "-1 day");
                }
                if (random.nextInt(8) == 0) {
                    deny(connector, "GROUP", group);
                }
            }
            if (random.nextInt(4) == 0) {
                execute("insert into connector_exclusion values (?, ?)", connector, school.uai);
            }
        }
        deny(connector, "ACCOUNT", one(people).account());
    }

    private void deny(UUID connector, String kind, UUID subject) throws SQLException {
        execute("insert into access_denial (connector_id, kind, subject) values (?, ?, ?)", connector, kind, subject);
    }

    private boolean entitled(UUID connector, Who who) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(VERDICT)) {
            Array groups = connection.createArrayOf("uuid", who.groups().toArray());
            select.setArray(1, connection.createArrayOf("text", who.structures().toArray()));
            select.setArray(2, groups);
            select.setArray(3, connection.createArrayOf("uuid", who.deniable().toArray()));
            select.setObject(4, connector);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
