package fr.ent.connector.launch;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.ent.connector.testsupport.Browser;
import fr.ent.connector.testsupport.OnePerson;
import fr.ent.connector.testsupport.Rows;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import fr.ent.connector.testsupport.Topics;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

@ServiceTest
class LaunchResourceTest {
    private static final String TYPE = "fr.ent.connector.connector.launched.v1";
    private static final String PHONE =
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130 Mobile Safari/537";

    private final School school = School.fresh();

    /** A link to a site of the school's own; the test changes what it is about. */
    private Map<String, Object> link() {
        Map<String, Object> form = new HashMap<>();
        form.put("identifier", "Site " + UUID.randomUUID());
        form.put("displayName", "Le site");
        form.put("url", "https://" + UUID.randomUUID() + ".example/site/");
        return form;
    }

    private String granted(Map<String, Object> form) {
        String id = TestConnectors.created(school, form);
        TestConnectors.grant(school, id, school.teachers);
        return id;
    }

    private static RequestSpecification page(RequestSpecification caller) {
        return caller.accept("text/html").header("Accept-Language", "fr");
    }

    @Test
    void launchWhenGrantedThenToTheAddressAndTold() {
        Map<String, Object> form = link();
        String id = granted(form);
        OnePerson teacher = OnePerson.teacher(school);

        page(teacher.calls())
                .get("/launch/" + id)
                .then()
                .statusCode(303)
                .header("Location", equalTo(form.get("url")))
                .header("Cache-Control", containsString("no-store"));

        await().until(() ->
                Topics.read("ent.launches", teacher.account.toString()).size() == 1);
        ConsumerRecord<String, String> told =
                Topics.read("ent.launches", teacher.account.toString()).get(0);
        assertThat(new String(told.headers().lastHeader("ce_type").value())).isEqualTo(TYPE);
        for (String event : List.of(told.value(), Topics.example(TYPE))) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(Topics.contract(TYPE, "schema.json"))
                            .validate(event, InputFormat.JSON))
                    .isEmpty();
        }
        assertThat(JsonPath.from(told.value()).getMap("$"))
                .isEqualTo(Map.of(
                        "account",
                        teacher.account.toString(),
                        "connector",
                        id,
                        "uai",
                        school.uai,
                        "device",
                        "COMPUTER"));
    }

    @Test
    void launchWhenItIsAPhoneThenToItsAddressUnlessTheBrowserSaysItIsNone() {
        Map<String, Object> form = link();
        form.put("mobileUrl", form.get("url") + "mobile");
        String id = granted(form);
        String path = "/launch/" + id;

        assertLeads(school.teacher().header("User-Agent", PHONE).get(path), form.get("mobileUrl"));
        assertLeads(school.teacher().header("Sec-CH-UA-Mobile", "?1").get(path), form.get("mobileUrl"));
        assertLeads(
                school.teacher()
                        .header("User-Agent", PHONE)
                        .header("Sec-CH-UA-Mobile", "?0")
                        .get(path),
                form.get("url"));
        assertLeads(school.teacher().get(path), form.get("url"));
    }

    @Test
    void launchWhenNotEntitledThenSaysWhyAndWhomToAsk() {
        String id = TestConnectors.created(school, link());
        assertRefused(id, "NO_GROUP", "Aucun des groupes dont vous faites partie n’y a accès.");

        TestConnectors.grant(school, id, school.teachers);
        Rows.execute(
                "update access_grant set ends_at = timestamptz '2026-06-30 22:00Z' where connector_id = ?",
                UUID.fromString(id));
        assertRefused(id, "ENDED", "Le droit de vos groupes a pris fin. C’était le 1er juillet 2026 à 00:00.");

        Rows.execute("update access_grant set ends_at = null where connector_id = ?", UUID.fromString(id));
        Rows.execute(
                "insert into access_denial (connector_id, kind, subject) values (?, 'GROUP', ?)",
                UUID.fromString(id),
                school.teachers);
        assertRefused(id, "DENIED", "L’accès vous en est retiré");
    }

    private void assertRefused(String id, String reason, String words) {
        school.teacher()
                .accept("application/json")
                .get("/launch/" + id)
                .then()
                .statusCode(403)
                .body("type", endsWith("not-entitled"))
                .body("reason", equalTo(reason));
        Browser browser = new Browser(OnePerson.teacher(school)::calls);
        Document page = browser.open("/launch/" + id);
        assertThat(browser.status()).isEqualTo(403);
        assertThat(page.select("main").text())
                .contains("Le site")
                .contains(words)
                .contains(
                        "Adressez-vous à l’administrateur de l’ENT de votre établissement (Lycée " + school.uai + ")");
    }

    @Test
    void launchWhenHisSchoolIsNotConcernedThenSaysSo() {
        String id = granted(link());
        OnePerson gone = OnePerson.of("TEACHER", List.of(school.teachers), School.fresh().uai);

        gone.calls()
                .accept("application/json")
                .get("/launch/" + id)
                .then()
                .statusCode(403)
                .body("reason", equalTo("NO_SCHOOL"));
    }

    @Test
    void launchWhenItIsOfASchoolHeHasNothingToDoWithThen404() {
        String id = granted(link());
        OnePerson stranger = OnePerson.of("TEACHER", List.of(UUID.randomUUID()), School.fresh().uai);

        stranger.calls().accept("application/json").get("/launch/" + id).then().statusCode(404);
    }

    @Test
    void launchWhenItIsADraftOrNothingThen404() {
        String id = granted(link());
        Rows.execute("update connector set published = false where id = ?", UUID.fromString(id));

        school.teacher().get("/launch/" + id).then().statusCode(404);
        school.teacher().get("/launch/" + UUID.randomUUID()).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%00", "..%2f..%2fadmin", "'%20or%201=1", "00000000-0000-0000-0000"})
    void launchWhenTheIdIsNoneThen404(String id) {
        school.teacher().urlEncodingEnabled(false).get("/launch/" + id).then().statusCode(404);
        school.teacher()
                .urlEncodingEnabled(false)
                .get("/mes-applis/" + id + "/cadre")
                .then()
                .statusCode(404);
    }

    @Test
    void launchWhenOutsideItsDatesThenSaysWhenInWords() {
        String id = granted(link());
        Rows.execute(
                "update connector set opens_at = timestamptz '2999-09-01 06:00Z' where id = ?", UUID.fromString(id));
        school.teacher()
                .accept("application/json")
                .get("/launch/" + id)
                .then()
                .statusCode(409)
                .body("type", endsWith("not-open-yet"))
                .body("opensAt", equalTo("2999-09-01T06:00:00Z"));
        assertThat(new Browser(school::teacher)
                        .open("/launch/" + id)
                        .select("main")
                        .text())
                .contains("« Le site » ouvre le 1er septembre 2999 à 08:00");

        Rows.execute(
                "update connector set opens_at = null, closes_at = timestamptz '2020-01-15 11:00Z' where id = ?",
                UUID.fromString(id));
        school.teacher()
                .accept("application/json")
                .get("/launch/" + id)
                .then()
                .statusCode(409)
                .body("type", endsWith("open-no-more"));
        assertThat(new Browser(school::teacher)
                        .open("/launch/" + id)
                        .select("main")
                        .text())
                .contains("fermée depuis le 15 janvier 2020 à 12:00");
    }

    @Test
    void launchWhenALinkLeadsInsideThenThereElseRefusedInWords() {
        Map<String, Object> form = link();
        String id = granted(form);

        assertLeads(
                school.teacher().queryParam("path", "eleve/agenda?jour=1#soir").get("/launch/" + id),
                form.get("url") + "eleve/agenda?jour=1#soir");
        for (String path : List.of("https://evil.example/", "//evil.example/", "../autre", "a\r\nX: y")) {
            school.teacher()
                    .accept("application/json")
                    .queryParam("path", path)
                    .get("/launch/" + id)
                    .then()
                    .statusCode(400)
                    .header("Location", equalTo(null))
                    .body("type", endsWith("deep-link-refused"))
                    .body("detail", containsString(form.get("url").toString()))
                    .body("detail", not(containsString("evil")));
        }
    }

    @Test
    void launchWhenThereIsAMaintenanceMessageThenItIsReadFirstAndTheWayIsKept() {
        Map<String, Object> form = link();
        form.put("maintenance", "Le site est lent <b>aujourd’hui</b>.");
        String id = granted(form);

        Document warning = Jsoup.parse(page(school.teacher())
                .queryParam("path", "eleve?a=1&b=2")
                .get("/launch/" + id)
                .asString());

        assertThat(warning.select(".alert").text()).isEqualTo("Le site est lent <b>aujourd’hui</b>.");
        String on = warning.select("a:contains(Ouvrir quand même)").attr("href");
        assertThat(on).startsWith("/launch/" + id);
        assertLeads(page(school.teacher()).urlEncodingEnabled(false).get(on), form.get("url") + "eleve?a=1&b=2");
        assertLeads(school.teacher().accept("application/json").get("/launch/" + id), form.get("url"));
    }

    @Test
    void launchWhenTheAddressIsOfTheSchoolThenOfThePersonsOwn() {
        School child = School.fresh(school.uai);
        School other = School.fresh(school.uai);
        String id = ofEachSchool(child, other);
        OnePerson one = OnePerson.teacher(child);

        assertLeads(page(one.calls()).get("/launch/" + id), "https://" + child.uai + ".site.example/pronote/");
        page(one.calls())
                .queryParam("uai", other.uai)
                .get("/launch/" + id)
                .then()
                .statusCode(403)
                .header("Location", equalTo(null));
        one.calls()
                .accept("application/json")
                .queryParam("uai", "evil.example/?")
                .get("/launch/" + id)
                .then()
                .statusCode(403)
                .body("type", endsWith("school-not-yours"));
    }

    @Test
    void launchWhenSeveralSchoolsAreHisThenHeChoosesAndIsAskedAgainOnlyWhenHeWants() {
        School child = School.fresh(school.uai);
        School other = School.fresh(school.uai);
        String id = ofEachSchool(child, other);
        OnePerson both = OnePerson.teacher(child, other);

        both.calls()
                .accept("application/json")
                .get("/launch/" + id)
                .then()
                .statusCode(409)
                .body("type", endsWith("school-needed"))
                .body("schools.uai", equalTo(List.of(child.uai, other.uai)));
        Document choice = new Browser(both::calls).open("/launch/" + id + "?path=eleve");
        assertThat(choice.select("main li").eachText())
                .containsExactly(
                        "Lycée " + child.uai + " (" + child.uai + ")", "Lycée " + other.uai + " (" + other.uai + ")");
        Response chosen = page(both.calls())
                .urlEncodingEnabled(false)
                .get(choice.select("main li a").get(1).attr("href"));
        assertLeads(chosen, "https://" + other.uai + ".site.example/pronote/eleve");
        assertThat(chosen.detailedCookie("ent_school").isHttpOnly()).isTrue();
        assertLeads(
                page(both.calls()).cookies(chosen.cookies()).get("/launch/" + id),
                "https://" + other.uai + ".site.example/pronote/");
        page(both.calls())
                .cookies(chosen.cookies())
                .get("/launch/" + id + "?uai=autre")
                .then()
                .statusCode(200);
        page(both.calls())
                .cookie("ent_school", school.uai)
                .get("/launch/" + id)
                .then()
                .statusCode(200);
    }

    private String ofEachSchool(School child, School other) {
        Map<String, Object> form = link();
        form.put("inherits", true);
        String id = TestConnectors.created(school, form);
        TestConnectors.grant(school, id, child.teachers, other.teachers);
        Rows.execute(
                "update connector set url = 'https://{uai}.site.example/pronote/' where id = ?", UUID.fromString(id));
        return id;
    }

    @Test
    void launchWhenTheTargetIsAFrameThenOurPageHoldsThatSiteAndNoOther() {
        Map<String, Object> form = link();
        form.put("target", "FRAME");
        String id = granted(form);
        Response door = page(school.teacher()).queryParam("path", "eleve").get("/launch/" + id);
        assertThat(door.statusCode()).isEqualTo(303);
        assertThat(door.header("Location")).endsWith("/mes-applis/" + id + "/cadre?path=eleve");

        Response framed = page(school.teacher()).get("/mes-applis/" + id + "/cadre?path=eleve");

        Document page = Jsoup.parse(framed.asString());
        assertThat(page.select("h1").text()).isEqualTo("Le site");
        assertThat(page.select("iframe").attr("src")).isEqualTo(form.get("url") + "eleve");
        assertThat(page.select("iframe").attr("title")).isEqualTo("Le site");
        assertThat(page.select("a[href=/mes-applis]").text()).contains("Revenir à « Mes applis »");
        String site = form.get("url").toString().replace("/site/", ":443");
        assertThat(framed.header("Content-Security-Policy"))
                .contains("frame-ancestors 'none'")
                .endsWith("; frame-src " + site);
        assertThat(page(school.teacher()).get("/mes-applis").header("Content-Security-Policy"))
                .doesNotContain("frame-src");
    }

    @Test
    void frameWhenOneComesPastTheDoorThenBackToIt() {
        Map<String, Object> form = link();
        form.put("target", "FRAME");
        String id = granted(form);

        page(school.pupil())
                .get("/mes-applis/" + id + "/cadre")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/launch/" + id));
        page(school.teacher())
                .get("/mes-applis/" + id + "/cadre?path=//evil.example/")
                .then()
                .statusCode(400);
        page(school.teacher())
                .get("/mes-applis/" + granted(link()) + "/cadre")
                .then()
                .statusCode(303);
        School.nobody().get("/mes-applis/" + id + "/cadre").then().statusCode(302);
    }

    private static void assertLeads(Response answer, Object address) {
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo(address);
    }
}
