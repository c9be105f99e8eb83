package fr.ent.connector.access;

import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import fr.ent.connector.testsupport.Topics;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ServiceTest
class NewGroupsTest {
    private static final String GROUP = "fr.ent.sso.group.changed.v1";

    private final School school = School.fresh();

    @Test
    void grantWhenAClassArrivesThenItsGroupOfTheProfileHasTheRight() {
        String id = ruled("CLASS", "STUDENT");
        UUID form = arrives(UUID.randomUUID(), "CLASS", null, null);
        UUID pupils = arrives(UUID.randomUUID(), "PROFILE", "STUDENT", form);
        UUID teachers = arrives(UUID.randomUUID(), "PROFILE", "TEACHER", form);
        UUID team = arrives(UUID.randomUUID(), "FUNCTIONAL", null, null);
        UUID teamPupils = arrives(UUID.randomUUID(), "PROFILE", "STUDENT", team);
        UUID all = arrives(UUID.randomUUID(), "PROFILE", "STUDENT", null);

        await().until(() -> known(id).contains(all.toString()));
        assertThat(granted(id)).containsExactly(pupils.toString());
        assertThat(granted(id)).doesNotContain(teachers.toString(), teamPupils.toString());
    }

    @Test
    void grantWhenTheGroupOfAProfileArrivesBeforeItsClassThenItHasTheRightAllTheSame() {
        String id = ruled("FUNCTIONAL", "TEACHER");
        UUID team = UUID.randomUUID();
        UUID teachers = arrives(UUID.randomUUID(), "PROFILE", "TEACHER", team);
        arrives(team, "FUNCTIONAL", null, null);

        await().until(() -> granted(id).contains(teachers.toString()));
    }

    @Test
    void grantWhenTheRightWasTakenAwayByHandThenTheGroupsNextEventDoesNotBringItBack() {
        String id = ruled("CLASS", "STUDENT");
        UUID form = arrives(UUID.randomUUID(), "CLASS", null, null);
        UUID pupils = arrives(UUID.randomUUID(), "PROFILE", "STUDENT", form);
        await().until(() -> granted(id).contains(pupils.toString()));
        put(school.adml(), id, Map.of("groups", List.of()));

        arrives(pupils, "PROFILE", "STUDENT", form);
        UUID later = arrives(UUID.randomUUID(), "PROFILE", "GUEST", form);

        await().until(() -> known(id).contains(later.toString()));
        assertThat(granted(id)).isEmpty();
    }

    /** The rule is a part of what the lock keeps. */
    @Test
    void grantWhenTheConnectorIsLockedThenTheRuleStillHolds() {
        String id = ruled("CLASS", "STUDENT");
        School.admc()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "Migration"))
                .put("/api/connectors/" + id + "/lock")
                .then()
                .statusCode(200);
        UUID form = arrives(UUID.randomUUID(), "CLASS", null, null);
        UUID pupils = arrives(UUID.randomUUID(), "PROFILE", "STUDENT", form);

        await().until(() -> granted(id).contains(pupils.toString()));
    }

    private String ruled(String type, String profile) {
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        put(
                school.adml(),
                id,
                Map.of("rules", List.of(Map.of("structure", school.uai, "groupType", type, "profile", profile))));
        return id;
    }

    private UUID arrives(UUID group, String type, String profile, UUID parent) {
        String body = """
                {"id":"%s","name":"Groupe %s","type":"%s","profile":%s,"structure":"%s","parent":%s,"memberCount":3}""".formatted(group, group, type, quoted(profile), school.uai, quoted(parent));
        Topics.send("ent.directory", UUID.randomUUID(), GROUP, "group:" + group, body);
        return group;
    }

    private static String quoted(Object value) {
        return value == null ? "null" : "\"" + value + "\"";
    }

    private List<String> known(String id) {
        return school.adml()
                .get("/api/connectors/" + id + "/grants")
                .then()
                .extract()
                .path("groups.id");
    }

    private List<String> granted(String id) {
        return school.adml()
                .get("/api/connectors/" + id + "/grants")
                .then()
                .extract()
                .path("groups.findAll { it.granted }.id");
    }

    private static void put(RequestSpecification caller, String id, Map<String, ?> rights) {
        caller.contentType(ContentType.JSON)
                .body(rights)
                .put("/api/connectors/" + id + "/grants")
                .then()
                .statusCode(200);
    }
}
