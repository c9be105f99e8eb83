package fr.ent.e2e;

import fr.ent.localstack.Stack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** What the sheet does on screens, done over REST by the platform's administrator. */
@ExtendWith(RunningStack.class)
class RestWalkIT {
    private static final String BASE = "/api/bases/" + Ent.UAI;
    private static final List<String> SPACES = List.of("PROFESSEURS", "VIE_SCOLAIRE", "PARENTS", "ELEVES");

    private static Ent ent;
    private static Rest rest;

    @BeforeAll
    static void open(Stack stack) {
        ent = new Ent(stack);
        rest = new Rest(ent);
    }

    @Test
    void connectorWhenGivenAndTakenAwayThenTicketFollowsAtOnce() {
        String connector = rest.ensureConnector(List.of("TEACHER", "RELATIVE", "PERSONNEL", "STUDENT"));
        CasPerson teacher = CasPerson.signedIn(ent, "giovanni.levy");
        await().atMost(Duration.ofSeconds(60)).until(() -> teacher.mayOpen(ent.baseUrl()));

        rest.grant(connector, List.of("RELATIVE"));
        await().atMost(Duration.ofSeconds(60)).until(() -> !teacher.mayOpen(ent.baseUrl()));

        rest.grant(connector, List.of("TEACHER", "RELATIVE", "PERSONNEL", "STUDENT"));
        await().atMost(Duration.ofSeconds(60)).until(() -> teacher.mayOpen(ent.baseUrl()));
    }

    @Test
    void baseWhenPublishedThenIntegrationIsLockedUntilItIsStopped() {
        Map<String, Object> integration = rest.asAdministrator()
                .get(ent.pronote(BASE + "/ent-integration"))
                .then()
                .statusCode(200)
                .body("casUrl", equalTo(ent.sso("/cas")))
                .extract()
                .path("$");
        Map<String, Object> wanted = Map.of("casEnabled", true, "ent", "MANUAL", "casUrl", integration.get("casUrl"));

        rest.asAdministrator().put(ent.pronote(BASE + "/publication")).then().statusCode(200);
        rest.asAdministrator()
                .body(wanted)
                .put(ent.pronote(BASE + "/ent-integration"))
                .then()
                .statusCode(409)
                .contentType("application/problem+json");
        rest.asAdministrator()
                .delete(ent.pronote(BASE + "/publication"))
                .then()
                .statusCode(200)
                .body("published", equalTo(false));
        rest.asAdministrator()
                .body(wanted)
                .put(ent.pronote(BASE + "/ent-integration"))
                .then()
                .statusCode(200);
        rest.asAdministrator()
                .body(Map.of("spaces", SPACES))
                .put(ent.pronote(BASE + "/spaces"))
                .then()
                .statusCode(200);
        rest.asAdministrator()
                .put(ent.pronote(BASE + "/publication"))
                .then()
                .statusCode(200)
                .body("published", equalTo(true));
    }

    @Test
    void identifiantCasWhenResetThenPersonIsRecognisedAnew() {
        rest.ensureConnector(List.of("TEACHER", "RELATIVE", "PERSONNEL", "STUDENT"));
        CasPerson teacher = CasPerson.signedIn(ent, "yannick.dejean");
        await().atMost(Duration.ofSeconds(60)).until(() -> teacher.mayOpen(ent.baseUrl()));

        opens(teacher);
        awaitCasId("DEJEAN", "yannick.dejean");
        rest.asAdministrator()
                .body(Map.of("ids", List.of(person("DEJEAN").get("id"))))
                .post(ent.pronote(BASE + "/people/teachers/cas-id-reset"))
                .then()
                .statusCode(200)
                .body("count", equalTo(1));
        assertThat(person("DEJEAN").get("casId")).isNull();

        opens(teacher);
        awaitCasId("DEJEAN", "yannick.dejean");
    }

    @Test
    void loginWhenChangedThenTheMappingFollowsByItself() {
        rest.ensureConnector(List.of("TEACHER", "RELATIVE", "PERSONNEL", "STUDENT"));
        CasPerson teacher = CasPerson.signedIn(ent, "georgina.leroy");
        await().atMost(Duration.ofSeconds(60)).until(() -> teacher.mayOpen(ent.baseUrl()));
        opens(teacher);
        awaitCasId("LEROY", "georgina.leroy");
        String account = rest.asAdministrator()
                .queryParam("structure", Ent.UAI)
                .queryParam("q", "georgina.leroy")
                .get(ent.sso("/api/accounts"))
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");

        rest.asAdministrator()
                .body(Map.of("login", "georgina.dupont"))
                .put(ent.sso("/api/accounts/" + account + "/login"))
                .then()
                .statusCode(200);

        awaitCasId("LEROY", "georgina.dupont");
    }

    @Test
    void badInputWhenSentThenEveryWrongFieldIsNamed() {
        rest.asAdministrator()
                .body(Map.of("identifier", "", "url", "ftp://x", "target", "ELSEWHERE"))
                .post(ent.connector("/api/structures/" + Ent.UAI + "/connectors"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem("identifier"))
                .body("errors.field", hasItem("url"))
                .body("errors.field", hasItem("target"));
    }

    /** What PRONOTE's server sees when the teacher opens it. */
    private static void opens(CasPerson teacher) {
        assertThat(teacher.validate(ent.baseUrl(), teacher.ticketFor(ent.baseUrl())))
                .contains("authenticationSuccess");
    }

    private static void awaitCasId(String lastName, String casId) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> casId.equals(person(lastName).get("casId")));
    }

    private static Map<String, Object> person(String lastName) {
        return rest.asAdministrator()
                .queryParam("q", lastName)
                .get(ent.pronote(BASE + "/people/teachers"))
                .then()
                .statusCode(200)
                .extract()
                .path("items[0]");
    }
}
