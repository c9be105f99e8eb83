package fr.ent.connector.health;

import fr.ent.connector.testsupport.Browser;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

@ServiceTest
class TroublesTest {
    @Inject
    UsageStore store;

    @Inject
    Rows rows;

    @Inject
    Troubles troubles;

    @Inject
    HealthMetrics metrics;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    void findWhenMostLatestSignInsFailThenFailing() {
        School school = School.fresh();
        String bad = connector(school, "Bad");
        String good = connector(school, "Good");
        Tally tally = new Tally();
        for (int i = 0; i < 10; i++) {
            tally.refused(place(bad, school), "OTHER_SERVICE", now);
            tally.issued(place(good, school), now);
            tally.validated(place(good, school), now, java.util.List.of(UUID.randomUUID()));
        }
        tally.validated(place(bad, school), now.minus(1, ChronoUnit.DAYS), java.util.List.of());
        store.add(tally);
        troubles.reckon(Instant.now().plusSeconds(1));

        troubles(school.adml(), "?structure=" + school.uai)
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items.connector", contains(bad))
                .body("items[0].kind", equalTo("FAILING"))
                .body("items[0].failures", equalTo(10))
                .body("items[0].lastCause", equalTo("OTHER_SERVICE"));
        metrics.measure();
        School.nobody().get("/q/metrics").then().body(containsString("ent_connectors_failing "));
        assertThat(new Browser(school::adml).open("/admin/sante").select("main").text())
                .contains("1 connecteur en difficulté.", "10 échecs sur 10 connexions", "Le site a validé le ticket");
    }

    @Test
    void findWhenTicketsAreIssuedAndNoneComesBackThenFailing() {
        School school = School.fresh();
        String id = connector(school, "Down");
        Tally tally = new Tally();
        for (int i = 0; i < 10; i++) {
            tally.issued(place(id, school), now);
        }
        store.add(tally);
        troubles.reckon(Instant.now().plusSeconds(1));

        troubles(school.adml(), "").body("items.connector", contains(id));
    }

    @Test
    void findWhenTooFewSignInsFailThenNothing() {
        School school = School.fresh();
        String id = connector(school, "Few");
        Tally tally = new Tally();
        for (int i = 0; i < 9; i++) {
            tally.refused(place(id, school), "OTHER_SERVICE", now);
        }
        store.add(tally);
        troubles.reckon(Instant.now().plusSeconds(1));

        troubles(school.adml(), "").body("items", empty());
        assertThat(new Browser(school::adml).open("/admin/sante").select("main").text())
                .contains("Aucun connecteur en difficulté.", "Rien à signaler.");
    }

    @Test
    void findWhenARegularConnectorFallsSilentWhileItsSchoolWorksThenSilent() {
        School school = School.fresh();
        String silent = connector(school, "Silent");
        String alive = connector(school, "Alive");
        String seldom = connector(school, "Seldom");
        Tally tally = new Tally();
        for (int day = 4; day < 10; day++) {
            tally.validated(place(silent, school), now.minus(day, ChronoUnit.DAYS), java.util.List.of());
        }
        tally.validated(place(seldom, school), now.minus(5, ChronoUnit.DAYS), java.util.List.of());
        tally.validated(place(alive, school), now, java.util.List.of());
        store.add(tally);
        troubles.reckon(Instant.now().plusSeconds(1));

        troubles(school.adml(), "")
                .body("items.connector", contains(silent))
                .body("items[0].kind", equalTo("SILENT"))
                .body(
                        "items[0].lastSuccess",
                        equalTo(now.minus(4, ChronoUnit.DAYS).toString()));
        assertThat(new Browser(school::adml).open("/admin/sante").select("main").text())
                .contains("Plus personne n’entre");
    }

    @Test
    void findWhenTheWholeSchoolIsSilentThenItIsAHoliday() {
        School school = School.fresh();
        String id = connector(school, "Holiday");
        Tally tally = new Tally();
        for (int day = 4; day < 10; day++) {
            tally.validated(place(id, school), now.minus(day, ChronoUnit.DAYS), java.util.List.of());
        }
        store.add(tally);
        troubles.reckon(Instant.now().plusSeconds(1));

        troubles(school.adml(), "").body("items", empty());
    }

    @Test
    void reckonWhenItWasDoneSinceThenItIsNotDoneAgain() {
        School school = School.fresh();
        String id = connector(school, "Bad");
        troubles.reckon(Instant.now().plusSeconds(1));
        Tally tally = new Tally();
        for (int i = 0; i < 10; i++) {
            tally.refused(place(id, school), "OTHER_SERVICE", now);
        }
        store.add(tally);

        troubles.reckon(Instant.now().minusSeconds(600));

        troubles(school.adml(), "").body("items", empty()).body("reckonedAt", notNullValue());
    }

    @Test
    void findWhenCallerVariesThenEachSeesHisSchools() {
        School parent = School.fresh();
        School school = School.fresh(parent.uai);
        School stranger = School.fresh();
        String id = connector(school, "Bad");
        Tally tally = new Tally();
        for (int i = 0; i < 10; i++) {
            tally.refused(place(id, school), "OTHER_SERVICE", now);
        }
        store.add(tally);
        troubles.reckon(Instant.now().plusSeconds(1));

        troubles(parent.adml(), "").body("items.connector", contains(id));
        troubles(School.admc(), "?structure=" + parent.uai).body("items.connector", contains(id));
        troubles(stranger.adml(), "").statusCode(200).body("items", empty());
        troubles(stranger.adml(), "?structure=" + school.uai).statusCode(403);
        troubles(school.teacher(), "").statusCode(403);
        troubles(School.nobody(), "").statusCode(401);
        troubles(school.adml(), "?structure=0000000Z").statusCode(404);
        troubles(school.adml(), "?page=0").statusCode(400);
        troubles(school.adml(), "?size=x").statusCode(404);
        school.teacher().accept("text/html").get("/admin/sante").then().statusCode(403);
        School.nobody().accept("text/html").get("/admin/sante").then().statusCode(302);
        school.adml().accept("text/html").get("/admin/sante?page=-1").then().statusCode(200);
    }

    private static String connector(School school, String name) {
        var form = TestConnectors.pronoteWith(school, "identifier", name + " " + school.uai);
        form.put("displayName", name);
        form.put("url", "https://" + name + ".example/" + school.uai);
        return TestConnectors.created(school, form);
    }

    private static Tally.Place place(String connector, School school) {
        return new Tally.Place(UUID.fromString(connector), school.uai);
    }

    private static ValidatableResponse troubles(RequestSpecification caller, String query) {
        return caller.get("/api/health/connectors" + query).then();
    }
}
