package fr.ent.connector.health;

import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.SsoDouble;
import fr.ent.connector.testsupport.TestConnectors;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.awaitility.Awaitility.await;
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
class HealthResourceTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final UUID account = UUID.randomUUID();

    @BeforeEach
    void directoryAnswers() {
        SsoDouble.answers("/api/groups/presence", body -> "[]");
        SsoDouble.answers("/api/groups/members", body -> "{\"items\":[],\"total\":0,\"page\":0,\"size\":20}");
        SsoDouble.answers("/api/accounts/lookup", body -> "[]");
    }

    @Test
    void readWhenNothingHappenedThenEverythingIsNothing() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        health(school.adml(), id, "")
                .statusCode(200)
                .body("watched", equalTo(true))
                .body("lastSuccess", nullValue())
                .body("failures", empty())
                .body("days", empty())
                .body("successes.year", equalTo(0));
    }

    @Test
    void readWhenThereWereSuccessesAndFailuresThenTheyAreCountedByCauseAndPeriod() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        for (int i = 0; i < 3; i++) {
            Happened.issued(id, school.uai, account, now.minusSeconds(100));
        }
        Happened.validated(id, school.uai, account, now.minusSeconds(90));
        Happened.refused(id, school.uai, account, "OTHER_SERVICE", now.minusSeconds(80));
        Happened.refused(id, school.uai, account, "NOT_ENTITLED", now.minus(3, ChronoUnit.DAYS));
        Happened.unrecognised(school.uai, "u" + account, account, "NOT_FOUND", now.minusSeconds(70));
        Happened.published(school.uai, false, now);
        await().until(() -> json(school.adml(), id, "").getList("failures").size() == 4
                && !json(school.adml(), id, "").getList("bases").isEmpty());

        health(school.adml(), id, "")
                .statusCode(200)
                .body("successes.day", equalTo(1))
                .body("lastSuccess", equalTo(now.minusSeconds(90).toString()))
                .body("lastCause", equalTo("OTHER_SERVICE"))
                .body("failures.find { it.cause == 'OTHER_SERVICE' }.counts.day", equalTo(1))
                .body("failures.find { it.cause == 'NOT_ENTITLED' }.counts.day", equalTo(0))
                .body("failures.find { it.cause == 'NOT_ENTITLED' }.counts.week", equalTo(1))
                .body("failures.find { it.cause == 'NOT_VALIDATED' }.counts.day", equalTo(1))
                .body("failures.find { it.cause == 'NOT_FOUND' }.counts.day", equalTo(1))
                .body("days.successes.sum()", equalTo(1))
                .body("visitors", equalTo(1))
                .body("unrecognised", equalTo(1))
                .body("bases", equalTo(List.of(Map.of("uai", school.uai, "published", false))));
    }

    @Test
    void readWhenConnectorIsSharedThenWhoIsBelowSeesHisSchoolsOnly() {
        School owner = School.fresh();
        School mine = School.fresh(owner.uai);
        School other = School.fresh(owner.uai);
        String id = TestConnectors.created(owner, TestConnectors.pronoteWith(owner, "inherits", true));
        Happened.validated(id, owner.uai, account, "https://x.example/" + mine.uai, now);
        Happened.validated(id, owner.uai, account, "https://x.example/" + other.uai, now);
        Happened.refused(id, owner.uai, account, "NOT_ENTITLED", now);
        await().until(() -> json(owner.adml(), id, "").getInt("successes.day") == 2
                && json(owner.adml(), id, "").getList("failures").size() == 1);

        health(mine.adml(), id, "").body("successes.day", equalTo(1)).body("failures", empty());
        health(owner.adml(), id, "?structure=" + other.uai)
                .body("successes.day", equalTo(1))
                .body("structure", equalTo(other.uai));
        health(mine.adml(), id, "?structure=" + other.uai).statusCode(403);
        health(mine.adml(), id, "?structure=" + owner.uai).statusCode(403);
        part(owner.adml(), id, "structures")
                .body("total", equalTo(3))
                .body("items[0].structure", equalTo(owner.uai))
                .body("items[0].failures", equalTo(1))
                .body("items.structureName", hasItem("Lycée " + other.uai));
        part(mine.adml(), id, "structures").body("items.structure", contains(mine.uai));
    }

    @Test
    void readWhenStructureIsWrongThenItIsSaid() {
        School school = School.fresh();
        School stranger = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        health(school.adml(), id, "?structure=0000000Z").statusCode(404);
        health(school.adml(), id, "?structure=abc").statusCode(404);
        health(School.admc(), id, "?structure=" + stranger.uai)
                .statusCode(400)
                .body("errors[0].field", equalTo("structure"));
        health(school.adml(), UUID.randomUUID().toString(), "").statusCode(404);
        health(school.adml(), "not-an-id", "").statusCode(404);
        for (String part : List.of("structures", "groups", "absent", "unrecognised")) {
            part(school.adml(), id, part + "?page=0").statusCode(400);
            part(school.adml(), id, part + "?size=201").statusCode(400);
            part(school.adml(), id, part + "?page=x").statusCode(404);
        }
        part(school.adml(), id, "absent?q=" + "x".repeat(201)).statusCode(400);
        part(school.adml(), id, "absent?q=%01").statusCode(200);
    }

    @Test
    void groupsWhenSomeMembersCameThenTheirShareIsTold() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers, school.pupils);
        Happened.validated(id, school.uai, account, now);
        await().until(() -> json(school.adml(), id, "").getInt("visitors") == 1);
        SsoDouble.answers("/api/groups/presence", body -> {
            JsonPath question = JsonPath.from(body);
            return question.getList("groups", String.class).stream()
                    .map(group -> "{\"group\":\"%s\",\"members\":15,\"present\":%d}"
                            .formatted(group, question.getList("accounts").size()))
                    .collect(Collectors.joining(",", "[", "]"));
        });

        part(school.adml(), id, "groups")
                .statusCode(200)
                .body("total", equalTo(2))
                .body("missing", nullValue())
                .body("items.find { it.id == '" + school.teachers + "' }.present", equalTo(1))
                .body("items.find { it.id == '" + school.teachers + "' }.members", equalTo(15))
                .body("items.structureName", hasItem("Lycée " + school.uai));
        part(school.adml(), id, "groups?size=1&page=2")
                .body("items", hasSize(1))
                .body("total", equalTo(2));
        part(school.adml(), id, "groups?page=3").body("items", empty()).body("total", equalTo(2));
    }

    @Test
    void groupsWhenDirectoryIsAwayThenOurNumbersStay() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers);
        Happened.unrecognised(school.uai, "u" + account, account, "AMBIGUOUS", now);
        await().until(() -> json(school.adml(), id, "").getInt("unrecognised") == 1);
        SsoDouble.breaks();

        part(school.adml(), id, "groups")
                .statusCode(200)
                .body("missing", equalTo("DIRECTORY_AWAY"))
                .body("items[0].members", equalTo(15))
                .body("items[0].present", nullValue());
        part(school.adml(), id, "absent").statusCode(200).body("missing", equalTo("DIRECTORY_AWAY"));
        part(school.adml(), id, "unrecognised")
                .statusCode(200)
                .body("missing", equalTo("DIRECTORY_AWAY"))
                .body("items[0].name", nullValue())
                .body("items[0].cause", equalTo("AMBIGUOUS"));
        health(school.adml(), id, "").statusCode(200);
        directoryAnswers();
    }

    @Test
    void absentWhenAskedThenWhoCameAndWhoIsDeniedAreLeftOut() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        part(school.adml(), id, "absent").statusCode(200).body("total", equalTo(0));
        TestConnectors.grant(school, id, school.teachers);
        Happened.validated(id, school.uai, account, now);
        await().until(() -> json(school.adml(), id, "").getInt("visitors") == 1);
        SsoDouble.answers("/api/groups/members", body -> {
            JsonPath question = JsonPath.from(body);
            boolean right = question.getList("groups").equals(List.of(school.teachers.toString()))
                    && question.getList("deniedAccounts").equals(List.of(account.toString()))
                    && question.getInt("page") == 1
                    && question.getString("q").equals("gau");
            return "{\"items\":[%s],\"total\":%d,\"page\":1,\"size\":20}"
                    .formatted(person(UUID.randomUUID(), right ? "GAUDIN" : "WRONG", school.uai), right ? 21 : 0);
        });

        part(school.adml(), id, "absent?q=gau&page=2")
                .statusCode(200)
                .body("total", equalTo(21))
                .body("items[0].name", equalTo("GAUDIN Bernard"));
    }

    @Test
    void unrecognisedWhenPersonIsOfAnotherSchoolThenNotNamed() {
        School school = School.fresh();
        School other = School.fresh();
        UUID foreign = UUID.randomUUID();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        Happened.unrecognised(school.uai, "mine" + account, account, "NOT_FOUND", now.minusSeconds(1));
        Happened.unrecognised(school.uai, "foreign" + foreign, foreign, "NOT_FOUND", now.minusSeconds(2));
        Happened.unrecognised(school.uai, "nobody" + foreign, null, "NO_CATEGORY", now.minusSeconds(3));
        await().until(() -> json(school.adml(), id, "").getInt("unrecognised") == 3);
        SsoDouble.answers(
                "/api/accounts/lookup",
                body -> "[" + person(account, "GAUDIN", school.uai) + "," + person(foreign, "AUTRE", other.uai) + "]");

        part(school.adml(), id, "unrecognised")
                .statusCode(200)
                .body("total", equalTo(3))
                .body("items.name", contains("GAUDIN Bernard", null, null))
                .body("items.account", contains(account.toString(), null, null))
                .body("items[0].since", notNullValue())
                .body("toString()", not(containsString("foreign")));
        part(School.admc(), id, "unrecognised").body("items.name", contains("GAUDIN Bernard", "AUTRE Bernard", null));
    }

    @Test
    void unrecognisedWhenConnectorIsNotOfPronoteThenNobody() {
        School school = School.fresh();
        Map<String, Object> form = TestConnectors.pronote(school);
        form.remove("cas");
        String id = TestConnectors.created(school, form);
        Happened.unrecognised(school.uai, "u" + account, account, "NOT_FOUND", now);

        health(school.adml(), id, "").body("watched", equalTo(false)).body("unrecognised", equalTo(0));
        part(school.adml(), id, "unrecognised").body("total", equalTo(0));
    }

    private static String person(UUID id, String lastName, String uai) {
        return ("{\"id\":\"%s\",\"login\":\"b.g\",\"lastName\":\"%s\",\"firstName\":\"Bernard\",\"profiles\":[],"
                        + "\"structures\":[\"%s\"],\"groups\":[]}")
                .formatted(id, lastName, uai);
    }

    private static ValidatableResponse health(RequestSpecification caller, String id, String query) {
        return caller.get("/api/connectors/" + id + "/health" + query).then();
    }

    private static ValidatableResponse part(RequestSpecification caller, String id, String part) {
        return caller.get("/api/connectors/" + id + "/health/" + part).then();
    }

    private static JsonPath json(RequestSpecification caller, String id, String query) {
        return health(caller, id, query).statusCode(200).extract().jsonPath();
    }
}
