package fr.ent.connector.myapps;

import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

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
    void launchWhenGrantedThen303ToTheAddress() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers);

        school.teacher()
                .get("/launch/" + id)
                .then()
                .statusCode(303)
                .header("Location", equalTo(TestConnectors.pronote(school).get("url")));
    }

    @Test
    void launchWhenNotGrantedThen403AndUnknownThen404() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        school.teacher()
                .accept("text/html")
                .get("/launch/" + id)
                .then()
                .statusCode(403)
                .contentType("text/html");
        school.teacher().get("/launch/" + UUID.randomUUID()).then().statusCode(404);
    }
}
