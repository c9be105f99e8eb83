package fr.ent.sso.audit;

import fr.ent.sso.database.Database;
import fr.ent.sso.database.DatabaseException;
import fr.ent.sso.testsupport.AccessTokens;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

/** The audit log: who reads what of it, and that it only grows. */
@QuarkusTest
class AuditResourceTest {
    @Inject
    TestSchool schools;

    @Inject
    Database database;

    @Inject
    AuditLog log;

    @Inject
    AuditPurge purge;

    private TestSchool.School school;

    @BeforeEach
    void act() {
        school = schools.create();
        log.add("ent-cli", "account.tested", school.id("teacher"), Map.of("note", "n°" + school.number() + "=A1"));
    }

    private ValidatableResponse search(String who, String query) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(AccessTokens.of(school.login(who)))
                .get("/api/audit?page=0&" + query)
                .then();
    }

    @Test
    void searchThenAdmcAllAndAdmlHisPeople() {
        TestSchool.School other = schools.create();
        log.add("ent-cli", "account.tested", other.id("teacher"), Map.of());
        log.add("ent-cli", "account.tested", null, Map.of());

        given().get("/api/audit").then().statusCode(401);
        search("teacher", "size=1").statusCode(403);
        search("admc", "action=account.tested")
                .statusCode(200)
                .body(
                        "items.subject",
                        hasItems(
                                school.id("teacher").toString(),
                                other.id("teacher").toString(),
                                null));
        search("adml", "action=account.tested")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("total", equalTo(1))
                .body("more", equalTo(false))
                .body("items[0].subject", equalTo(school.id("teacher").toString()))
                .body("items[0].subjectLogin", equalTo(school.login("teacher")))
                .body("items[0].actor", equalTo("ent-cli"))
                .body("items[0].details.note", containsString("=A1"));
        search("adml", "subject=" + other.login("teacher")).body("items", empty());
    }

    @Test
    void searchThenEachFilterNarrows() {
        String teacher = school.login("teacher");
        search("admc", "subject=" + teacher + "&action=account").body("items", hasSize(1));
        search("admc", "subject=" + school.id("teacher") + "&actor=ent-cli").body("items", hasSize(1));
        search("admc", "subject=" + teacher + "&actor=" + school.login("adml")).body("items", empty());
        search("admc", "subject=" + teacher + "&action=acc").body("items", empty());
        search("admc", "subject=" + teacher + "&action=%25").body("items", empty());
        search("admc", "subject=" + teacher + "&from=2000-01-01&to=2000-01-02").body("items", empty());
        search("admc", "subject=" + teacher + "&from=2020-01-01&to=2999-01-01T00:00:00Z")
                .body("items", hasSize(1));
        search("admc", "subject=" + teacher + "&q=" + Browser.encode("N°" + school.number()))
                .body("items", hasSize(1));
        search("admc", "subject=" + teacher + "&q=100%25").body("items", empty());
        search("admc", "subject=" + teacher + "&size=1&q=nothing")
                .body("items", empty())
                .body("total", equalTo(0));
    }

    @Test
    void loginThenNotedAndARefusalToo() {
        Browser browser = new Browser();
        browser.login(null, school.login("student"), "Wrong-1");
        browser.login(null, "nobody" + school.number(), "Wrong-1");
        browser.login(null, school.login("student"), TestSchool.PASSWORD);

        search("admc", "subject=" + school.login("student"))
                .body("items.action", equalTo(java.util.List.of("session.opened", "login.refused")))
                .body("items.address", everyItem(not(equalTo(null))));
        // What was typed may have been a password.
        search("admc", "q=nobody" + school.number()).body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "to=2026-02-30",
                "from=%2B999999999-01-01",
                "to=0000-01-01",
                "size=0",
                "size=1000",
                "q=%00"
            })
    void searchWhenAFilterIsWrongThenBadRequest(String query) {
        search("admc", query).statusCode(400);
    }

    @Test
    void searchWhenAFilterIsTooLongThenBadRequest() {
        search("admc", "q=" + "x".repeat(300)).statusCode(400).body("errors.field", hasItem("q"));
    }

    @Test
    void exportThenCsvOfTheSameSearchAndNoted() {
        String path = "/api/audit/export?subject=" + school.login("teacher");
        given().get(path).then().statusCode(401);
        given().auth()
                .oauth2(AccessTokens.of(school.login("student")))
                .get(path)
                .then()
                .statusCode(403);
        String csv = given().auth()
                .oauth2(AccessTokens.of(school.login("adml")))
                .get(path + "&action=account.tested")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", containsString("journal.csv"))
                .extract()
                .asString();
        assertThat(csv.lines()).hasSize(2);
        assertThat(csv).contains(";ent-cli;;account.tested;" + school.id("teacher") + ";" + school.login("teacher"));
        search("admc", "action=audit.exported&actor=" + school.login("adml")).body("items", hasSize(1));
    }

    @Test
    void logWhenChangedDeletedOrEmptiedThenTheDatabaseRefuses() {
        UUID subject = school.id("teacher");
        for (String sql : new String[] {
            "update audit_entry set actor = 'x' where subject = '" + subject + "'",
            "delete from audit_entry where subject = '" + subject + "'",
            "truncate audit_entry",
            "with s as (select set_config('sso.audit_purge', 'on', false))"
                    + " delete from audit_entry using s where subject = '" + subject + "'"
        }) {
            assertThatThrownBy(() -> database.update(sql)).as(sql).isInstanceOf(DatabaseException.class);
        }
        search("admc", "action=account.tested&subject=" + subject).body("items", hasSize(1));
    }

    @Test
    void purgeWhenKeptLongEnoughThenRemovedAndNoOther() {
        UUID subject = school.id("teacher");
        database.update(
                "insert into audit_entry (at, action, subject) values (now() - interval '366 days', 'account.old', ?)",
                subject);
        purge.purge();
        search("admc", "subject=" + subject).body("items.action", equalTo(java.util.List.of("account.tested")));
    }
}
