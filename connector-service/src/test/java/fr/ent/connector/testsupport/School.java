package fr.ent.connector.testsupport;

import fr.ent.localstack.testing.TestIssuer;
import io.quarkus.arc.Arc;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A school of a test's own, as if ent.directory had told it, with two groups and people to call as. */
public final class School {
    private static final AtomicInteger NUMBER = new AtomicInteger(1_000_000);

    public final String uai;
    public final UUID teachers = UUID.randomUUID();
    public final UUID pupils = UUID.randomUUID();

    private School(String uai) {
        this.uai = uai;
    }

    public static School fresh(String... parents) {
        School school = new School(NUMBER.getAndIncrement() + "S");
        execute(
                "insert into structure (uai, name, type, city) values (?, ?, 'LYCEE', 'Marseille')",
                school.uai,
                "Lycée " + school.uai);
        for (String parent : parents) {
            school.under(parent);
        }
        group(school.teachers, "Enseignants du lycée " + school.uai, "TEACHER", school.uai, 15);
        group(school.pupils, "Élèves du lycée " + school.uai, "STUDENT", school.uai, 5);
        return school;
    }

    public void under(String parent) {
        execute("insert into structure_parent (uai, parent) values (?, ?)", uai, parent);
    }

    public static RequestSpecification nobody() {
        return RestAssured.given().redirects().follow(false);
    }

    public static RequestSpecification admc() {
        return as(List.of("ADMC"), List.of(), List.of());
    }

    public RequestSpecification adml() {
        return as(List.of("ADML:" + uai), List.of(), List.of(uai));
    }

    public RequestSpecification teacher() {
        return as(List.of(), List.of(teachers.toString()), List.of(uai));
    }

    public RequestSpecification pupil() {
        return as(List.of(), List.of(pupils.toString()), List.of(uai));
    }

    public static RequestSpecification as(List<String> functions, List<String> groups, List<String> structures) {
        String token = TestIssuer.token(
                UUID.randomUUID().toString(),
                Map.of("functions", functions, "groups", groups, "structures", structures, "name", "TEST Personne"));
        return nobody().header("Authorization", "Bearer " + token);
    }

    private static void group(UUID id, String name, String profile, String uai, int members) {
        execute(
                "insert into ent_group (id, name, type, profile, structure, member_count)"
                        + " values (?, ?, 'PROFILE', ?, ?, ?)",
                id,
                name,
                profile,
                uai,
                members);
    }

    private static void execute(String sql, Object... values) {
        DataSource database = Arc.container().instance(DataSource.class).get();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
