package fr.ent.connector.history;

import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.SsoDouble;
import fr.ent.connector.testsupport.TestConnectors;
import fr.ent.connector.testsupport.Topics;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@ServiceTest
class HistoryResourceTest {
    @Inject
    DataSource database;

    @Inject
    HistoryPurge purge;

    @Test
    void listWhenConnectorWasChangedThenEachChangeTellsWhoAndTheFieldsThatDiffer() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        change(school, id, 0, TestConnectors.pronoteWith(school, "displayName", "Notes"));
        TestConnectors.grant(school, id, school.teachers);

        history(school, id)
                .statusCode(200)
                .body("total", equalTo(3))
                .body("items.kind", contains("RIGHTS", "CHANGED", "CREATED"))
                .body("items.actorName", contains("TEST Personne", "TEST Personne", "TEST Personne"))
                .body("items[0].rights.granted.name", contains("Enseignants du lycée " + school.uai))
                .body("items[0].fields", empty())
                .body("items[0].restoration", equalTo("RIGHTS"))
                .body("items[1].fields.field", contains("displayName"))
                .body("items[1].fields[0].before", equalTo("Pronote - Lycée Paul Martin"))
                .body("items[1].fields[0].after", equalTo("Notes"))
                .body("items[1].rights", nullValue())
                .body("items[1].restoration", equalTo("VERSION"))
                .body("items[2].beforeKnown", equalTo(true))
                .body("items[2].fields.field", hasItem("cas.type"));
    }

    @Test
    void listWhenPagesAreSmallThenTheyFollowOneAnother() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        change(school, id, 0, TestConnectors.pronoteWith(school, "displayName", "Un"));
        change(school, id, 1, TestConnectors.pronoteWith(school, "displayName", "Deux"));

        school.adml()
                .get("/api/connectors/" + id + "/history?page=2&size=2")
                .then()
                .body("items.kind", contains("CREATED"))
                .body("total", equalTo(3));
        for (String wrong : List.of("page=0", "size=0", "size=201", "page=x")) {
            assertThat(school.adml()
                            .get("/api/connectors/" + id + "/history?" + wrong)
                            .statusCode())
                    .as(wrong)
                    .isIn(400, 404);
        }
    }

    @Test
    void listWhenSecretIsReplacedThenItIsSaidAndNeverTold() {
        School school = School.fresh();
        Map<String, Object> form = TestConnectors.pronoteWith(
                school, "oauth", Map.of("grantType", "client_credentials", "secret", "un-tres-long-secret-1"));
        String id = TestConnectors.created(school, form);
        form.put("oauth", Map.of("grantType", "client_credentials", "secret", "un-tres-long-secret-2"));
        change(school, id, 0, form);

        String told = history(school, id)
                .body("items[0].secretChanged", equalTo(true))
                .body("items[0].fields", empty())
                .extract()
                .asString();

        assertThat(told).doesNotContain("un-tres-long-secret").doesNotContainIgnoringCase("secretHash");
    }

    @Test
    void listWhenConnectorIsOnlySharedThenItsHistoryIsTheOwners() {
        School parent = School.fresh();
        School child = School.fresh(parent.uai);
        String id = TestConnectors.created(parent, TestConnectors.pronoteWith(parent, "inherits", true));

        child.adml().get("/api/connectors/" + id).then().statusCode(200);
        child.adml().get("/api/connectors/" + id + "/history").then().statusCode(403);
    }

    @Test
    void listWhenConnectorNeverWasThen404() {
        School.admc()
                .get("/api/connectors/" + UUID.randomUUID() + "/history")
                .then()
                .statusCode(404);
        School.admc().get("/api/connectors/nonsense/history").then().statusCode(404);
    }

    /** The statement of V020, run on a connector as it was before there was a history. */
    @Test
    void listWhenConnectorIsOlderThanItsHistoryThenTheNextChangeIsComparedWithWhatWasFound()
            throws IOException, SQLException {
        School school = School.fresh();
        Map<String, Object> form = TestConnectors.pronoteWith(school, "inherits", true);
        form.put(
                "cas",
                Map.of("type", "PRONOTE", "proxyCallbacks", List.of("https://a.example/", "https://b.example/")));
        form.put(
                "oauth",
                Map.of(
                        "grantType",
                        "authorization_code",
                        "scope",
                        "openid",
                        "redirectUris",
                        List.of("https://a.example/retour")));
        form.put("category", "SCHOOL_LIFE");
        form.put("opensAt", "2026-09-01T06:00:00Z");
        form.put("mobileUrl", "https://m.example/");
        form.put("maintenance", "Bientôt");
        form.put("excludedStructures", List.of(School.fresh(school.uai).uai));
        String id = TestConnectors.created(school, form);
        execute("delete from connector_change where connector_id = cast(? as uuid)", id);
        String migration;
        try (var file = getClass().getResourceAsStream("/db/migration/V020__widen_history.sql")) {
            migration = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        execute(migration.substring(migration.indexOf("insert into")));
        form.put("displayName", "Notes");
        change(school, id, 0, form);

        history(school, id)
                .body("items.kind", contains("CHANGED", "FOUND"))
                .body("items[0].fields.field", contains("displayName"))
                .body("items[1].beforeKnown", equalTo(false))
                .body("items[1].fields.field", hasItem("cas.proxyCallbacks"));
        restore(school, id, change(school, id, "FOUND"), 1)
                .statusCode(200)
                .body("fields.field", contains("displayName"));
        school.adml()
                .get("/api/connectors/" + id)
                .then()
                .body("displayName", equalTo("Pronote - Lycée Paul Martin"))
                .body("oauth.redirectUris", contains("https://a.example/retour"));
    }

    @Test
    void restoreWhenVersionIsEarlierThenTheDefinitionIsBackAndRightsStay() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        Map<String, Object> other = TestConnectors.pronoteWith(school, "displayName", "Notes");
        other.put("target", "PAGE");
        other.remove("cas");
        change(school, id, 0, other);
        TestConnectors.grant(school, id, school.teachers);
        long created = change(school, id, "CREATED");

        school.adml()
                .get("/api/connectors/" + id + "/history/" + created + "/restoration")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("restoration", equalTo("VERSION"))
                .body("fields.field", contains("displayName", "target", "cas", "cas.type", "cas.singleLogout"));
        restore(school, id, created, 2).statusCode(200).header("ETag", equalTo("\"3\""));

        school.adml()
                .get("/api/connectors/" + id)
                .then()
                .body("displayName", equalTo("Pronote - Lycée Paul Martin"))
                .body("target", equalTo("NEW_PAGE"))
                .body("cas.type", equalTo("PRONOTE"))
                .body("groups", equalTo(1));
        history(school, id).body("items[0].kind", equalTo("RESTORED")).body("items[0].earlier", equalTo((int) created));
    }

    @Test
    void restoreWhenTheSecretIsAnotherSinceThenTodaysStays() {
        School school = School.fresh();
        Map<String, Object> form = TestConnectors.pronoteWith(
                school, "oauth", Map.of("grantType", "client_credentials", "secret", "un-tres-long-secret-1"));
        String id = TestConnectors.created(school, form);
        form.put("displayName", "Notes");
        form.put("oauth", Map.of("grantType", "client_credentials", "secret", "un-tres-long-secret-2"));
        change(school, id, 0, form);

        restore(school, id, change(school, id, "CREATED"), 1)
                .statusCode(200)
                .body("secretToMake", equalTo(false))
                .body("newSecret", nullValue());
        history(school, id).body("items[0].secretChanged", equalTo(false));
    }

    @Test
    void restoreWhenTheVersionHadASecretAndThereIsNoneNowThenANewOneIsToldOnce() {
        School school = School.fresh();
        Map<String, Object> form = TestConnectors.pronoteWith(
                school, "oauth", Map.of("grantType", "client_credentials", "secret", "un-tres-long-secret-1"));
        String id = TestConnectors.created(school, form);
        form.remove("oauth");
        change(school, id, 0, form);

        restore(school, id, change(school, id, "CREATED"), 1)
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("newSecret", notNullValue());
        school.adml().get("/api/connectors/" + id).then().body("oauth.secretSet", equalTo(true));
    }

    @Test
    void restoreWhenAnotherTookTheIdentifierThenConflictAndNothingChanges() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        Map<String, Object> renamed = TestConnectors.pronoteWith(school, "identifier", "Autre " + school.uai);
        renamed.remove("cas");
        change(school, id, 0, renamed);
        TestConnectors.created(school, TestConnectors.pronote(school));

        restore(school, id, change(school, id, "CREATED"), 1)
                .statusCode(409)
                .body("type", equalTo("urn:ent:problem:identifier-taken"));
        school.adml().get("/api/connectors/" + id).then().body("identifier", equalTo("Autre " + school.uai));
    }

    @Test
    void restoreWhenVersionIsStaleOrMissingThenRefused() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        change(school, id, 0, TestConnectors.pronoteWith(school, "displayName", "Notes"));
        long created = change(school, id, "CREATED");

        restore(school, id, created, 0).statusCode(412);
        school.adml()
                .post("/api/connectors/" + id + "/history/" + created + "/restoration")
                .then()
                .statusCode(428);
        restore(school, id, 9_999_999_999L, 1).statusCode(404);
        school.adml()
                .post("/api/connectors/" + id + "/history/nonsense/restoration")
                .then()
                .statusCode(404);
    }

    @Test
    void restoreWhenTheChangeIsAnotherConnectorsThen404() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        School other = School.fresh();
        String foreign = TestConnectors.created(other, TestConnectors.pronote(other));

        restore(school, id, change(other, foreign, "CREATED"), 0).statusCode(404);
    }

    @Test
    void restoreWhenNothingDiffersThenNothingIsWritten() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        restore(school, id, change(school, id, "CREATED"), 0)
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("fields", empty());
        history(school, id).body("total", equalTo(1));
    }

    @Test
    void restoreWhenConnectorIsLockedThen409WithTheReason() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers);
        School.admc()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "Migration"))
                .put("/api/connectors/" + id + "/lock")
                .then()
                .statusCode(200);

        for (String kind : List.of("CREATED", "RIGHTS")) {
            restore(school, id, change(school, id, kind), 2).statusCode(409).body("reason", equalTo("Migration"));
        }
    }

    @Test
    void restoreWhenTheChangeIsOfRightsThenItIsTakenBack() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers);
        long first = change(school, id, "RIGHTS");
        TestConnectors.grant(school, id, school.pupils);
        long second = change(school, id, "RIGHTS");

        restore(school, id, second, 2)
                .statusCode(200)
                .body("restoration", equalTo("RIGHTS"))
                .body("rights.granted.group", contains(school.teachers.toString()))
                .body("rights.revoked.group", contains(school.pupils.toString()))
                .body("skipped", empty());

        assertThat(granted(school, id)).containsExactly(school.teachers.toString());
        history(school, id).body("items[0].kind", equalTo("RIGHTS")).body("items[0].earlier", equalTo((int) second));
        restore(school, id, second, 3).statusCode(200).header("ETag", equalTo("\"3\""));
        restore(school, id, first, 3).statusCode(200).body("rights.revoked", hasSize(1));
        assertThat(granted(school, id)).isEmpty();
    }

    @Test
    void restoreWhenAGroupIsGoneThenTheOthersComeBackAndItIsNamed() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers, school.pupils);
        TestConnectors.grant(school, id);
        long removal = change(school, id, "RIGHTS");
        gone(school.pupils);

        restore(school, id, removal, 2)
                .statusCode(200)
                .body("rights.granted.group", contains(school.teachers.toString()))
                .body("skipped.name", contains("Élèves du lycée " + school.uai))
                .body("skipped.reason", contains("GONE"));
    }

    @Test
    void listWhenTheDirectoryLostAGroupThenTheServiceItselfDidItAndTheNameIsStillKnown() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.pupils);

        gone(school.pupils);

        Awaitility.await()
                .untilAsserted(() -> history(school, id)
                        .body("items[0].kind", equalTo("RIGHTS"))
                        .body("items[0].actor", nullValue())
                        .body("items[0].rights.revoked.name", contains("Élèves du lycée " + school.uai)));
    }

    @Test
    void restoreWhenDeletedThenItComesBackUnderItsIdWithItsRights() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers);
        delete(school, id, 1);
        long deletion = change(school, id, "DELETED");

        school.adml()
                .get("/api/structures/" + school.uai + "/deleted-connectors")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items[0].id", equalTo(id))
                .body("items[0].change", equalTo((int) deletion))
                .body("items[0].identifier", equalTo("Pronote - Lycée " + school.uai))
                .body("items[0].actorName", equalTo("TEST Personne"));
        restore(school, id, deletion, null)
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("rights.granted.group", contains(school.teachers.toString()));

        school.adml()
                .get("/api/connectors/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("draft", equalTo(false));
        assertThat(granted(school, id)).containsExactly(school.teachers.toString());
        school.teacher().get("/api/me/apps").then().body("items.id", hasItem(id));
        school.adml()
                .get("/api/structures/" + school.uai + "/deleted-connectors")
                .then()
                .body("total", equalTo(0));
        Awaitility.await()
                .untilAsserted(() -> assertThat(Topics.read("ent.connectors", id))
                        .last()
                        .satisfies(told -> assertThat(told.value())
                                .contains("\"version\":2")
                                .contains(school.teachers.toString())));
    }

    @Test
    void restoreWhenDeletedAndTheAddressIsTakenThenConflictAndItStaysDeleted() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        delete(school, id, 0);
        TestConnectors.created(school, TestConnectors.pronoteWith(school, "identifier", "Autre " + school.uai));

        restore(school, id, change(school, id, "DELETED"), null)
                .statusCode(409)
                .body("type", equalTo("urn:ent:problem:service-taken"));
        school.adml().get("/api/connectors/" + id).then().statusCode(404);
    }

    @Test
    void restoreWhenDeletedThenOnlyTheDeletionCanBeTakenBack() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        delete(school, id, 0);

        history(school, id).body("items.restoration", contains("DELETION", "NONE"));
        restore(school, id, change(school, id, "CREATED"), null)
                .statusCode(409)
                .body("type", equalTo("urn:ent:problem:connector-deleted"));
        School.fresh().adml().get("/api/connectors/" + id + "/history").then().statusCode(403);
    }

    @Test
    void restoreWhenDeletedConnectorHadASecretThenANewOneIsMade() {
        School school = School.fresh();
        String id = TestConnectors.created(
                school,
                TestConnectors.pronoteWith(
                        school, "oauth", Map.of("grantType", "client_credentials", "secret", "un-tres-long-secret-1")));
        delete(school, id, 0);

        restore(school, id, change(school, id, "DELETED"), null)
                .statusCode(200)
                .body("newSecret", not(containsString("un-tres-long-secret")))
                .body("newSecret", notNullValue());
    }

    @Test
    void deletedWhenStructureIsUnknownOrForeignThenRefused() {
        School school = School.fresh();
        School other = School.fresh();
        String path = "/api/structures/" + school.uai + "/deleted-connectors";

        School.nobody().get(path).then().statusCode(401);
        school.teacher().get(path).then().statusCode(403);
        other.adml().get(path).then().statusCode(403);
        School.admc().get(path).then().statusCode(200);
        School.admc().get("/api/structures/0999999Z/deleted-connectors").then().statusCode(404);
    }

    @Test
    void purgeWhenChangesAreOldThenTheLastOfAConnectorStaysWithoutItsAuthor() throws SQLException {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        change(school, id, 0, TestConnectors.pronoteWith(school, "displayName", "Notes"));
        String young = TestConnectors.created(school, link(school, "Jeune "));
        String dead = TestConnectors.created(school, link(school, "Mort "));
        delete(school, dead, 0);
        for (String old : List.of(id, dead)) {
            execute(
                    "update connector_change set at = now() - interval '4 years' where connector_id = cast(? as uuid)",
                    old);
        }

        purge.purge();

        history(school, id)
                .body("items.kind", contains("CHANGED"))
                .body("items[0].actor", nullValue())
                .body("items[0].beforeKnown", equalTo(false));
        history(school, young).body("items[0].actorName", equalTo("TEST Personne"));
        School.admc().get("/api/connectors/" + dead + "/history").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void listWhenAPersonWasDeniedThenTheNameIsToldIfSsoAnswersElseTheId(boolean answering) throws SQLException {
        School school = School.fresh();
        UUID person = UUID.randomUUID();
        UUID elsewhere = UUID.randomUUID();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        denied(id, school, person, elsewhere);
        SsoDouble.answers(
                "/api/accounts/lookup",
                body -> "[" + json(person, "FAVIER", school.uai) + "," + json(elsewhere, "AILLEURS", "0000000Z") + "]");
        if (!answering) {
            SsoDouble.breaks();
        }

        List<String> names = history(school, id)
                .body("items[0].rights.denied.kind", contains("ACCOUNT", "ACCOUNT"))
                .extract()
                .path("items[0].rights.denied.name");

        assertThat(names).containsExactlyInAnyOrder(answering ? "FAVIER Anne" : null, null);
        SsoDouble.counts(0);
    }

    private static Map<String, Object> link(School school, String name) {
        Map<String, Object> form = TestConnectors.pronoteWith(school, "identifier", name + school.uai);
        form.remove("cas");
        return form;
    }

    private static String json(UUID id, String name, String uai) {
        return "{\"id\":\"%s\",\"login\":\"x\",\"lastName\":\"%s\",\"firstName\":\"Anne\",\"profiles\":[],\"structures\":[\"%s\"],\"groups\":[]}"
                .formatted(id, name, uai);
    }

    private void denied(String id, School school, UUID... people) throws SQLException {
        for (UUID person : people) {
            execute(
                    "insert into access_denial (connector_id, kind, subject) values (cast(? as uuid), 'ACCOUNT', ?)",
                    id,
                    person);
        }
        execute(
                "insert into connector_change (connector_id, structure, kind, version, state, rights) select c.connector_id,"
                        + " c.structure, 'RIGHTS', 1, c.state, cast(? as jsonb) from connector_change c where"
                        + " c.connector_id = cast(? as uuid)",
                "{\"granted\":[],\"revoked\":[],\"allowed\":[],\"rulesAdded\":[],\"rulesRemoved\":[],\"denied\":["
                        + "{\"kind\":\"ACCOUNT\",\"subject\":\"%s\"},{\"kind\":\"ACCOUNT\",\"subject\":\"%s\"}]}"
                                .formatted((Object[]) people),
                id);
    }

    private static void gone(UUID group) {
        Topics.send("ent.directory", UUID.randomUUID(), "fr.ent.sso.group.changed.v1", "group:" + group, null);
        Awaitility.await().until(() -> !known(group));
    }

    private static boolean known(UUID group) {
        DataSource database =
                io.quarkus.arc.Arc.container().instance(DataSource.class).get();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select 1 from ent_group where id = ?")) {
            select.setObject(1, group);
            return select.executeQuery().next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ValidatableResponse history(School school, String id) {
        return school.adml().get("/api/connectors/" + id + "/history").then().statusCode(200);
    }

    /** The latest change of this kind. */
    private static long change(School school, String id, String kind) {
        Number change = history(school, id).extract().path("items.find { it.kind == '" + kind + "' }.id");
        return change.longValue();
    }

    private static void change(School school, String id, int version, Map<String, Object> form) {
        school.adml()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"" + version + "\"")
                .body(form)
                .put("/api/connectors/" + id)
                .then()
                .statusCode(200);
    }

    private static void delete(School school, String id, int version) {
        school.adml()
                .header("If-Match", "\"" + version + "\"")
                .delete("/api/connectors/" + id)
                .then()
                .statusCode(204);
    }

    private static ValidatableResponse restore(School school, String id, long change, Integer version) {
        var caller = school.adml();
        if (version != null) {
            caller.header("If-Match", "\"" + version + "\"");
        }
        return caller.post("/api/connectors/" + id + "/history/" + change + "/restoration")
                .then();
    }

    private static List<String> granted(School school, String id) {
        return school.adml()
                .get("/api/connectors/" + id + "/grants")
                .then()
                .extract()
                .path("groups.findAll { it.granted }.id");
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
