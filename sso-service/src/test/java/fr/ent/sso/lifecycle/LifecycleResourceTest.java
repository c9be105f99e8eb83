package fr.ent.sso.lifecycle;

import fr.ent.sso.account.DirectoryImport;
import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.AccessTokens;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.SentEvents;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

/** What administrators do to accounts, and take back: nobody, no function, another school's ADML, the right one. */
@QuarkusTest
class LifecycleResourceTest {
    @Inject
    TestSchool schools;

    @Inject
    Database database;

    @Inject
    LifecyclePurge purge;

    private TestSchool.School school;
    private TestSchool.School other;

    @BeforeEach
    void openSchools() {
        school = schools.create();
        other = schools.create();
    }

    private RequestSpecification as(String who) {
        return given().auth().oauth2(AccessTokens.of(school.login(who))).contentType(ContentType.JSON);
    }

    private String path(String who, String rest) {
        return "/api/accounts/" + school.id(who) + rest;
    }

    private ValidatableResponse changeLogin(String administrator, String who, String login) {
        return as(administrator)
                .body(Map.of("login", login))
                .put(path(who, "/login"))
                .then();
    }

    private boolean canSignIn(String login) {
        return new Browser().login(null, login, TestSchool.PASSWORD).statusCode() == 303;
    }

    private String merge(String survivor, String merged) {
        return as("admc")
                .body(Map.of("other", school.id(merged)))
                .post(path(survivor, "/merge"))
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/standing",
        "PUT,/login",
        "PUT,/block",
        "DELETE,/block",
        "DELETE,''",
        "PUT,/restoration",
        "GET,/duplicates",
        "GET,/merge?other=7b7c1a3e-0000-4000-8000-000000000000",
        "POST,/merge",
        "GET,/merges",
        "POST,/merges/7b7c1a3e-0000-4000-8000-000000000000/undo"
    })
    void anyOperationWhenNotAllowedThenNothingHappens(String method, String rest) {
        String path = path("student", rest);
        String body = rest.equals("/login")
                ? "{\"login\": \"stolen\"}"
                : "{\"other\": \"7b7c1a3e-0000-4000-8000-000000000000\"}";
        given().contentType(ContentType.JSON)
                .body(body)
                .request(method, path)
                .then()
                .statusCode(401);
        as("teacher").body(body).request(method, path).then().statusCode(403);
        given().auth()
                .oauth2(AccessTokens.of(other.login("adml")))
                .contentType(ContentType.JSON)
                .body(body)
                .request(method, path)
                .then()
                .statusCode(403);
        assertThat(canSignIn(school.login("student"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PUT,/block", "DELETE,''", "PUT,/login", "GET,/duplicates", "GET,/merges"})
    void anyOperationWhenThePersonHoldsMoreThanTheAdmlThenRefused(String method, String rest) {
        String uai = school.uai();
        database.update("insert into account_structure (account, structure) values (?, ?)", school.id("admc"), uai);
        database.update(
                "update account set functions = ? where id = ?",
                List.of("ADML:" + school.parent()),
                school.id("teacher"));

        for (String above : List.of("admc", "teacher")) {
            as("adml")
                    .body("{\"login\": \"stolen\"}")
                    .request(method, path(above, rest))
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:ent:problem:account-above"));
        }
    }

    @Test
    void changeLoginWhenFreedThenKeptFromOthersButNotFromItsHolder() {
        String first = school.login("student");
        String second = "renamed." + school.number();
        changeLogin("adml", "student", second).statusCode(200).body("login", equalTo(second));

        changeLogin("adml", "guest", first).statusCode(409).body("type", equalTo("urn:ent:problem:login-retired"));
        assertThat(canSignIn(school.login("guest"))).isTrue();
        changeLogin("adml", "student", first).statusCode(200);
        changeLogin("adml", "guest", second).statusCode(409);

        database.update("update retired_login set free_at = now() where login = ?", second);
        changeLogin("adml", "guest", second).statusCode(200);
    }

    @Test
    void blockThenTheSessionsEndAndOthersHearOfIt() {
        Browser browser = new Browser();
        browser.login(null, school.login("student"), TestSchool.PASSWORD);
        assertThat(browser.get("/compte").statusCode()).isEqualTo(200);

        as("adml").put(path("student", "/block")).then().statusCode(200).body("blocked", equalTo(true));
        as("adml").put(path("student", "/block")).then().statusCode(200);

        assertThat(browser.get("/compte").statusCode()).isEqualTo(302);
        assertThat(canSignIn(school.login("student"))).isFalse();
        as("adml").get(path("student", "/standing")).then().body("state", equalTo("BLOCKED"));

        as("adml").delete(path("student", "/block")).then().statusCode(200).body("blocked", equalTo(false));
        assertThat(canSignIn(school.login("student"))).isTrue();
        assertThat(browser.get("/compte").statusCode()).isEqualTo(302);
        List<SentEvents.Sent> told = SentEvents.await(
                "ent.accounts",
                school.id("student").toString(),
                2,
                sent -> sent.type().equals("fr.ent.sso.account.updated.v1"));
        assertThat(told.get(0).body().at("/before/blocked").asBoolean()).isFalse();
        assertThat(told.get(0).body().at("/after/blocked").asBoolean()).isTrue();
        assertThat(told.get(1).body().at("/after/blocked").asBoolean()).isFalse();
        assertThat(told).hasSize(2);
    }

    @Test
    void anyRemovalWhenOnesOwnAccountThenRefused() {
        for (String administrator : List.of("adml", "admc")) {
            as(administrator).put(path(administrator, "/block")).then().statusCode(409);
            as(administrator)
                    .delete(path(administrator, ""))
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("urn:ent:problem:own-account"));
        }
    }

    @Test
    void deleteThenBlockedUntilItIsRestored() {
        as("adml")
                .delete(path("student", ""))
                .then()
                .statusCode(200)
                .body("state", equalTo("LEAVING"))
                .body("until", notNullValue());
        assertThat(canSignIn(school.login("student"))).isFalse();
        as("adml")
                .delete(path("student", "/block"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:ent:problem:account-leaving"));
        changeLogin("adml", "student", "gone." + school.number()).statusCode(409);

        as("adml").put(path("student", "/restoration")).then().statusCode(200).body("state", equalTo("ACTIVE"));
        assertThat(canSignIn(school.login("student"))).isTrue();
        as("adml").put(path("student", "/restoration")).then().statusCode(409);
    }

    @Test
    void deleteWhenBlockedBeforeThenStillBlockedAfterTheRestoration() {
        as("adml").put(path("student", "/block"));
        as("adml").delete(path("student", ""));
        as("adml").put(path("student", "/restoration")).then().body("state", equalTo("BLOCKED"));
    }

    @Test
    void deleteWhenInAnotherSchoolTooThenOnlyForThePlatform() {
        database.update(
                "insert into account_structure (account, structure) values (?, ?)", school.id("teacher"), other.uai());
        as("adml")
                .delete(path("teacher", ""))
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:ent:problem:account-shared"));
        as("admc").delete(path("teacher", "")).then().statusCode(200);
    }

    @Test
    void purgeWhenTheRetentionIsOverThenGoneToldAndTheLoginKept() {
        UUID id = school.id("student");
        as("adml").delete(path("student", ""));
        purge.purge();
        assertThat(database.exists("select 1 from account where id = ?", id)).isTrue();

        database.update("update account_deletion set purge_at = now() where account = ?", id);
        purge.purge();

        assertThat(database.exists("select 1 from account where id = ?", id)).isFalse();
        SentEvents.Sent deleted = SentEvents.await("ent.accounts", id.toString(), "fr.ent.sso.account.deleted.v1");
        assertThat(deleted.body().get("login").asText()).isEqualTo(school.login("student"));
        SentEvents.await(
                "ent.directory",
                "group:" + school.students(),
                1,
                sent -> sent.body().get("memberCount").asInt() == 0);
        changeLogin("adml", "guest", school.login("student")).statusCode(409);
    }

    @Test
    void duplicatesThenTheLikeliestWithTheirReasons() {
        String name = "GAUDIN" + school.number();
        database.update("update account set last_name = ? where id = ?", name, school.id("teacher"));
        UUID twin = account("GAÜDIN" + school.number(), "BERNARD", null);
        UUID exact = account(name, "Bernard", "1975-03-14");
        account(name, "Bernard", "1990-01-01");

        as("admc")
                .get(path("teacher", "/duplicates"))
                .then()
                .statusCode(200)
                .body("find { it.account.id == '" + exact + "' }.score", equalTo(5))
                .body("find { it.account.id == '" + exact + "' }.reasons", contains("NAME", "BIRTH_DATE"))
                .body("$", hasSize(1));
        as("adml").get(path("teacher", "/duplicates")).then().statusCode(200).body("$", empty());
        assertThat(database.exists(
                        "select 1 from account where id = ? and sort_name = ?",
                        twin,
                        "gaudin" + school.number() + " bernard"))
                .isTrue();
    }

    private UUID account(String lastName, String firstName, String birthDate) {
        UUID id = UUID.randomUUID();
        database.update(
                "insert into account (id, login, last_name, first_name, birth_date, profiles)"
                        + " values (?, ?, ?, ?, cast(? as date), '{TEACHER}')",
                id,
                "twin-" + id,
                lastName,
                firstName,
                birthDate);
        return id;
    }

    @Test
    void mergePreviewThenWhatWouldBeGainedAndNothingChanges() {
        as("adml")
                .get(path("teacher", "/merge?other=" + school.id("student")))
                .then()
                .statusCode(200)
                .body("login", equalTo(school.login("teacher")))
                .body("mergedLogin", equalTo(school.login("student")))
                .body("structures", empty())
                .body("groups", hasSize(2))
                .body("profiles", contains("STUDENT"))
                .body("warnings", containsInAnyOrder("OTHER_NAME", "OTHER_BIRTH_DATE"));
        assertThat(canSignIn(school.login("student"))).isTrue();
    }

    @Test
    void mergeThenTheSurvivorGainsAndTheOtherIsShut() {
        UUID teacher = school.id("teacher");
        UUID student = school.id("student");
        database.update("update account set external_id = ? where id = ?", "AAF-" + school.number(), student);
        database.update(
                "update account set functions = ? where id = ?", List.of("PRONOTE_ADMIN:" + school.uai()), student);
        database.update("insert into guardianship (guardian, pupil) values (?, ?)", school.id("both"), student);
        Browser signedIn = new Browser();
        signedIn.login(null, school.login("student"), TestSchool.PASSWORD);

        merge("teacher", "student");

        assertThat(signedIn.get("/compte").statusCode()).isEqualTo(302);
        assertThat(canSignIn(school.login("student"))).isFalse();
        assertThat(canSignIn(school.login("teacher"))).isTrue();
        assertThat(database.exists(
                        "select 1 from account where id = ? and profiles = '{TEACHER,STUDENT}' and functions = '{}'",
                        teacher))
                .isTrue();
        assertThat(database.exists(
                        "select 1 from membership where account = ? and ent_group = ?", teacher, school.students()))
                .isTrue();
        assertThat(database.exists("select 1 from guardianship where pupil = ?", teacher))
                .isTrue();
        assertThat(database.exists(
                        "select 1 from account_alias where external_id = ? and account = ?",
                        "AAF-" + school.number(),
                        teacher))
                .isTrue();
        SentEvents.Sent merged = SentEvents.await("ent.accounts", teacher.toString(), "fr.ent.sso.account.merged.v1");
        assertThat(merged.body().get("survivorLogin").asText()).isEqualTo(school.login("teacher"));
        assertThat(merged.body().get("mergedLogin").asText()).isEqualTo(school.login("student"));
        as("admc").get(path("student", "/standing")).then().body("state", equalTo("MERGED"));
        changeLogin("admc", "guest", school.login("student")).statusCode(409);
    }

    @Test
    void undoThenBothAreAsBefore() {
        UUID student = school.id("student");
        database.update("update account set external_id = ? where id = ?", "AAF-" + school.number(), student);
        database.update("insert into guardianship (guardian, pupil) values (?, ?)", school.id("both"), student);
        List<String> before = state();

        String merge = merge("teacher", "student");
        assertThat(state()).isNotEqualTo(before);
        as("adml")
                .post(path("teacher", "/merges/" + merge + "/undo"))
                .then()
                .statusCode(200)
                .body("undone", notNullValue());

        assertThat(state()).isEqualTo(before);
        assertThat(canSignIn(school.login("student"))).isTrue();
        SentEvents.await(
                "ent.accounts", student.toString(), 2, sent -> sent.type().equals("fr.ent.sso.account.created.v1"));
        as("adml")
                .post(path("teacher", "/merges/" + merge + "/undo"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:ent:problem:merge-final"));
    }

    /** All of both accounts but when and how often they were changed. */
    private List<String> state() {
        List<UUID> both = List.of(school.id("teacher"), school.id("student"));
        return List.of(
                database.list(
                                "select (to_jsonb(a) - 'updated_at' - 'version')::text from account a where id = any (?) order by id",
                                row -> row.getString(1),
                                both)
                        .toString(),
                database.list(
                                "select account || structure from account_structure where account = any (?) order by 1",
                                row -> row.getString(1),
                                both)
                        .toString(),
                database.list(
                                "select account || ' ' || ent_group from membership where account = any (?) order by 1",
                                row -> row.getString(1),
                                both)
                        .toString(),
                database.list(
                                "select guardian || ' ' || pupil from guardianship where pupil = any (?) order by 1",
                                row -> row.getString(1),
                                both)
                        .toString(),
                database.list("select * from account_alias where account = any (?)", row -> row.getString(1), both)
                        .toString(),
                database.list("select * from retired_login where account = any (?)", row -> row.getString(1), both)
                        .toString());
    }

    @Test
    void undoWhenTheTimeIsOverThenFinal() {
        String merge = merge("teacher", "student");
        database.update("update account_merge set undo_until = now() where id = ?", UUID.fromString(merge));

        as("admc").post(path("teacher", "/merges/" + merge + "/undo")).then().statusCode(409);
        purge.purge();

        assertThat(database.exists("select 1 from account where id = ?", school.id("student")))
                .isFalse();
        as("admc").get(path("teacher", "/merges")).then().body("closed", contains(true));
        changeLogin("admc", "guest", school.login("student")).statusCode(409);
        changeLogin("admc", "teacher", school.login("student")).statusCode(200);
    }

    @Test
    void undoWhenTheSurvivorWasMergedSinceThenThatHasToBeUndoneFirst() {
        String first = merge("teacher", "student");
        String second = merge("guest", "teacher");

        as("admc")
                .post(path("teacher", "/merges/" + first + "/undo"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:ent:problem:account-merged"));
        as("admc").post(path("guest", "/merges/" + second + "/undo")).then().statusCode(200);
        as("admc").post(path("teacher", "/merges/" + first + "/undo")).then().statusCode(200);
    }

    @Test
    void purgeWhenTheSurvivorGoesThenTheAccountsMergedIntoItGoToo() {
        merge("teacher", "student");
        as("admc").delete(path("teacher", "")).then().statusCode(200);
        database.update("update account_deletion set purge_at = now() where account = ?", school.id("teacher"));

        purge.purge();

        assertThat(database.exists("select 1 from account where id = ?", school.id("student")))
                .isFalse();
    }

    @Test
    void mergeWhenItCannotBeThenRefused() {
        database.update(
                "insert into guardianship (guardian, pupil) values (?, ?)", school.id("both"), school.id("student"));
        for (String[] pair : List.of(
                new String[] {"teacher", "teacher", "merge-itself"},
                new String[] {"both", "student", "merge-family"})) {
            as("admc")
                    .body(Map.of("other", school.id(pair[1])))
                    .post(path(pair[0], "/merge"))
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("urn:ent:problem:" + pair[2]));
        }
        as("admc")
                .body(Map.of("other", UUID.randomUUID()))
                .post(path("teacher", "/merge"))
                .then()
                .statusCode(404);
        as("admc").delete(path("student", ""));
        as("admc")
                .body(Map.of("other", school.id("student")))
                .post(path("teacher", "/merge"))
                .then()
                .statusCode(409);
    }

    /** A local administrator must not take over what somebody has elsewhere, nor give himself what another has. */
    @Test
    void mergeWhenItWouldRaiseRightsThenRefused() {
        database.update(
                "insert into account_structure (account, structure) values (?, ?)", school.id("teacher"), other.uai());
        Map<String, UUID> teacher = Map.of("other", school.id("teacher"));
        as("adml").body(teacher).post(path("guest", "/merge")).then().statusCode(403);
        as("adml")
                .body(Map.of("other", school.id("guest")))
                .post(path("teacher", "/merge"))
                .then()
                .statusCode(403);
        as("adml")
                .body(Map.of("other", school.id("guest")))
                .post(path("adml", "/merge"))
                .then()
                .statusCode(409);
        as("adml")
                .body(Map.of("other", other.id("student")))
                .post(path("guest", "/merge"))
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"other\": null}", "{\"other\": \"x\"}", "{", "[]", "\"x\""})
    void mergeWhenTheBodyIsWrongThenBadRequest(String body) {
        as("admc").body(body).post(path("teacher", "/merge")).then().statusCode(400);
        as("admc").body(body).put(path("teacher", "/login")).then().statusCode(400);
        assertThat(canSignIn(school.login("teacher"))).isTrue();
    }

    @Test
    void anyOperationWhenTheIdIsNoneThenNotFound() {
        as("admc").put("/api/accounts/" + UUID.randomUUID() + "/block").then().statusCode(404);
        as("admc")
                .delete("/api/accounts/" + DirectoryImport.accountId("nobody"))
                .then()
                .statusCode(404);
        as("admc").get("/api/accounts/nonsense/standing").then().statusCode(404);
        as("admc").get(path("teacher", "/merge")).then().statusCode(400);
        as("admc")
                .contentType("text/plain")
                .body("x")
                .post(path("teacher", "/merge"))
                .then()
                .statusCode(415);
    }
}
