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

    /** Rule 36 (CAS 3.0 §2.3.3): the sites of a session that ended by itself are told, too. */
    @Test
    void rule36WhenSessionIsIdleTooLongThenItEndsAndItsSitesAreTold() {
        database.update(
                "update service_ticket set validated = true, session_index = 'ST-1', used_at = now() where account = ?",
                school.id("teacher"));
        idleFor("119 minutes");
        purge.purge();
        assertThat(hasSession()).isTrue();

        idleFor("121 minutes");
        assertThat(browser.get("/cas/login").body()).contains("name=\"password\"");
        purge.purge();

        assertThat(hasSession()).isFalse();
        assertThat(database.exists(
                        "select 1 from logout_delivery where account = ? and body like '%>ST-1<%'",
                        school.id("teacher")))
                .isTrue();
    }

    /** Rule 83 (CAS 3.0 §4.1.5): only its end ends a remembered session. */
    @Test
    void rule83WhenSessionIsRememberedThenIdleTimeDoesNotEndIt() {
        database.update("update sso_session set remembered = true where account = ?", school.id("teacher"));
        idleFor("3 days");
        purge.purge();
        assertThat(browser.get("/cas/login").body()).contains("Vous êtes connecté");

        database.update("update sso_session set ends_at = now() where account = ?", school.id("teacher"));
        assertThat(browser.get("/cas/login").body()).contains("name=\"password\"");
        purge.purge();
        assertThat(hasSession()).isFalse();
    }

    @Test
    void purgeWhenSessionIsGoneThenItsRefreshTokensGo() {
        String digest = "insert into refresh_token (digest, family, client, session, scope)"
                + " values (sha256(convert_to(?, 'UTF8')), gen_random_uuid(), 'test', ?, '')";
        Long session = database.one(
                        "select id from sso_session where account = ?", row -> row.getLong(1), school.id("teacher"))
                .orElseThrow();
        database.update(digest, "kept" + school.number(), session);
        database.update(digest, "orphan" + school.number(), -school.number());

        purge.purge();

        assertThat(database.exists("select 1 from refresh_token where session = ?", session))
                .isTrue();
        assertThat(database.exists("select 1 from refresh_token where session = ?", -school.number()))
                .isFalse();
    }

    private void idleFor(String interval) {
        database.update(
                "update sso_session set last_used_at = now() - cast(? as interval) where account = ?",
                interval,
                school.id("teacher"));
    }

    private boolean hasSession() {
        return database.exists("select 1 from sso_session where account = ?", school.id("teacher"));
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
