package fr.ent.connector.explanation;

import fr.ent.connector.testsupport.Browser;
import fr.ent.connector.testsupport.KnownPeople;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.SsoDouble;
import fr.ent.connector.testsupport.TestConnectors;
import fr.ent.localstack.testing.TestIssuer;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@ServiceTest
class ExplanationResourceTest {
    private final School school = School.fresh();
    private final UUID account = UUID.randomUUID();
    private String connector;

    @BeforeEach
    void knowTheTeacher() {
        connector = TestConnectors.created(school, TestConnectors.pronote(school));
        knows(List.of(school.uai), List.of(school.teachers));
    }

    private void knows(List<String> structures, List<UUID> groups) {
        KnownPeople.are(KnownPeople.person(account, "GAUDIN", structures, groups));
    }

    private ValidatableResponse explain(RequestSpecification caller) {
        return caller.get("/api/connectors/" + connector + "/explanation?account=" + account)
                .then();
    }

    private void change(String field, Object value) {
        Map<String, Object> form = new HashMap<>(TestConnectors.pronote(school));
        form.put(field, value);
        String tag = school.adml().get("/api/connectors/" + connector).header("ETag");
        school.adml()
                .contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body(form)
                .put("/api/connectors/" + connector)
                .then()
                .statusCode(200);
    }

    private RequestSpecification himself(List<UUID> groups) {
        return School.nobody()
                .header(
                        "Authorization",
                        "Bearer "
                                + TestIssuer.token(
                                        account.toString(),
                                        Map.of(
                                                "functions",
                                                List.of(),
                                                "groups",
                                                groups.stream()
                                                        .map(UUID::toString)
                                                        .toList(),
                                                "structures",
                                                List.of(school.uai),
                                                "name",
                                                "GAUDIN Zoé")));
    }

    private ValidatableResponse explainToHimself(List<UUID> groups) {
        return himself(groups).get("/api/me/explanation?connector=" + connector).then();
    }

    @Test
    void explainWhenCallerVariesThenOnlyWhoAdministersBoth() {
        School other = School.fresh();

        explain(School.nobody()).statusCode(401);
        explain(school.teacher()).statusCode(403);
        explain(other.adml()).statusCode(403);
        explain(school.adml()).statusCode(200);
        explain(School.admc()).statusCode(200).body("name", equalTo("GAUDIN Zoé"));

        knows(List.of(other.uai), List.of());
        explain(school.adml()).statusCode(404).body("type", equalTo("urn:ent:problem:person-not-yours"));
        KnownPeople.are();
        explain(school.adml()).statusCode(404).body("type", equalTo("urn:ent:problem:person-not-yours"));
        explain(School.admc()).statusCode(404);
    }

    @Test
    void explainWhenBadThenSaysWhat() {
        school.adml()
                .get("/api/connectors/" + connector + "/explanation")
                .then()
                .statusCode(400)
                .body("errors.field", contains("account"));
        school.adml()
                .get("/api/connectors/" + connector + "/explanation?account=x%00")
                .then()
                .statusCode(404);
        school.adml()
                .get("/api/connectors/" + UUID.randomUUID() + "/explanation?account=" + account)
                .then()
                .statusCode(404);
        himself(List.of()).get("/api/me/explanation").then().statusCode(400);
        SsoDouble.breaks();
        explain(school.adml()).statusCode(503).body("type", equalTo("urn:ent:problem:directory-away"));
    }

    @Test
    void explainWhenNoGroupHasItThenSaysSo() {
        explain(school.adml())
                .body("visible", equalTo(false))
                .body("steps.finding", hasItems("PUBLISHED", "NO_GROUP_GRANTED", "STRUCTURE"));
    }

    @Test
    void explainWhenHisGroupHasItThenTheWay() {
        TestConnectors.grant(school, connector, school.teachers);

        explain(school.adml())
                .body("visible", equalTo(true))
                .body("usable", equalTo(true))
                .body("steps.find { it.finding == 'GROUP' }.group", equalTo(school.teachers.toString()))
                .body("steps.find { it.finding == 'GROUP' }.groupType", equalTo("PROFILE"))
                .body("steps.find { it.finding == 'GROUP' }.structureName", equalTo("Lycée " + school.uai));
    }

    @Test
    void explainWhenOnlyOthersHaveItThenNamesThemToTheirAdministrator() {
        TestConnectors.grant(school, connector, school.pupils);

        explain(school.adml())
                .body("visible", equalTo(false))
                .body("steps.finding", hasItem("IN_NO_GROUP"))
                .body("steps.find { it.finding == 'GROUP_OF_SCHOOL' }.group", equalTo(school.pupils.toString()));
        explainToHimself(List.of(school.teachers))
                .statusCode(200)
                .body("steps.finding", hasItem("IN_NO_GROUP"))
                .body("steps.finding", not(hasItem("GROUP_OF_SCHOOL")));
    }

    @Test
    void explainWhenDraftClosedOrBlockedThenSaysSo() {
        TestConnectors.grant(school, connector, school.teachers);
        change("closesAt", "2020-09-01T06:00:00Z");
        KnownPeople.are(KnownPeople.person(account, "GAUDIN", List.of(school.uai), List.of(school.teachers), true));

        explain(school.adml())
                .body("visible", equalTo(true))
                .body("usable", equalTo(false))
                .body("steps.finding", hasItems("CLOSED", "BLOCKED"))
                .body("steps.find { it.finding == 'CLOSED' }.at", equalTo("2020-09-01T06:00:00Z"));

        change("opensAt", "2090-09-01T06:00:00Z");
        explain(school.adml()).body("steps.finding", hasItem("OPENS_LATER"));
        change("draft", true);
        explain(school.adml()).body("visible", equalTo(false)).body("steps.finding", hasItem("DRAFT"));
        explainToHimself(List.of(school.teachers)).statusCode(404);
    }

    @Test
    void explainWhenGroupIsOfASchoolThatIsNotTheCallersThenItIsNotNamed() {
        School above = School.fresh();
        School mine = School.fresh(above.uai);
        School other = School.fresh(above.uai);
        Map<String, Object> form = TestConnectors.pronoteWith(above, "inherits", true);
        connector = TestConnectors.created(above, form);
        TestConnectors.grant(above, connector, other.teachers);
        knows(List.of(mine.uai, other.uai), List.of(other.teachers));

        explain(mine.adml())
                .statusCode(200)
                .body("visible", equalTo(true))
                .body("steps.find { it.finding == 'GROUP' }.group", nullValue())
                .body("steps.find { it.finding == 'GROUP' }.groupName", nullValue())
                .body("steps.find { it.finding == 'GROUP' }.structure", nullValue());
        explain(above.adml()).body("steps.find { it.finding == 'GROUP' }.group", equalTo(other.teachers.toString()));
    }

    @Test
    void explainToHimselfWhenHisGroupsHaveChangedThenHisTokenIsOlder() {
        TestConnectors.grant(school, connector, school.teachers);

        explainToHimself(List.of(school.teachers))
                .statusCode(200)
                .body("visible", equalTo(true))
                .body("steps.finding", not(hasItem("TOKEN_OLDER")));
        explainToHimself(List.of())
                .body("visible", equalTo(true))
                .body("steps.find { it.finding == 'TOKEN_OLDER' }.at", notNullValue());
        SsoDouble.breaks();
        explainToHimself(List.of()).statusCode(200).body("visible", equalTo(false));
    }

    @Test
    void explainToHimselfWhenNobodyOrOfAnotherSchoolThenNothingIsTold() {
        School.nobody().get("/api/me/explanation?connector=" + connector).then().statusCode(401);
        School other = School.fresh();
        connector = TestConnectors.created(other, TestConnectors.pronote(other));
        explainToHimself(List.of(other.teachers)).statusCode(404);
        himself(List.of())
                .get("/api/me/explanation?connector=" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void pageWhenPersonIsSearchedAndChosenThenTheReasonsInWords() {
        TestConnectors.grant(school, connector, school.pupils);
        Browser browser = new Browser(school::adml);
        String path = "/admin/connecteurs/" + connector + "/explication";

        assertThat(browser.open(path).text()).contains("Choisissez une personne");
        assertThat(browser.open(path + "?q=gau").select("table a").attr("href")).endsWith("account=" + account);
        String text = browser.open(path + "?account=" + account).text();
        assertThat(text)
                .contains("GAUDIN Zoé ne voit pas ce connecteur.", "n’est membre d’aucun", "Élèves du lycée", "Manque");
        assertThat(browser.page().select("[aria-current=page]").text()).contains("Pourquoi");
        assertThat(browser.open(path + "?q=x&structure=9999999Z").text()).contains("Vous n’administrez aucun");
        assertThat(browser.open(path + "?q=" + "x".repeat(201)).text()).contains("200 caractères");
        SsoDouble.breaks();
        assertThat(browser.open(path + "?q=gau").text()).contains("ne répond pas");
        assertThat(new Browser(school::teacher).open(path).text()).doesNotContain("Choisissez");
    }

    @Test
    void pageWhenEnglishThenInEnglish() {
        String page = school.adml()
                .accept("text/html")
                .header("Accept-Language", "en")
                .get("/admin/connecteurs/" + connector + "/explication?account=" + account)
                .asString();

        assertThat(page).contains("does not see this connector", "No group has it");
    }
}
