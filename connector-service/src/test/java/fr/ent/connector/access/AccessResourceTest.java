package fr.ent.connector.access;

import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.SsoDouble;
import fr.ent.connector.testsupport.TestConnectors;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

@ServiceTest
class AccessResourceTest {
    @Inject
    EffectiveUsers effectiveUsers;

    @Inject
    EndedGrants ended;

    @Inject
    DataSource database;

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

    @Test
    void replaceWhenGrantHasALastDayThenItEndsWithThatDayInParis() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        put(school, id, "grants", List.of(Map.of("group", school.teachers, "until", "2999-07-05")))
                .statusCode(200)
                .body("added", contains(school.teachers.toString()));

        group(school, id, school.teachers)
                .body("groups[0].granted", equalTo(true))
                .body("groups[0].until", equalTo("2999-07-05"))
                .body("groups[0].ended", equalTo(false));
        assertThat(database(
                        "select ends_at at time zone 'Europe/Paris' from access_grant where connector_id = cast(? as uuid)",
                        id))
                .containsExactly("2999-07-06 00:00:00");
        replace(school.adml(), id, school.teachers).body("added", empty()).body("changed", empty());
        put(school, id, "grants", List.of(Map.of("group", school.teachers)))
                .body("added", empty())
                .body("changed", contains(school.teachers.toString()));
        group(school, id, school.teachers).body("groups[0].until", equalTo(null));
    }

    @Test
    void replaceWhenRightHasEndedThenNobodySeesItAndItCanBeRenewed() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers);
        end(id, "1 day");

        school.teacher().get("/api/me/apps").then().body(not(containsString(id)));
        school.adml()
                .get("/api/connectors/" + id + "/grants")
                .then()
                .body("effectiveUsers", equalTo(0))
                .body("groups.findAll { it.ended }.id", contains(school.teachers.toString()));
        put(school, id, "grants", List.of(Map.of("group", school.teachers, "until", "2999-01-01")))
                .body("changed", contains(school.teachers.toString()))
                .body("effectiveUsers", equalTo(17));
        school.teacher().get("/api/me/apps").then().body(containsString(id));
    }

    @Test
    void removeWhenRightEndedLongAgoThenItIsTakenAwayAndHistoryNamesNobody() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers, school.pupils);
        end(id, "29 days");
        ended.remove();
        assertThat(database("select group_id from access_grant where connector_id = cast(? as uuid)", id))
                .hasSize(2);

        end(id, "31 days");
        ended.remove();

        assertThat(database("select group_id from access_grant where connector_id = cast(? as uuid)", id))
                .isEmpty();
        assertThat(database(
                        "select coalesce(actor, 'nobody') from connector_change where connector_id = cast(? as uuid)"
                                + " order by id desc limit 1",
                        id))
                .containsExactly("nobody");
    }

    @Test
    void replaceWhenLastDayIsWrongThenTheFieldIsNamed() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        for (String day :
                List.of("2020-01-01", "tomorrow", "2027-02-30", "+999999999-01-01", "2027-7-5", "0000-00-00")) {
            put(school, id, "grants", List.of(Map.of("group", school.teachers, "until", day)))
                    .statusCode(400)
                    .body("errors.field", contains("grants[0].until"));
        }
        put(school, id, "grants", List.of(Map.of("until", "2999-01-01")))
                .statusCode(400)
                .body("errors.field", contains("grants[0].group"));
        put(school, id, "grants", List.of(Map.of("group", school.teachers), Map.of("group", school.teachers)))
                .statusCode(400)
                .body("errors.field", contains("grants[1].group"));
        school.adml()
                .contentType(ContentType.JSON)
                .body(Map.of("groups", List.of(), "grants", List.of()))
                .put("/api/connectors/" + id + "/grants")
                .then()
                .statusCode(400)
                .body("errors.field", contains("grants"));
    }

    @Test
    void replaceWhenAPersonIsDeniedThenTheCountIsAskedWithoutHimAndHisNameIsTold() {
        School school = School.fresh();
        UUID account = UUID.randomUUID();
        knows(account, school.uai);
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers);

        put(school, id, "denied", Map.of("accounts", List.of(account), "groups", List.of(school.pupils)))
                .statusCode(200)
                .body("denied", containsInAnyOrder(account.toString(), school.pupils.toString()))
                .body("added", empty());

        school.adml()
                .get("/api/connectors/" + id + "/grants")
                .then()
                .body("denied.accounts.name", contains("ARMAND Hélène"))
                .body("denied.groups.id", contains(school.pupils.toString()))
                .body("groups.findAll { it.granted }.id", contains(school.teachers.toString()));
        School.as(List.of(), List.of(school.teachers.toString(), school.pupils.toString()), List.of(school.uai))
                .get("/api/me/apps")
                .then()
                .body(not(containsString(id)));
        put(school, id, "denied", Map.of("accounts", List.of())).body("allowed", contains(account.toString()));
        put(school, id, "denied", Map.of("groups", List.of())).body("allowed", contains(school.pupils.toString()));
    }

    @Test
    void replaceWhenDeniedPersonIsForeignOrUnknownThenRefusedAlike() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        UUID foreign = UUID.randomUUID();
        knows(foreign, School.fresh().uai);

        put(school, id, "denied", Map.of("accounts", List.of(foreign)))
                .statusCode(400)
                .body("errors.field", contains("denied.accounts[0]"));
        SsoDouble.answers("/api/accounts/lookup", body -> "[]");
        put(school, id, "denied", Map.of("accounts", List.of(UUID.randomUUID())))
                .statusCode(400)
                .body("errors.field", contains("denied.accounts[0]"));
        put(school, id, "denied", Map.of("groups", List.of(School.fresh().teachers)))
                .statusCode(400)
                .body("errors.field", contains("denied.groups[0]"));
        SsoDouble.breaks();
        put(school, id, "denied", Map.of("accounts", List.of(UUID.randomUUID())))
                .statusCode(503);
    }

    @Test
    void replaceWhenConnectorIsSharedThenTheChildDeniesAndRulesOnlyItsOwn() {
        School parent = School.fresh();
        School child = School.fresh(parent.uai);
        UUID ofParent = UUID.randomUUID();
        UUID ofChild = UUID.randomUUID();
        SsoDouble.answers(
                "/api/accounts/lookup",
                body -> "[" + person(ofParent, parent.uai) + "," + person(ofChild, child.uai) + "]");
        String id = TestConnectors.created(parent, TestConnectors.pronoteWith(parent, "inherits", true));
        put(parent, id, "denied", Map.of("accounts", List.of(ofParent))).statusCode(200);
        put(parent, id, "rules", List.of(rule(parent, "CLASS", "STUDENT"))).statusCode(200);

        put(child, id, "denied", Map.of("accounts", List.of(ofChild)))
                .statusCode(200)
                .body("denied", contains(ofChild.toString()))
                .body("allowed", empty());
        put(child, id, "denied", Map.of("accounts", List.of())).body("allowed", contains(ofChild.toString()));
        put(child, id, "denied", Map.of("accounts", List.of(ofParent))).statusCode(400);
        put(child, id, "rules", List.of(rule(child, "CLASS", "TEACHER")))
                .statusCode(200)
                .body("rulesAdded.size()", equalTo(1))
                .body("rulesRemoved", empty());
        put(child, id, "rules", List.of(rule(parent, "CLASS", "TEACHER"))).statusCode(400);
        child.adml()
                .get("/api/connectors/" + id + "/grants")
                .then()
                .body("denied.accounts", empty())
                .body("rules.structure", contains(child.uai));
        parent.adml()
                .get("/api/connectors/" + id + "/grants")
                .then()
                .body("denied.accounts.id", contains(ofParent.toString()))
                .body("rules.structure", containsInAnyOrder(child.uai, parent.uai));
    }

    @Test
    void replaceWhenRuleIsWrongThenItsFieldIsNamed() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        put(school, id, "rules", List.of(rule(School.fresh(), "MANUAL", "KING")))
                .statusCode(400)
                .body("errors.field", contains("rules[0].structure", "rules[0].groupType", "rules[0].profile"));
        put(school, id, "rules", List.of(Map.of())).statusCode(400).body("errors.size()", equalTo(3));
    }

    @Test
    void previewWhenAskedThenTheDifferenceAndThePeopleAreToldAndNothingIsSaved() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.pupils);
        AtomicReference<String> asked = new AtomicReference<>();
        SsoDouble.answers("/api/groups/members", body -> {
            asked.set(body);
            return "{\"items\":[" + person(UUID.randomUUID(), school.uai) + "],\"total\":1,\"page\":0,\"size\":50}";
        });

        school.adml()
                .contentType(ContentType.JSON)
                .body(Map.of("groups", List.of(school.teachers)))
                .post("/api/connectors/" + id + "/grants/preview")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("change.added", contains(school.teachers.toString()))
                .body("change.removed", contains(school.pupils.toString()))
                .body("change.effectiveUsers", equalTo(17))
                .body("people.items.name", contains("ARMAND Hélène"));
        assertThat(asked.get()).contains(school.teachers.toString()).doesNotContain(school.pupils.toString());
        school.adml()
                .get("/api/connectors/" + id + "/grants")
                .then()
                .header("ETag", equalTo("\"1\""))
                .body("groups.findAll { it.granted }.id", contains(school.pupils.toString()));
    }

    @Test
    void audienceWhenCallerAdministersAChildThenOnlyItsGroupsAreAskedAbout() {
        School parent = School.fresh();
        School child = School.fresh(parent.uai);
        String id = TestConnectors.created(parent, TestConnectors.pronoteWith(parent, "inherits", true));
        TestConnectors.grant(parent, id, parent.teachers, child.teachers);
        AtomicReference<String> asked = new AtomicReference<>();
        SsoDouble.answers("/api/groups/members", body -> {
            asked.set(body);
            return "{\"items\":[],\"total\":0,\"page\":1,\"size\":10}";
        });

        child.adml()
                .get("/api/connectors/" + id + "/audience?q=arm&page=2&size=10")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"));

        assertThat(JsonPath.from(asked.get()).<String>getList("groups")).containsExactly(child.teachers.toString());
        assertThat(JsonPath.from(asked.get()).getString("q")).isEqualTo("arm");
        assertThat(JsonPath.from(asked.get()).getInt("page")).isEqualTo(1);
        child.adml().get("/api/connectors/" + id + "/audience?page=0").then().statusCode(400);
        child.adml()
                .get("/api/connectors/" + id + "/audience?q=" + "x".repeat(101))
                .then()
                .statusCode(400);
        SsoDouble.breaks();
        child.adml().get("/api/connectors/" + id + "/audience").then().statusCode(503);
    }

    @Test
    void readWhenPagedAndSearchedThenOnlyThatIsTold() {
        School parent = School.fresh();
        School child = School.fresh(parent.uai);
        String id = TestConnectors.created(parent, TestConnectors.pronoteWith(parent, "inherits", true));

        parent.adml()
                .get("/api/connectors/" + id + "/grants?structure=" + child.uai + "&q=Enseignants&size=1")
                .then()
                .statusCode(200)
                .body("groups.id", contains(child.teachers.toString()))
                .body("total", equalTo(1));
        parent.adml()
                .get("/api/connectors/" + id + "/grants?page=2&size=3")
                .then()
                .body("groups.size()", equalTo(1))
                .body("total", equalTo(4));
        child.adml()
                .get("/api/connectors/" + id + "/grants?structure=" + parent.uai)
                .then()
                .statusCode(400);
    }

    @Test
    void replaceWhenLockedThen409() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        School.admc()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(Map.of("reason", "Migration"))
                .put("/api/connectors/" + id + "/lock")
                .then()
                .statusCode(200);

        replace(school.adml(), id, school.teachers).statusCode(409).body("reason", equalTo("Migration"));
    }

    private static ValidatableResponse put(School caller, String id, String part, Object value) {
        return caller.adml()
                .contentType(ContentType.JSON)
                .body(Map.of(part, value))
                .put("/api/connectors/" + id + "/grants")
                .then();
    }

    private static ValidatableResponse group(School school, String id, UUID group) {
        String q = group.equals(school.teachers) ? "Enseignants" : "Élèves";
        return school.adml()
                .queryParam("q", q)
                .get("/api/connectors/" + id + "/grants")
                .then();
    }

    private static Map<String, String> rule(School school, String type, String profile) {
        return Map.of("structure", school.uai, "groupType", type, "profile", profile);
    }

    private static void knows(UUID account, String uai) {
        SsoDouble.answers("/api/accounts/lookup", body -> "[" + person(account, uai) + "]");
    }

    private static String person(UUID id, String uai) {
        return """
                {"id":"%s","login":"helene.armand","lastName":"ARMAND","firstName":"Hélène","profiles":["TEACHER"],
                 "structures":["%s"],"groups":[]}""".formatted(id, uai);
    }

    /** All its rights ended so long ago. */
    private void end(String id, String ago) {
        database(
                "update access_grant set ends_at = now() - cast('" + ago
                        + "' as interval) where connector_id = cast(? as uuid) returning ends_at",
                id);
    }

    private List<String> database(String query, String parameter) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, parameter);
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ValidatableResponse replace(RequestSpecification caller, String id, UUID... groups) {
        return caller.contentType(ContentType.JSON)
                .body(Map.of("groups", Arrays.asList(groups)))
                .put("/api/connectors/" + id + "/grants")
                .then();
    }
}
