package fr.ent.connector.myapps;

import fr.ent.connector.testsupport.Browser;
import fr.ent.connector.testsupport.OnePerson;
import fr.ent.connector.testsupport.Rows;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;

/** « Favoris proposés », by REST and by page, and what people see of them. */
@ServiceTest
class DefaultFavouriteResourceTest {
    private final School school = School.fresh();

    @Test
    void replaceWhenProposedThenFirstForThatProfileUntilOneChooses() {
        String a = link(school, "A");
        String b = link(school, "B");
        OnePerson teacher = OnePerson.teacher(school);
        put(school.adml(), school, Map.of("TEACHER", List.of(b)))
                .statusCode(200)
                .body("favourites.TEACHER", contains(b))
                .body("favourites.STUDENT", empty());

        teacher.calls()
                .get("/api/me/apps")
                .then()
                .body("items.name", contains("B", "A"))
                .body("items.favourite", contains(true, false));
        OnePerson.of("PERSONNEL", List.of(school.teachers), school.uai)
                .calls()
                .get("/api/me/apps")
                .then()
                .body("items.name", contains("A", "B"));
        Browser browser = new Browser(teacher::calls);
        assertThat(browser.open("/mes-applis?rubrique=favoris").select("main").text())
                .contains("Ces favoris sont proposés par votre établissement.");
        browser.open("/mes-applis");
        browser.submit("Ajouter aux favoris : A", Map.of());
        teacher.calls().get("/api/me/favourites").then().body("connectors", contains(b, a));
        teacher.calls().delete("/api/me/favourites").then().statusCode(204);
        teacher.calls().get("/api/me/favourites").then().body("connectors", contains(b));
    }

    @Test
    void replaceWhenTheSchoolProposesNothingThenThoseFromAboveCount() {
        School child = School.fresh(school.uai);
        String shared = shared();
        String own = link(child, "A");
        TestConnectors.grant(school, shared, child.teachers);
        put(school.adml(), school, Map.of("TEACHER", List.of(shared))).statusCode(200);

        favourites(child, contains(shared));
        put(child.adml(), child, Map.of("TEACHER", List.of(own))).statusCode(200);
        favourites(child, contains(own));
        put(child.adml(), child, Map.of()).statusCode(200);
        favourites(child, contains(shared));
    }

    private static void favourites(School school, org.hamcrest.Matcher<?> expected) {
        OnePerson.teacher(school).calls().get("/api/me/favourites").then().body("connectors", expected);
    }

    @Test
    void replaceWhenItIsNotOpenToSomebodyThenHeDoesNotSeeIt() {
        String a = link(school, "A");
        put(school.adml(), school, Map.of("STUDENT", List.of(a))).statusCode(200);

        OnePerson.pupil(school).calls().get("/api/me/apps").then().body("items", empty());
    }

    @Test
    void replaceWhenTheConnectorIsNotOfTheSchoolThenRefusedAndNothingChanges() {
        School other = School.fresh();
        School child = School.fresh(school.uai);
        String foreign = link(other, "A");
        String draft = link(school, "B");
        String own = link(school, "C");
        Rows.execute("update connector set published = false where id = cast(? as uuid)", draft);
        put(school.adml(), school, Map.of("STUDENT", List.of(own))).statusCode(200);

        for (String wrong : List.of(foreign, draft, UUID.randomUUID().toString())) {
            put(school.adml(), school, Map.of("STUDENT", List.of(own, wrong)))
                    .statusCode(400)
                    .body("errors.field", contains("favourites.STUDENT[1]"));
        }
        // Not shared, then shared but not with this one.
        put(child.adml(), child, Map.of("STUDENT", List.of(own))).statusCode(400);
        String shared = shared();
        Rows.execute(
                "insert into connector_exclusion (connector_id, structure) values (cast(? as uuid), ?)",
                shared,
                child.uai);
        put(child.adml(), child, Map.of("STUDENT", List.of(shared))).statusCode(400);
        school.adml()
                .get("/api/structures/" + school.uai + "/default-favourites")
                .then()
                .body("favourites.STUDENT", contains(own));
    }

    @Test
    void operationsWhenTheCallerVariesThenOnlyTheRightOneSucceeds() {
        School other = School.fresh();
        School above = School.fresh();
        school.under(above.uai);
        String path = "/api/structures/" + school.uai + "/default-favourites";
        School.nobody().get(path).then().statusCode(401);
        put(School.nobody(), school, Map.of()).statusCode(401);
        for (RequestSpecification wrong : List.of(school.teacher(), other.adml())) {
            wrong.get(path).then().statusCode(403);
            put(wrong, school, Map.of()).statusCode(403);
        }
        for (RequestSpecification wrong : List.of(school.teacher(), other.adml())) {
            wrong.accept("text/html")
                    .get("/admin/favoris?structure=" + school.uai)
                    .then()
                    .statusCode(403);
        }
        for (RequestSpecification right : List.of(school.adml(), above.adml(), School.admc())) {
            right.get(path).then().statusCode(200);
            put(right, school, Map.of()).statusCode(200);
        }
        School.admc().get("/api/structures/9999999Z/default-favourites").then().statusCode(404);
        School.admc().get("/api/structures/'x/default-favourites").then().statusCode(404);
        School.nobody().get("/admin/favoris").then().statusCode(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"favourites\": null}",
                "{\"favourites\": []}",
                "{\"favourites\": {\"HEAD\": []}}",
                "{\"favourites\": {\"\": []}}",
                "{\"favourites\": {\"TEACHER\": null}}",
                "{\"favourites\": {\"TEACHER\": [null]}}",
                "{\"favourites\": {\"TEACHER\": [\"x\"]}}",
                "{\"favourites\": {\"TEACHER\": \"x\"}}",
                "{\"other\": {}}"
            })
    void replaceWhenTheBodyIsBadThen400(String body) {
        school.adml()
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/structures/" + school.uai + "/default-favourites")
                .then()
                .statusCode(400);
    }

    @Test
    void replaceWhenTooManyThen400() {
        List<String> many =
                Stream.generate(UUID::randomUUID).limit(51).map(UUID::toString).toList();
        put(school.adml(), school, Map.of("GUEST", many))
                .statusCode(400)
                .body("errors.field", hasItem("favourites.GUEST"))
                .body("errors[0].message", containsString("50"));
    }

    @Test
    void pageWhenUsedWithoutScriptThenProposesInOrder() {
        link(school, "A");
        link(school, "B");
        Browser browser = new Browser(school::adml);

        Document page = browser.open("/admin/favoris");
        assertThat(page.select("h1").text()).isEqualTo("Favoris proposés");
        assertThat(page.select("[aria-current=page]").text()).isEqualTo("Élèves");
        browser.open(page.select("a:contains(Enseignants)").attr("href"));
        assertThat(browser.page().select("main").text()).contains("Rien n’est proposé à ce profil.");
        browser.submit("Proposer : A", Map.of());
        browser.submit("Proposer : B", Map.of());
        Document moved = browser.submit("Monter : B", Map.of());
        assertThat(moved.select("[autofocus]").text()).isEqualTo("Les favoris proposés sont enregistrés.");
        assertThat(moved.select("main ol > li").eachText())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("B ");
        OnePerson.teacher(school).calls().get("/api/me/apps").then().body("items.name", contains("B", "A"));
        browser.submit("Retirer : B", Map.of());
        assertThat(browser.page().select("main ol > li")).hasSize(1);
        browser.submit("Retirer : A", Map.of("connector", UUID.randomUUID().toString()));
        assertThat(browser.status()).isEqualTo(200);
        browser.submit("Retirer : A", Map.of("profil", "HEAD"));
        assertThat(browser.status()).isEqualTo(400);
    }

    @Test
    void pageWhenSchoolsAreManyThenOneChooses() {
        School child = School.fresh(school.uai);

        Document choice = new Browser(school::adml).open("/admin/favoris");

        assertThat(choice.select("main li a").eachAttr("href"))
                .containsExactly("/admin/favoris?structure=" + school.uai, "/admin/favoris?structure=" + child.uai);
        assertThat(new Browser(school::adml)
                        .open("/admin/favoris?structure=nulle%20part")
                        .select("main")
                        .text())
                .contains("Aucun établissement que vous administrez ne correspond.");
    }

    @Test
    void pageWhenTheFormComesFromAnotherSchoolsAdministratorThen403() {
        String a = link(school, "A");
        School other = School.fresh();
        link(other, "B");
        Browser browser = new Browser(other::adml);
        browser.open("/admin/favoris");

        browser.submit("Proposer : B", Map.of("structure", school.uai, "connector", a));

        assertThat(browser.status()).isEqualTo(403);
    }

    private String shared() {
        Map<String, Object> form = TestConnectors.pronoteWith(school, "inherits", true);
        form.put("identifier", "Partagé " + school.uai);
        form.remove("cas");
        String id = TestConnectors.created(school, form);
        TestConnectors.grant(school, id, school.teachers);
        return id;
    }

    private static String link(School school, String name) {
        Map<String, Object> form = TestConnectors.pronoteWith(school, "identifier", name + " " + school.uai);
        form.put("displayName", name);
        form.remove("cas");
        String id = TestConnectors.created(school, form);
        TestConnectors.grant(school, id, school.teachers);
        return id;
    }

    private static ValidatableResponse put(RequestSpecification caller, School school, Map<String, ?> favourites) {
        return caller.contentType(ContentType.JSON)
                .body(Map.of("favourites", favourites))
                .put("/api/structures/" + school.uai + "/default-favourites")
                .then();
    }
}
