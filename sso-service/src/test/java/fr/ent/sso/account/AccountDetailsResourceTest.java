package fr.ent.sso.account;

import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.AccessTokens;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.SentEvents;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

/** One account over REST: nobody, without the function, another school's ADML, the right one; and what he may not. */
@QuarkusTest
class AccountDetailsResourceTest {
    @Inject
    TestSchool schools;

    @Inject
    Database database;

    private TestSchool.School school;
    private TestSchool.School other;

    @BeforeEach
    void openSchools() {
        school = schools.create();
        other = schools.create();
    }

    private static RequestSpecification as(String login) {
        RequestSpecification request = login == null ? given() : given().auth().oauth2(AccessTokens.of(login));
        return request.contentType(ContentType.JSON).header("Accept-Language", "fr");
    }

    private String path(String who) {
        return "/api/accounts/" + school.id(who);
    }

    private Map<String, Object> form(String lastName, String firstName, String profile) {
        Map<String, Object> form = new HashMap<>();
        form.put("lastName", lastName);
        form.put("firstName", firstName);
        form.put("profiles", List.of(profile));
        form.put("structures", List.of(school.uai()));
        return form;
    }

    private String etag(String path) {
        return as(school.login("admc")).get(path).header("ETag");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, , 200",
        "GET, /guardians, 200",
        "PUT, , 428",
        "PUT, /guardians, 409",
        "PUT, /functions/ADMC, 403",
        "DELETE, /functions/ADMC, 403"
    })
    void operationThenWhoMay(String method, String suffix, int adml) {
        String path = path("teacher") + (suffix == null ? "" : suffix);
        String body = suffix == null
                ? "{\"lastName\":\"X\",\"firstName\":\"Y\",\"profiles\":[\"TEACHER\"],\"structures\":[]}"
                : "{\"guardians\":[]}";

        as(null).body(body).request(method, path).then().statusCode(401);
        as(school.login("teacher")).body(body).request(method, path).then().statusCode(403);
        as(other.login("adml")).body(body).request(method, path).then().statusCode(403);
        as(school.login("adml")).body(body).request(method, path).then().statusCode(adml);
        as(null).auth()
                .oauth2(AccessTokens.ofClient("connector-service", "Demo-2026-ent"))
                .body(body)
                .request(method, path)
                .then()
                .statusCode(403);
        String unknown = "/api/accounts/" + UUID.randomUUID() + (suffix == null ? "" : suffix);
        as(school.login("admc"))
                .header("If-Match", "\"1\"")
                .body(body)
                .request(method, unknown)
                .then()
                .statusCode(404);
    }

    @Test
    void createThenALoginByRuleGroupsAndEvents() {
        Map<String, Object> form = form("Lé Gall" + school.number(), "Jean-Michel", "TEACHER");
        form.put("birthDate", "1975-03-14");
        form.put("email", "jm@example.org");

        as(null).body(form).post("/api/accounts").then().statusCode(401);
        as(school.login("teacher")).body(form).post("/api/accounts").then().statusCode(403);
        as(other.login("adml"))
                .body(form)
                .post("/api/accounts")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("structures"));
        Response created = as(school.login("adml")).body(form).post("/api/accounts");
        created.then()
                .statusCode(201)
                .header("ETag", notNullValue())
                .body("login", equalTo("jeanmichel.legall" + school.number()))
                .body("groups", hasItem(school.teachers().toString()))
                .body("source", equalTo("MANUAL"));
        as(school.login("adml"))
                .body(form)
                .post("/api/accounts")
                .then()
                .statusCode(201)
                .body("login", equalTo("jeanmichel.legall" + school.number() + "2"));

        String id = created.path("id");
        SentEvents.Sent event = SentEvents.await("ent.accounts", id, "fr.ent.sso.account.created.v1");
        assertThat(event.body().toString()).doesNotContain("Gall\"", "1975", "example.org");
        assertThat(database.exists(
                        "select 1 from audit_entry where action = 'account.created' and subject = ?",
                        UUID.fromString(id)))
                .isTrue();
    }

    @Test
    void changeThenVersionsAreHeldAgainstEachOther() {
        String path = path("student");
        String etag = etag(path);
        Map<String, Object> form = form("ARMAND", "Lucas", "STUDENT");
        form.put("zipCode", "13013");

        as(school.login("adml"))
                .header("If-Match", etag)
                .body(form)
                .put(path)
                .then()
                .statusCode(200)
                .body("zipCode", equalTo("13013"))
                .body("birthDate", equalTo(null))
                .body("groups", hasItems(school.students().toString()));
        as(school.login("adml"))
                .header("If-Match", etag)
                .body(form)
                .put(path)
                .then()
                .statusCode(412);
        as(school.login("adml"))
                .header("If-Match", "x")
                .body(form)
                .put(path)
                .then()
                .statusCode(412);
        SentEvents.await("ent.accounts", school.id("student").toString(), "fr.ent.sso.account.updated.v1");
    }

    @Test
    void changeWhenFieldsAreWrongThenEachIsNamedAndNothingChanges() {
        String path = path("student");
        String etag = etag(path);
        Map<String, Object> form = new HashMap<>();
        form.put("lastName", " ");
        form.put("firstName", "x".repeat(201));
        form.put("birthDate", "1066-10-14");
        form.put("zipCode", "?");
        form.put("email", "a@b");
        form.put("profiles", List.of());
        form.put("structures", List.of(other.uai(), "9999999Z"));
        form.put("groups", List.of(other.teachers(), UUID.randomUUID()));

        as(school.login("adml"))
                .header("If-Match", etag)
                .body(form)
                .put(path)
                .then()
                .statusCode(400)
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "lastName",
                                "firstName",
                                "birthDate",
                                "zipCode",
                                "email",
                                "structures",
                                "structures",
                                "structures",
                                "groups"));
        for (String bad : List.of("", "[]", "null", "{", "{\"profiles\":[\"KING\"]}", "{\"groups\":[null]}")) {
            int status = as(school.login("adml"))
                    .header("If-Match", etag)
                    .body(bad)
                    .put(path)
                    .statusCode();
            assertThat(status).as(bad).isEqualTo(400);
        }
        assertThat(etag(path)).isEqualTo(etag);
    }

    @Test
    void changeWhenThePersonIsElsewhereTooThenThatStaysAsItIs() {
        QuarkusTransaction.requiringNew()
                .run(() -> database.update(
                        "insert into account_structure (account, structure) values (?, ?)",
                        school.id("teacher"),
                        other.uai()));
        String path = path("teacher");
        Map<String, Object> form = form("GAUDIN", "Bernard", "TEACHER");

        as(school.login("adml"))
                .header("If-Match", etag(path))
                .body(form)
                .put(path)
                .then()
                .statusCode(200)
                .body("structures", containsInAnyOrder(school.uai(), other.uai()));
        as(school.login("adml"))
                .header("If-Match", etag(path))
                .body(form("GAUDIN", "Bernard", "STUDENT"))
                .put(path)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("profiles"));
        as(school.login("admc"))
                .header("If-Match", etag(path))
                .body(form)
                .put(path)
                .then()
                .statusCode(200)
                .body("structures", equalTo(List.of(school.uai())));
    }

    @Test
    void changeWhenTheAccountHoldsMoreThanTheCallerThenProtected() {
        QuarkusTransaction.requiringNew().run(() -> {
            database.update(
                    "insert into account_structure (account, structure) values (?, ?)",
                    school.id("admc"),
                    school.uai());
            database.update(
                    "update account set functions = ? where id = ?",
                    List.of("ADML:" + school.parent()),
                    school.id("both"));
        });
        for (String who : List.of("admc", "both")) {
            as(school.login("adml"))
                    .header("If-Match", etag(path(who)))
                    .body(form("PIRATE", "Jean", "PERSONNEL"))
                    .put(path(who))
                    .then()
                    .statusCode(403);
            as(school.login("adml"))
                    .body(Map.of("guardians", List.of()))
                    .put(path(who) + "/guardians")
                    .then()
                    .statusCode(403);
        }
        as(school.login("adml")).put(path("adml") + "/functions/ADMC").then().statusCode(403);
        assertThat(database.exists("select 1 from account where last_name = 'PIRATE'"))
                .isFalse();
    }

    @Test
    void changeWhenGroupsAreGivenThenThoseAndTheAutomaticOnes() {
        String group = as(school.login("adml"))
                .body(Map.of("name", "Chorale"))
                .post("/api/structures/" + school.uai() + "/groups")
                .path("id");
        String path = path("student");
        Map<String, Object> form = form("ARMAND", "Lucas", "STUDENT");
        form.put("groups", List.of(group));

        as(school.login("adml"))
                .header("If-Match", etag(path))
                .body(form)
                .put(path)
                .then()
                .statusCode(200)
                .body("groups", containsInAnyOrder(group, school.students().toString()));
        SentEvents.Sent sent = SentEvents.await("ent.directory", "group:" + group, 2, each -> true)
                .get(1);
        assertThat(sent.body().get("memberCount").asInt()).isEqualTo(1);
    }

    @Test
    void guardiansThenTheyBelongToThePupilsClass() {
        String path = path("student") + "/guardians";
        UUID guardian = school.id("both");

        as(school.login("adml"))
                .body(Map.of("guardians", List.of(guardian)))
                .put(path)
                .then()
                .statusCode(200)
                .body("id", equalTo(List.of(guardian.toString())));
        assertThat(database.exists("""
                        select 1 from membership m join ent_group g on g.id = m.ent_group
                        where m.account = ? and g.name = ?
                        """, guardian, "Parents du groupe 2nde " + school.number()))
                .isTrue();
        for (UUID wrong : List.of(other.id("both"), UUID.randomUUID(), school.id("student"))) {
            as(school.login("adml"))
                    .body(Map.of("guardians", List.of(wrong)))
                    .put(path)
                    .then()
                    .statusCode(400)
                    .body("errors.field", hasItem("guardians"));
        }
        as(school.login("adml")).body("{\"guardians\":[null]}").put(path).then().statusCode(400);
        as(school.login("adml")).get(path).then().body("$", hasSize(1));
        as(school.login("adml")).body("{\"guardians\":[]}").put(path).then().statusCode(200);
        assertThat(database.exists("""
                        select 1 from membership m join ent_group g on g.id = m.ent_group
                        where m.account = ? and g.parent is not null
                        """, guardian)).isFalse();
    }

    @Test
    void functionsWhenGrantedThenSessionsOfBeforeEnd() {
        Browser teacher = new Browser();
        teacher.login(null, school.login("teacher"), TestSchool.PASSWORD);
        String function = path("teacher") + "/functions/ADML:" + school.uai();
        assertThat(teacher.get("/compte").statusCode()).isEqualTo(200);

        as(school.login("admc")).put(function).then().statusCode(204);
        assertThat(teacher.get("/compte").statusCode()).isEqualTo(302);

        // Given again, it is nothing new.
        Browser again = new Browser();
        again.login(null, school.login("student"), TestSchool.PASSWORD);
        database.update(
                "update account set functions = ? where id = ?", List.of("ADML:" + school.uai()), school.id("student"));
        as(school.login("admc"))
                .put(path("student") + "/functions/ADML:" + school.uai())
                .then()
                .statusCode(204);
        assertThat(again.get("/compte").statusCode()).isEqualTo(200);
    }

    @Test
    void changeWhenItsLoginOrStateChangedMeanwhileThenRefused() {
        String path = path("teacher");
        String etag = etag(path);
        as(school.login("admc")).put(path + "/block").then().statusCode(200);
        as(school.login("admc"))
                .header("If-Match", etag)
                .body("{}")
                .put(path)
                .then()
                .statusCode(412);

        String blocked = etag(path);
        as(school.login("admc")).delete(path + "/block").then().statusCode(200);
        assertThat(etag(path)).isNotEqualTo(blocked);
        String open = etag(path);
        as(school.login("admc"))
                .body(Map.of("login", "autre" + school.number()))
                .put(path + "/login")
                .then()
                .statusCode(200);
        assertThat(etag(path)).isNotEqualTo(open);
        String before = etag(path);
        as(school.login("admc"))
                .body(Map.of("other", school.id("student")))
                .post(path + "/merge")
                .then()
                .statusCode(200);
        assertThat(etag(path)).isNotEqualTo(before);
    }

    @Test
    void functionsThenGrantedAndRevokedWithATrace() {
        String function = path("teacher") + "/functions/ADML:" + school.uai();

        as(school.login("adml")).put(function).then().statusCode(403);
        as(school.login("admc")).put(function).then().statusCode(204);
        as(school.login("admc")).put(function).then().statusCode(204);
        as(school.login("admc"))
                .get(path("teacher"))
                .then()
                .body("functions", equalTo(List.of("ADML:" + school.uai())));
        as(school.login("admc")).delete(function).then().statusCode(204);
        as(school.login("admc")).get(path("teacher")).then().body("functions", hasSize(0));
        assertThat(database.one(
                        "select count(*) from audit_entry where subject = ? and action like 'function.%'",
                        row -> row.getInt(1), school.id("teacher")))
                .contains(2);
        for (String wrong : List.of("KING", "ADML", "ADML:9999999Z", "ADMC:" + school.uai(), "%00", "admc")) {
            as(school.login("admc"))
                    .urlEncodingEnabled(false)
                    .put(path("teacher") + "/functions/" + wrong)
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void searchThenFiltersAndSorts() {
        String base = "/api/accounts?structure=" + school.uai();
        String token = AccessTokens.of(school.login("adml"));

        given().auth()
                .oauth2(token)
                .get(base + "&profile=TEACHER&sort=-login")
                .then()
                .statusCode(200)
                .body("items.login", equalTo(List.of(school.login("teacher"), school.login("both"))));
        given().auth()
                .oauth2(token)
                .get(base + "&group=" + school.students())
                .then()
                .body("items.login", equalTo(List.of(school.login("student"))));
        given().auth()
                .oauth2(token)
                .get(base + "&class=2nde " + school.number())
                .then()
                .body("items.login", equalTo(List.of(school.login("student"))));
        given().auth()
                .oauth2(token)
                .get(base + "&function=ADML")
                .then()
                .body("items.login", equalTo(List.of(school.login("adml"))));
        given().auth()
                .oauth2(token)
                .get(base + "&sort=password_hash")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("sort"));
    }

    @Test
    void structuresThenOneByOneOrByPage() {
        String token = AccessTokens.of(school.login("admc"));
        given().auth()
                .oauth2(token)
                .get("/api/structures?page=0&size=1&parent=" + school.parent())
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items.uai", equalTo(List.of(school.uai())));
        given().auth()
                .oauth2(token)
                .get("/api/structures?type=LYCEE&q=lycee " + school.number())
                .then()
                .body("uai", hasItem(school.uai()));
        given().auth().oauth2(token).get("/api/structures?size=0").then().statusCode(400);
        given().auth()
                .oauth2(token)
                .get("/api/structures/" + school.parent())
                .then()
                .statusCode(200)
                .body("children", equalTo(List.of(school.uai())));
        given().auth().oauth2(token).get("/api/structures/9999999Z").then().statusCode(404);
        as(other.login("adml")).get("/api/structures/" + school.uai()).then().statusCode(403);
        as(null).get("/api/structures/" + school.uai()).then().statusCode(401);
    }
}
