package fr.ent.connector.access;

import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.SsoDouble;
import fr.ent.connector.testsupport.TestConnectors;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

@ServiceTest
class AccessResourceTest {
    @Inject
    EffectiveUsers effectiveUsers;

    @BeforeEach
    void answer() {
        SsoDouble.counts(17);
        effectiveUsers.askAgain();
    }

    @Test
    void replaceWhenGroupsAreTheSchoolsThenAddedAndRemovedAreTold() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        replace(school.adml(), id, school.teachers)
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("added", contains(school.teachers.toString()))
                .body("removed", empty())
                .body("effectiveUsers", equalTo(17))
                .body("estimated", equalTo(false));
        replace(school.adml(), id, school.pupils)
                .body("added", contains(school.pupils.toString()))
                .body("removed", contains(school.teachers.toString()));
        school.adml()
                .get("/api/connectors/" + id + "/grants")
                .then()
                .statusCode(200)
                .body("groups.id", containsInAnyOrder(school.teachers.toString(), school.pupils.toString()))
                .body("groups.findAll { it.granted }.id", contains(school.pupils.toString()));
    }

    @Test
    void replaceWhenSsoDoesNotAnswerThenTheSumOfMembersIsAnEstimate() {
        SsoDouble.breaks();
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        replace(school.adml(), id, school.teachers, school.pupils)
                .statusCode(200)
                .body("effectiveUsers", equalTo(20))
                .body("estimated", equalTo(true));
    }

    @Test
    void replaceWhenOneGroupIsForeignOrUnknownThenNothingIsSaved() {
        School school = School.fresh();
        School other = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        replace(School.admc(), id, school.teachers, other.teachers, UUID.randomUUID())
                .statusCode(400)
                .body("errors.field", contains("groups[1]", "groups[2]"));
        school.adml()
                .get("/api/connectors/" + id + "/grants")
                .then()
                .body("groups.findAll { it.granted }", empty())
                .header("ETag", equalTo("\"0\""));
    }

    @Test
    void replaceWhenBodyHasNoGroupsThen400() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        for (String body : List.of("{}", "{\"groups\":null}", "{\"groups\":[null]}", "{\"groups\":[\"x\"]}", "")) {
            school.adml()
                    .contentType(ContentType.JSON)
                    .body(body)
                    .put("/api/connectors/" + id + "/grants")
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void replaceWhenConnectorIsSharedThenTheChildsAdministratorChangesOnlyHisGroups() {
        School parent = School.fresh();
        School child = School.fresh(parent.uai);
        String id = TestConnectors.created(parent, TestConnectors.pronoteWith(parent, "inherits", true));
        TestConnectors.grant(parent, id, parent.teachers);

        replace(child.adml(), id, child.teachers)
                .statusCode(200)
                .body("added", contains(child.teachers.toString()))
                .body("removed", empty());
        child.adml()
                .get("/api/connectors/" + id + "/grants")
                .then()
                .body("groups.id", containsInAnyOrder(child.teachers.toString(), child.pupils.toString()))
                .body("elsewhere", equalTo(1));
        replace(child.adml(), id, parent.teachers).statusCode(400);
    }

    @Test
    void replaceWhenIfMatchIsStaleThen412() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        replace(school.adml().header("If-Match", "\"5\""), id, school.teachers).statusCode(412);
    }

    private static ValidatableResponse replace(RequestSpecification caller, String id, UUID... groups) {
        return caller.contentType(ContentType.JSON)
                .body(Map.of("groups", Arrays.asList(groups)))
                .put("/api/connectors/" + id + "/grants")
                .then();
    }
}
