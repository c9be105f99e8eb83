package fr.ent.connector.mass;

import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import fr.ent.connector.testsupport.Topics;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

@ServiceTest
class MassResourceTest {
    private final School region = School.fresh();
    private final School first = School.fresh(region.uai);
    private final School second = School.fresh(first.uai);

    @Inject
    DataSource database;

    @Test
    void giveWhenItIsADryRunThenItCountsByStructureAndChangesNothing() {
        String id = shared();
        TestConnectors.grant(region, id, first.teachers);

        mass(region.adml(), id, form("dryRun", true))
                .statusCode(200)
                .body("changes", equalTo(2))
                .body("already", equalTo(1))
                .body("people", equalTo(30))
                .body("total", equalTo(3))
                .body("structures.uai", containsInAnyOrder(region.uai, first.uai, second.uai))
                .body("structures.find { it.uai == '" + first.uai + "' }.changes", equalTo(0));
        assertThat(granted(id)).containsExactly(first.teachers);
    }

    @Test
    void giveWhenDryRunIsPagedThenOnePageIsTold() {
        String id = shared();

        region.adml()
                .contentType(ContentType.JSON)
                .body(form("dryRun", true))
                .post("/api/connectors/" + id + "/grants/mass?page=2&size=2")
                .then()
                .statusCode(200)
                .body("structures.size()", equalTo(1))
                .body("total", equalTo(3))
                .body("changes", equalTo(3));
    }

    @Test
    void giveWhenStartedThenAllStructuresGetItAndASecondTimeNothing() {
        String id = shared();

        String operation = started(region.adml(), id, form("dryRun", false));

        over(operation)
                .body("state", equalTo("DONE"))
                .body("total", equalTo(3))
                .body("done", equalTo(3))
                .body("added", equalTo(3))
                .body("actorName", equalTo("TEST Personne"));
        assertThat(granted(id)).containsExactlyInAnyOrder(region.teachers, first.teachers, second.teachers);
        over(started(region.adml(), id, form("dryRun", false))).body("added", equalTo(0));
        region.adml()
                .get("/api/connectors/" + id + "/grant-operations")
                .then()
                .statusCode(200)
                .body("size()", equalTo(2))
                .body("id", hasItem(operation));
        assertThat(actors(operation)).containsOnly("TEST Personne");
    }

    @Test
    void giveWhenGivenThenEntitledPeopleOfAllStructuresSeeIt() {
        String id = shared();
        over(started(region.adml(), id, form("dryRun", false)));

        second.teacher().get("/api/me/apps").then().statusCode(200).body(containsString(id));
        await().until(() -> Topics.read("ent.connectors", id).stream()
                .anyMatch(told ->
                        JsonPath.from(told.value()).<String>getList("grants").size() == 3));
    }

    /** A region: what sso-service must hear of is one event with all of them. */
    @Test
    void giveWhenTheRegionIsLargeThenTheWholeConnectorReachesKafka() {
        String id = shared();
        execute(
                "insert into ent_group (id, name, type, profile, structure, member_count)"
                        + " select gen_random_uuid(), 'Groupe ' || n, 'PROFILE', 'TEACHER', ?, 1"
                        + " from generate_series(1, 25000) n",
                first.uai);

        over(started(region.adml(), id, form("dryRun", false))).body("added", equalTo(25_003));

        await().until(() -> Topics.read("ent.connectors", id).stream()
                .anyMatch(told ->
                        JsonPath.from(told.value()).<String>getList("grants").size() == 25_003));
    }

    @Test
    void giveWhenAStructureIsExcludedThenItAndThoseBelowAreLeftOut() {
        Map<String, Object> form = TestConnectors.pronoteWith(region, "inherits", true);
        form.put("excludedStructures", List.of(first.uai));
        String id = TestConnectors.created(region, form);

        mass(region.adml(), id, form("dryRun", true))
                .body("excluded", equalTo(2))
                .body("changes", equalTo(1))
                .body("structures.findAll { it.excluded }.uai", containsInAnyOrder(first.uai, second.uai));
        over(started(region.adml(), id, form("dryRun", false))).body("added", equalTo(1));
        assertThat(granted(id)).containsExactly(region.teachers);
    }

    @Test
    void giveWhenRightIsTakenAwayThenOnlyTheseProfilesLoseIt() {
        String id = shared();
        TestConnectors.grant(region, id, first.teachers, first.pupils, second.teachers);

        over(started(region.adml(), id, form("remove", true))).body("removed", equalTo(2));

        assertThat(granted(id)).containsExactly(first.pupils);
    }

    @Test
    void undoWhenNothingHappenedSinceThenItIsAsBefore() {
        String id = shared();
        TestConnectors.grant(region, id, first.teachers);
        String operation = started(region.adml(), id, form("dryRun", false));
        over(operation).body("added", equalTo(2));

        String undoing = undone(region.adml(), operation);

        over(undoing)
                .body("state", equalTo("DONE"))
                .body("undoes", equalTo(operation))
                .body("removed", equalTo(2))
                .body("skipped", equalTo(0));
        assertThat(granted(id)).containsExactly(first.teachers);
        over(operation).body("undoneBy", equalTo(undoing));
        region.adml()
                .post("/api/grant-operations/" + operation + "/undo")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:ent:problem:operation-undone"));
    }

    @Test
    void undoWhenAGroupWasChangedByHandSinceThenItStays() {
        String id = shared();
        String operation = started(region.adml(), id, form("dryRun", false));
        over(operation);
        // Taken away and given again by hand: as it was, but not the operation's any more.
        TestConnectors.grant(region, id, region.teachers, second.teachers);
        TestConnectors.grant(region, id, region.teachers, second.teachers, first.teachers, first.pupils);

        over(undone(region.adml(), operation)).body("removed", equalTo(2)).body("skipped", equalTo(1));

        assertThat(granted(id)).containsExactlyInAnyOrder(first.teachers, first.pupils);
    }

    @Test
    void undoWhenARemovalIsTakenBackThenTheRightsAndTheirEndsComeBack() {
        String id = shared();
        region.adml()
                .contentType(ContentType.JSON)
                .body(Map.of("grants", List.of(Map.of("group", first.teachers.toString(), "until", "2999-07-05"))))
                .put("/api/connectors/" + id + "/grants")
                .then()
                .statusCode(200);
        String operation = started(region.adml(), id, form("remove", true));
        over(operation).body("removed", equalTo(1));
        assertThat(granted(id)).isEmpty();

        over(undone(region.adml(), operation)).body("added", equalTo(1));

        region.adml()
                .get("/api/connectors/" + id + "/grants?structure=" + first.uai)
                .then()
                .body("groups.findAll { it.granted }.until", contains("2999-07-05"));
    }

    @Test
    void giveWhenHandEditsHappenMeanwhileThenNeitherIsLost() {
        String id = shared();
        List<UUID> expected = new ArrayList<>(List.of(region.teachers, first.teachers, second.teachers));
        for (int i = 0; i < 5; i++) {
            expected.add(School.fresh(region.uai).teachers);
        }

        String operation = started(region.adml(), id, form("dryRun", false));
        Set<UUID> byHand = new HashSet<>();
        for (School school : List.of(first, second)) {
            school.adml()
                    .contentType(ContentType.JSON)
                    .body(Map.of("groups", List.of(school.teachers, school.pupils)))
                    .put("/api/connectors/" + id + "/grants")
                    .then()
                    .statusCode(200);
            byHand.add(school.pupils);
        }

        over(operation).body("state", equalTo("DONE"));
        expected.addAll(byHand);
        assertThat(granted(id)).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** An instance that was killed has left whole chunks, and the rest for whoever looks next. */
    @Test
    void workWhenAnInstanceLeftAnOperationInTheMiddleThenItIsFinished() {
        String id = shared();
        UUID operation = UUID.randomUUID();
        execute(
                "insert into grant_operation (id, connector_id, actor, profiles, remove, state, attempts)"
                        + " values (?, cast(? as uuid), 'somebody', array['TEACHER'], false, 'RUNNING', 1)",
                operation,
                id);
        execute("insert into grant_operation_structure values (?, ?, true)", operation, first.uai);
        execute("insert into grant_operation_structure values (?, ?, false)", operation, second.uai);

        over(operation.toString()).body("state", equalTo("DONE")).body("added", equalTo(1));

        assertThat(granted(id)).containsExactly(second.teachers);
    }

    @Test
    void workWhenTheConnectorIsLockedMeanwhileThenItStopsAndSaysWhy() {
        String id = shared();
        lock(id);
        UUID operation = UUID.randomUUID();
        execute(
                "insert into grant_operation (id, connector_id, actor, profiles, remove)"
                        + " values (?, cast(? as uuid), 'somebody', array['TEACHER'], false)",
                operation,
                id);
        execute("insert into grant_operation_structure values (?, ?, false)", operation, second.uai);

        over(operation.toString())
                .body("state", equalTo("FAILED"))
                .body("failure", equalTo("connector-locked"))
                .body("added", equalTo(0));
    }

    @Test
    void giveWhenTheConnectorIsLockedThen409WithTheReason() {
        String id = shared();
        lock(id);

        mass(region.adml(), id, form("dryRun", false)).statusCode(409).body("reason", equalTo("Migration"));
        mass(region.adml(), id, form("dryRun", true)).statusCode(200);
    }

    @Test
    void giveWhenTheCallerOnlyInheritsItThen403() {
        String id = shared();

        mass(first.adml(), id, form("dryRun", true)).statusCode(403);
        mass(first.adml(), id, form("dryRun", false)).statusCode(403);
        String operation = started(region.adml(), id, form("dryRun", false));
        over(operation);
        first.adml().get("/api/grant-operations/" + operation).then().statusCode(403);
        first.adml().post("/api/grant-operations/" + operation + "/undo").then().statusCode(403);
        School.nobody().get("/api/grant-operations/" + operation).then().statusCode(401);
        region.teacher().get("/api/grant-operations/" + operation).then().statusCode(403);
        School.fresh().adml().get("/api/grant-operations/" + operation).then().statusCode(403);
        School.admc().get("/api/grant-operations/" + operation).then().statusCode(200);
    }

    @Test
    void giveWhenInputIsWrongThenEachFieldIsNamed() {
        String id = shared();
        School foreign = School.fresh();

        mass(
                        region.adml(),
                        id,
                        Map.of(
                                "profiles",
                                List.of("TEACHER", "KING"),
                                "structures",
                                List.of(foreign.uai, "x\u0000", first.uai)))
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("profiles[1]", "structures[0]", "structures[1]"));
        mass(region.adml(), id, Map.of())
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("profiles", "structures"));
        mass(region.adml(), id, Map.of("profiles", "TEACHER")).statusCode(400);
        mass(region.adml(), UUID.randomUUID().toString(), form("dryRun", true)).statusCode(404);
        region.adml()
                .get("/api/grant-operations/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", startsWith("urn:ent:problem:operation-unknown"));
    }

    @Test
    void giveWhenTheConnectorIsNotSharedThenOnlyItsOwnerMayBeNamed() {
        String id = TestConnectors.created(region, TestConnectors.pronote(region));

        mass(region.adml(), id, form("dryRun", true)).statusCode(200).body("total", equalTo(1));
        mass(region.adml(), id, Map.of("profiles", List.of("TEACHER"), "structures", List.of(first.uai)))
                .statusCode(400);
    }

    private String shared() {
        return TestConnectors.created(region, TestConnectors.pronoteWith(region, "inherits", true));
    }

    /** All teachers of the region. */
    private Map<String, Object> form(String field, boolean value) {
        Map<String, Object> form = new HashMap<>();
        form.put("profiles", List.of("TEACHER"));
        form.put("structures", List.of(region.uai));
        form.put("descendants", true);
        form.put(field, value);
        return form;
    }

    private static ValidatableResponse mass(RequestSpecification caller, String id, Map<String, Object> form) {
        return caller.contentType(ContentType.JSON)
                .body(form)
                .post("/api/connectors/" + id + "/grants/mass")
                .then();
    }

    private static String started(RequestSpecification caller, String id, Map<String, Object> form) {
        String location = mass(caller, id, form).statusCode(202).extract().header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static String undone(RequestSpecification caller, String operation) {
        return caller.post("/api/grant-operations/" + operation + "/undo")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private ValidatableResponse over(String operation) {
        await().until(() -> !"RUNNING"
                .equals(region.adml()
                        .get("/api/grant-operations/" + operation)
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("state")));
        return region.adml().get("/api/grant-operations/" + operation).then();
    }

    private void lock(String id) {
        School.admc()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(Map.of("reason", "Migration"))
                .put("/api/connectors/" + id + "/lock")
                .then()
                .statusCode(200);
    }

    private Set<UUID> granted(String id) {
        Set<UUID> granted = new HashSet<>();
        texts("select group_id::text from access_grant where connector_id = cast(? as uuid)", id)
                .forEach(text -> granted.add(UUID.fromString(text)));
        return granted;
    }

    private List<String> actors(String operation) {
        return texts("select actor_name from connector_change where operation = cast(? as uuid)", operation);
    }

    private List<String> texts(String query, String parameter) {
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

    private void execute(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
