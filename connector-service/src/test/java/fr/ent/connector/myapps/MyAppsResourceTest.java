package fr.ent.connector.myapps;

import fr.ent.connector.testsupport.Browser;
import fr.ent.connector.testsupport.OnePerson;
import fr.ent.connector.testsupport.Rows;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import fr.ent.localstack.testing.TestIssuer;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

@ServiceTest
class MyAppsResourceTest {
    @Test
    void mineWhenConnectorIsNewThenNobodySeesIt() {
        School school = School.fresh();
        TestConnectors.created(school, TestConnectors.pronote(school));

        school.teacher().get("/api/me/apps").then().statusCode(200).body("items", empty());
        school.adml().get("/api/me/apps").then().statusCode(200).body("items", empty());
    }

    @Test
    void mineWhenGroupIsGrantedThenItsMembersSeeItAndOthersDoNot() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers);

        school.teacher()
                .get("/api/me/apps")
                .then()
                .statusCode(200)
                .body("items.name", contains("Pronote - Lycée Paul Martin"))
                .body("items.iconAddress", contains("/icones/pronote.svg"))
                .body("items.target", contains("NEW_PAGE"))
                .body("items.launch", contains("/launch/" + id));
        school.pupil().get("/api/me/apps").then().body("items", empty());
    }

    @Test
    void mineWhenPersonLeftTheSchoolThenAGroupAloneShowsNothing() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers);

        School.as(List.of(), List.of(school.teachers.toString(), "not-an-id"), List.of(School.fresh().uai))
                .get("/api/me/apps")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void mineWhenAncestorSharesAndGrantsThenDescendantsSeeItOnlyWhileShared() {
        School parent = School.fresh();
        School child = School.fresh(parent.uai);
        String shared = TestConnectors.created(parent, TestConnectors.pronoteWith(parent, "inherits", true));
        Map<String, Object> form = TestConnectors.pronoteWith(parent, "identifier", "Pas partagé " + parent.uai);
        form.remove("cas");
        String own = TestConnectors.created(parent, form);
        TestConnectors.grant(parent, shared, parent.teachers, child.teachers);
        TestConnectors.grant(parent, own, parent.teachers);

        child.teacher().get("/api/me/apps").then().body("items.id", contains(shared));
        School.as(List.of(), List.of(parent.teachers.toString()), List.of(child.uai))
                .get("/api/me/apps")
                .then()
                .body("items.id", contains(shared));
    }

    @Test
    void mineWhenNothingChangedThen304() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers);
        Response first = school.teacher().get("/api/me/apps");

        school.teacher()
                .header("If-None-Match", first.header("ETag"))
                .get("/api/me/apps")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(first.header("ETag")));
        TestConnectors.grant(school, id);
        school.teacher()
                .header("If-None-Match", first.header("ETag"))
                .get("/api/me/apps")
                .then()
                .statusCode(200);
    }

    @Test
    void preferWhenChosenThenTheyComeFirstInHisOrderAndOnlyForHim() {
        School school = School.fresh();
        List<String> ids = List.of("A", "B", "C").stream()
                .map(name -> {
                    Map<String, Object> form =
                            TestConnectors.pronoteWith(school, "identifier", name + " " + school.uai);
                    form.put("displayName", name);
                    form.remove("cas");
                    String id = TestConnectors.created(school, form);
                    TestConnectors.grant(school, id, school.teachers);
                    return id;
                })
                .toList();
        String token = TestIssuer.token(
                UUID.randomUUID().toString(),
                Map.of("groups", List.of(school.teachers.toString()), "structures", List.of(school.uai)));

        prefer(token, Map.of("connectors", List.of(ids.get(2), ids.get(1), ids.get(2))))
                .statusCode(204);

        School.nobody()
                .auth()
                .oauth2(token)
                .get("/api/me/apps")
                .then()
                .body("items.name", contains("C", "B", "A"))
                .body("items.favourite", contains(true, true, false));
        school.teacher().get("/api/me/apps").then().body("items.name", contains("A", "B", "C"));
        prefer(token, Map.of("connectors", List.of(ids.get(0), UUID.randomUUID().toString())))
                .statusCode(400)
                .body("errors.field", contains("connectors[1]"));
        prefer(token, Map.of()).statusCode(400);
        School.nobody()
                .contentType(ContentType.JSON)
                .body("{}")
                .put("/api/me/favourites")
                .then()
                .statusCode(401);
    }

    private static ValidatableResponse prefer(String token, Object body) {
        return School.nobody()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/me/favourites")
                .then();
    }

    @Test
    void favouritesWhenReadThenInTheirOrderUntilTheyAreForgotten() {
        School school = School.fresh();
        String first = link(school, "A");
        String second = link(school, "B");
        OnePerson teacher = OnePerson.teacher(school);

        teacher.calls()
                .get("/api/me/favourites")
                .then()
                .statusCode(200)
                .body("connectors", empty())
                .body("chosen", equalTo(false));
        put(teacher, List.of(second, first)).statusCode(204);
        teacher.calls()
                .get("/api/me/favourites")
                .then()
                .body("connectors", contains(second, first))
                .body("chosen", equalTo(true));
        OnePerson.teacher(school).calls().get("/api/me/favourites").then().body("chosen", equalTo(false));
        put(teacher, List.of()).statusCode(204);
        teacher.calls()
                .get("/api/me/favourites")
                .then()
                .body("connectors", empty())
                .body("chosen", equalTo(true));
        teacher.calls().delete("/api/me/favourites").then().statusCode(204);
        teacher.calls().get("/api/me/favourites").then().body("chosen", equalTo(false));
        School.nobody().get("/api/me/favourites").then().statusCode(401);
        School.nobody().delete("/api/me/favourites").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "{\"connectors\": null}",
                "{\"connectors\": [null]}",
                "{\"connectors\": [\"x\"]}",
                "{\"connectors\": \"x\"}",
                "{\"connectors\": [\"\\u0000\"]}",
                "{\"other\": []}"
            })
    void preferWhenTheBodyIsBadThen400(String body) {
        School.fresh()
                .teacher()
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/me/favourites")
                .then()
                .statusCode(400);
    }

    @Test
    void preferWhenTooManyThen400() {
        OnePerson teacher = OnePerson.teacher(School.fresh());
        put(
                        teacher,
                        Stream.generate(UUID::randomUUID)
                                .limit(501)
                                .map(UUID::toString)
                                .toList())
                .statusCode(400)
                .body("errors.field", contains("connectors"));
    }

    @Test
    void preferWhenOneIsADraftForAWhileThenItsPlaceIsKeptByTheNextStep() {
        School school = School.fresh();
        String first = link(school, "A");
        String second = link(school, "B");
        OnePerson teacher = OnePerson.teacher(school);
        put(teacher, List.of(first)).statusCode(204);
        Rows.execute("update connector set published = false where id = cast(? as uuid)", first);
        Browser browser = new Browser(teacher::calls);
        browser.open("/mes-applis");
        browser.submit("Ajouter aux favoris : B", Map.of());
        Rows.execute("update connector set published = true where id = cast(? as uuid)", first);

        teacher.calls().get("/api/me/favourites").then().body("connectors", contains(second, first));
    }

    @Test
    void mineWhenDatesPublicationOrHeadingChangeThenTheTagDoes() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers);
        OnePerson teacher = OnePerson.teacher(school);
        String tag = teacher.calls().get("/api/me/apps").header("ETag");
        for (String change : List.of(
                "update connector set category = 'PEDAGOGY' where id = cast(? as uuid)",
                "update connector set maintenance = 'Lent' where id = cast(? as uuid)",
                "update connector set opens_at = '2020-01-01' where id = cast(? as uuid)",
                "update connector set closes_at = '2020-01-02' where id = cast(? as uuid)",
                "insert into pronote_base (uai, published) select structure, false from connector"
                        + " where id = cast(? as uuid)")) {
            Rows.execute(change, id);
            Response answer = teacher.calls().header("If-None-Match", tag).get("/api/me/apps");
            assertThat(answer.statusCode()).as(change).isEqualTo(200);
            tag = answer.header("ETag");
        }
        teacher.calls().header("If-None-Match", tag).get("/api/me/apps").then().statusCode(304);
        teacher.calls()
                .get("/api/me/apps")
                .then()
                .body("items.category", contains("PEDAGOGY"))
                .body("items.availability", contains("CLOSED"))
                .body("items.closesAt", contains("2020-01-02T00:00:00Z"))
                .body("items.maintenance", contains("Lent"))
                .body("items.unpublished", contains(true))
                .body("items.schools", contains(1));
    }

    /** With {uai} the base is the one of his school; it is stopped for him only when all of his are. */
    @Test
    void mineWhenTheAddressIsOfEachSchoolThenPublishedAsTheirBases() {
        School parent = School.fresh();
        School first = School.fresh(parent.uai);
        School second = School.fresh(parent.uai);
        String id = TestConnectors.created(parent, TestConnectors.pronoteWith(parent, "inherits", true));
        TestConnectors.grant(parent, id, first.teachers, second.teachers);
        Rows.execute("update connector set url = 'https://{uai}.pronote.example/' where id = cast(? as uuid)", id);
        OnePerson both = OnePerson.teacher(first, second);
        Rows.execute("insert into pronote_base (uai, published) values (?, false)", first.uai);

        first.teacher().get("/api/me/apps").then().body("items.unpublished", contains(true));
        second.teacher().get("/api/me/apps").then().body("items.unpublished", contains(false));
        both.calls()
                .get("/api/me/apps")
                .then()
                .body("items.unpublished", contains(false))
                .body("items.schools", contains(2));
        Rows.execute("insert into pronote_base (uai, published) values (?, false)", second.uai);
        both.calls().get("/api/me/apps").then().body("items.unpublished", contains(true));
    }

    private static String link(School school, String name) {
        Map<String, Object> form = TestConnectors.pronoteWith(school, "identifier", name + " " + school.uai);
        form.put("displayName", name);
        form.remove("cas");
        String id = TestConnectors.created(school, form);
        TestConnectors.grant(school, id, school.teachers);
        return id;
    }

    private static ValidatableResponse put(OnePerson person, List<String> connectors) {
        return person.calls()
                .contentType(ContentType.JSON)
                .body(Map.of("connectors", connectors))
                .put("/api/me/favourites")
                .then();
    }
}
