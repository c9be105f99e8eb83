package fr.ent.sso.imports;

import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.AccessTokens;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Many people at once: all of them come, each with a login of his own. {@code -Dimport.people=100000} measures the
 * budget of design.md §9; the time is told in the log and asserted nowhere.
 */
@QuarkusTest
class ManyPeopleTest {
    private static final Logger LOG = Logger.getLogger(ManyPeopleTest.class);
    private static final int PEOPLE = Integer.getInteger("import.people", 2_000);

    @Inject
    TestSchool schools;

    @Inject
    Database database;

    @Test
    void importWhenARegionThenEverybodyHasALoginAndSecondTimeNothing(@TempDir Path folder) {
        TestSchool.School school = schools.create();
        String prefix = "M" + school.number() + "-";
        new SeededSchool(1, prefix).write(folder, PEOPLE);
        String token = AccessTokens.of(school.login("admc"));

        JsonPath first = over(token, folder);
        assertThat(first.getString("state")).isEqualTo("DONE");
        assertThat(first.getInt("counts.created")).isEqualTo(PEOPLE);
        assertThat(first.getInt("progress.linesRead")).isGreaterThan(PEOPLE);
        assertThat(database.one(
                        "select count(distinct lower(login)) from account where external_id like ?",
                        row -> row.getInt(1),
                        prefix + "%"))
                .contains(PEOPLE);

        JsonPath second = over(token, folder);
        assertThat(second.getInt("counts.created")).isZero();
        assertThat(second.getInt("counts.updated")).isZero();
        assertThat(second.getInt("counts.unchanged")).isEqualTo(PEOPLE);
    }

    private static JsonPath over(String token, Path folder) {
        RequestSpecification request = given().auth().oauth2(token).multiPart("dryRun", "false");
        for (String file : List.of("structures", "students", "relatives", "teachers")) {
            request.multiPart(file, folder.resolve(file + ".csv").toFile());
        }
        long start = System.nanoTime();
        String id = request.post("/api/accounts/imports").jsonPath().getString("id");
        List<String> seen = new ArrayList<>();
        JsonPath over = await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(250))
                .until(
                        () -> given().auth()
                                .oauth2(token)
                                .get("/api/accounts/imports/" + id)
                                .jsonPath(),
                        job -> {
                            seen.add(job.getString("phase") + " " + job.getString("progress.linesRead") + "/"
                                    + job.getString("progress.rowsWritten"));
                            return !List.of("WAITING", "RUNNING").contains(job.getString("state"));
                        });
        LOG.infof(
                "Import of %d people: %d ms %s",
                PEOPLE, (System.nanoTime() - start) / 1_000_000, seen.subList(0, Math.min(seen.size(), 200)));
        return over;
    }
}
