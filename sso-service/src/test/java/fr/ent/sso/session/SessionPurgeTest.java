package fr.ent.sso.session;

import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

@QuarkusTest
class SessionPurgeTest {
    @Inject
    TestSchool schools;

    @Inject
    TestConnectors connectors;

    @Inject
    SessionPurge purge;

    @Inject
    Database database;

    private final Browser browser = new Browser();
    private TestSchool.School school;

    @BeforeEach
    void signIn() {
        school = schools.create();
        connectors.publish(TestConnectors.pronote(school, school.teachers()));
        browser.login(school.site(), school.login("teacher"), TestSchool.PASSWORD);
    }

    private boolean hasTicket() {
        return database.exists("select 1 from service_ticket where account = ?", school.id("teacher"));
    }

    @Test
    void purgeThenOldTicketsGoAndYoungOnesStay() {
        purge.purge();
        assertThat(hasTicket()).isTrue();

        database.update(
                "update service_ticket set expires_at = now() - interval '2 hours' where account = ?",
                school.id("teacher"));
        purge.purge();

        assertThat(hasTicket()).isFalse();
    }

    @Test
    void purgeWhenSessionIsOverThenItEnds() {
        database.update("update sso_session set ends_at = now() where account = ?", school.id("teacher"));

        purge.purge();

        assertThat(database.exists("select 1 from sso_session where account = ?", school.id("teacher")))
                .isFalse();
        assertThat(hasTicket()).isFalse();
    }

    @Test
    void metricsThenCountTicketsAndLogins() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("sso_tickets_issued_total{type=\"PRONOTE\"}"))
                .body(containsString("sso_logins_total{outcome=\"accepted\"}"));
    }
}
