package fr.ent.connector.event;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import fr.ent.connector.testsupport.Topics;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ServiceTest
class ConnectorEventsTest {
    private static final String TYPE = "fr.ent.connector.connector.changed.v1";

    @Test
    void changedWhenConnectorLivesThenEachStateIsToldInOrderAndPassesTheSchema() {
        School school = School.fresh();
        Map<String, Object> form = TestConnectors.pronoteWith(
                school,
                "oauth",
                Map.of("secret", "tres-secret-42-et-long", "grantType", "password", "scope", "openid profile"));
        String id = TestConnectors.created(school, form);
        TestConnectors.grant(school, id, school.teachers, school.pupils);
        form.put("displayName", "Accès Pronote");
        school.adml()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(form)
                .put("/api/connectors/" + id)
                .then()
                .statusCode(200);
        school.adml()
                .header("If-Match", "\"2\"")
                .delete("/api/connectors/" + id)
                .then()
                .statusCode(204);

        await().until(() -> Topics.read("ent.connectors", id).size() == 4);

        List<ConsumerRecord<String, String>> told = Topics.read("ent.connectors", id);
        assertThat(told.get(3).value()).isNull();
        for (ConsumerRecord<String, String> state : told.subList(0, 3)) {
            assertThat(new String(state.headers().lastHeader("ce_type").value()))
                    .isEqualTo(TYPE);
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(Topics.contract(TYPE, "schema.json"))
                            .validate(state.value(), InputFormat.JSON))
                    .isEmpty();
            assertThat(state.value()).doesNotContain("tres-secret-42-et-long");
        }
        assertThat(told.stream()
                        .limit(3)
                        .map(state -> JsonPath.from(state.value()).getInt("version")))
                .containsExactly(0, 1, 2);
        assertThat(JsonPath.from(told.get(2).value()).<String>getList("grants"))
                .containsExactlyInAnyOrder(school.teachers.toString(), school.pupils.toString());
        assertThat(JsonPath.from(told.get(2).value()).getString("displayName")).isEqualTo("Accès Pronote");
    }

    @Test
    void changedWhenAGrantedGroupIsGoneThenTheRightGoesWithIt() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers, school.pupils);

        Topics.send("ent.directory", UUID.randomUUID(), "fr.ent.sso.group.changed.v1", "group:" + school.pupils, null);

        await().until(() -> Topics.read("ent.connectors", id).size() == 3);
        assertThat(JsonPath.from(Topics.read("ent.connectors", id).get(2).value())
                        .<String>getList("grants"))
                .containsExactly(school.teachers.toString());
    }

    @Test
    void changedWhenNothingChangesThenNothingIsTold() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers);
        TestConnectors.grant(school, id, school.teachers);
        TestConnectors.grant(school, id, school.pupils);

        await().until(() -> Topics.read("ent.connectors", id).size() >= 3);

        assertThat(Topics.read("ent.connectors", id)).hasSize(3);
    }

    /** What sso-service needs to let the site in without asking this service. */
    @Test
    void changedWhenItIsAnOAuthClientThenItsSettingsAndTheDigestOfItsSecret() {
        School school = School.fresh();
        Map<String, Object> oauth = new HashMap<>(Map.of(
                "generateSecret",
                true,
                "grantType",
                "authorization_code",
                "scope",
                "openid",
                "transferSession",
                true,
                "redirectUris",
                List.of("https://site.example/callback"),
                "postLogoutRedirectUris",
                List.of("https://site.example/bye"),
                "certificateUrl",
                "https://site.example/keys"));
        Map<String, Object> form = TestConnectors.pronoteWith(school, "oauth", oauth);
        form.put(
                "cas",
                Map.of(
                        "type", "MOODLE",
                        "proxyCallbacks", List.of("https://site.example/proxy/"),
                        "singleLogout", "FRONT_CHANNEL"));
        JsonPath created = TestConnectors.create(school, form)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String secret = created.getString("oauth.secret");
        String id = created.getString("id");

        await().until(() -> Topics.read("ent.connectors", id).size() == 1);

        String told = Topics.read("ent.connectors", id).get(0).value();
        assertThat(secret).hasSize(29);
        assertThat(told).doesNotContain(secret);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Topics.contract(TYPE, "schema.json"))
                        .validate(told, InputFormat.JSON))
                .isEmpty();
        JsonPath event = JsonPath.from(told);
        assertThat(event.getString("oauth.secretDigest")).startsWith("pbkdf2-sha256$120000$");
        assertThat(event.getString("oauth.grantType")).isEqualTo("authorization_code");
        assertThat(event.<String>getList("oauth.redirectUris")).containsExactly("https://site.example/callback");
        assertThat(event.<String>getList("oauth.postLogoutRedirectUris")).containsExactly("https://site.example/bye");
        assertThat(event.getString("oauth.certificateUrl")).isEqualTo("https://site.example/keys");
        assertThat(event.<String>getList("cas.proxyCallbacks")).containsExactly("https://site.example/proxy/");
        assertThat(event.getString("cas.singleLogout")).isEqualTo("FRONT_CHANNEL");
        assertThat(event.getString("cas.type")).isEqualTo("MOODLE");
    }
}
