package fr.ent.connector.transfer;

import fr.ent.connector.testsupport.Browser;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.restassured.specification.SpecificationQuerier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@ServiceTest
class TransferPagesTest {
    private static final String TOKEN = "t".repeat(64);

    @Test
    void exportWhenConnectorsAreChosenThenTheirFileIsDownloaded() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        Document page = new Browser(school::adml).open("/admin/connecteurs/export?structure=" + school.uai);

        assertThat(page.select("h1").text()).isEqualTo("Exporter des connecteurs");
        assertThat(page.select("input[name=id][checked]").eachAttr("value")).containsExactly(id);
        assertThat(page.select("form[action=/admin/connecteurs/export/fichier] button")
                        .text())
                .isEqualTo("Télécharger le fichier");
        school.adml()
                .get("/admin/connecteurs/export/fichier?structure=" + school.uai + "&id=" + id)
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString(".json"))
                .body("connectors.definition.identifier[0]", equalTo("Pronote - Lycée " + school.uai));
    }

    @Test
    void exportWhenThereIsNoneThenItSaysSo() {
        School school = School.fresh();

        Document page = new Browser(school::adml).open("/admin/connecteurs/export?structure=" + school.uai);

        assertThat(page.select("main").text()).contains("il n’y a rien à exporter");
    }

    @Test
    void importWhenAFileIsCheckedThenWhatChangesIsShownAndImportedOnce() {
        School from = School.fresh();
        School to = School.fresh();
        RequestSpecification administrator = to.adml();
        String file = exported(from, TestConnectors.pronote(from));

        Response checked = checked(administrator, to, file);
        Document report = Jsoup.parse(checked.asString());
        String action =
                report.select("form[action^=/admin/connecteurs/import/]").attr("action");

        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(report.select("[role=status]").text())
                .contains("1 à créer, 0 à modifier, 0 sans changement, 0 en échec");
        assertThat(report.select("tbody tr").text())
                .contains("Pronote - Lycée " + to.uai)
                .contains("Création")
                .contains("URL adapté")
                .contains("1 droit ajouté");
        assertThat(count(to)).isZero();
        assertThat(posted(to.adml(), action).statusCode()).isEqualTo(404); // another person
        Response done = posted(administrator, action);
        assertThat(Jsoup.parse(done.asString()).select("[role=status]").text()).contains("1 créés");
        assertThat(count(to)).isEqualTo(1);
        assertThat(posted(administrator, action).statusCode()).isEqualTo(404);
    }

    @Test
    void importWhenSomebodyChecksManyFilesThenTheOldestIsForgotten() {
        School from = School.fresh();
        School to = School.fresh();
        RequestSpecification administrator = to.adml();
        String file = exported(from, TestConnectors.pronote(from));

        List<String> actions = Stream.generate(
                        () -> Jsoup.parse(checked(administrator, to, file).asString())
                                .select("form[action^=/admin/connecteurs/import/]")
                                .attr("action"))
                .limit(6)
                .toList();

        assertThat(posted(administrator, actions.get(0)).statusCode()).isEqualTo(404);
        assertThat(posted(administrator, actions.get(1)).statusCode()).isEqualTo(200);
    }

    @Test
    void importWhenTheFileIsNoneThenTheFieldSaysSo() {
        School school = School.fresh();

        Response answer = checked(school.adml(), school, "pas du json");
        Document page = Jsoup.parse(answer.asString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(page.title()).startsWith("Erreur");
        assertThat(page.select("[data-error-summary]").text()).contains("JSON");
        assertThat(page.select("#file").attr("aria-describedby")).contains("file-erreur");
        assertThat(page.select("#file-erreur").text()).contains("JSON");
    }

    @Test
    void importWhenALineFailsThenNothingCanBeImported() {
        School school = School.fresh();
        String file =
                "{\"format\":\"ent-connectors\",\"version\":1,\"structure\":{\"uai\":\"0900011A\",\"name\":\"L\"},"
                        + "\"connectors\":[{\"definition\":{\"identifier\":\"a\",\"url\":\"nope\"}}]}";

        Document page = Jsoup.parse(checked(school.adml(), school, file).asString());

        assertThat(page.select("[role=alert]").text()).contains("Rien ne peut être importé");
        assertThat(page.select("tbody tr").text()).contains("Refus").contains("URL");
        assertThat(page.select("form[action^=/admin/connecteurs/import/]")).isEmpty();
    }

    @Test
    void copyWhenAConnectorOfAnotherSchoolIsTickedThenItIsShownAndCopied() {
        School from = School.fresh();
        School to = School.fresh();
        String id = TestConnectors.created(from, TestConnectors.pronote(from));
        Browser browser = new Browser(School::admc);

        Document schools = browser.open("/admin/connecteurs/copie?structure=" + to.uai + "&q=" + from.uai);
        assertThat(schools.select("main li a").text()).contains("Lycée " + from.uai);
        browser.open(schools.select("main li a").attr("href"));
        Document none = browser.submit("Voir ce qui sera copié", Map.of());
        assertThat(none.select("[data-error-summary]").text()).contains("Choisissez au moins un connecteur");
        Document plan = browser.submit("Voir ce qui sera copié", Map.of("ids", List.of(id)));
        assertThat(plan.select("tbody tr").text()).contains("Pronote - Lycée " + to.uai, "Création");
        assertThat(count(to)).isZero();
        Document done = browser.submit("Copier", Map.of());

        assertThat(done.select("h2").text()).contains("Ce qui a été fait");
        assertThat(count(to)).isEqualTo(1);
    }

    @Test
    void copyWhenTheSchoolOfOriginIsNotHisThenRefused() {
        School from = School.fresh();
        School to = School.fresh();
        TestConnectors.created(from, TestConnectors.pronote(from));
        Browser browser = new Browser(to::adml);

        Document schools = browser.open("/admin/connecteurs/copie?structure=" + to.uai);
        assertThat(schools.select("main").text()).contains("Aucun établissement ne correspond");
        browser.open("/admin/connecteurs/copie?structure=" + to.uai + "&from=" + from.uai);

        assertThat(browser.status()).isEqualTo(403);
    }

    @Test
    void pagesWhenCallerDoesNotAdministerTheSchoolThenRefused() {
        School school = School.fresh();
        School other = School.fresh();
        for (String page : List.of("export", "import", "copie", "export/fichier")) {
            String path = "/admin/connecteurs/" + page + "?structure=";
            for (RequestSpecification caller : List.of(school.teacher(), other.adml())) {
                caller.accept("text/html").get(path + school.uai).then().statusCode(403);
            }
            School.admc().accept("text/html").get(path + "0999999Z").then().statusCode(404);
            School.nobody().accept("text/html").get(path + school.uai).then().statusCode(302);
        }
        assertThat(checked(other.adml(), school, "{}").statusCode()).isEqualTo(403);
    }

    private static String exported(School school, Map<String, Object> form) {
        String id = TestConnectors.created(school, form);
        TestConnectors.grant(school, id, school.teachers);
        return school.adml()
                .get("/api/structures/" + school.uai + "/connectors/export")
                .asString();
    }

    private static Response checked(RequestSpecification caller, School school, String file) {
        return with(caller)
                .multiPart("form_token", TOKEN)
                .multiPart("structure", school.uai)
                .multiPart("adapt", "true")
                .multiPart("rights", "true")
                .multiPart("file", "connecteurs.json", file.getBytes(StandardCharsets.UTF_8), "application/json")
                .post("/admin/connecteurs/import");
    }

    private static Response posted(RequestSpecification caller, String action) {
        return with(caller)
                .contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParam("form_token", TOKEN)
                .post(action);
    }

    /** The same person again: a specification collects what it was given before. */
    private static RequestSpecification with(RequestSpecification caller) {
        return RestAssured.given()
                .redirects()
                .follow(false)
                .header(
                        "Authorization",
                        SpecificationQuerier.query(caller).getHeaders().getValue("Authorization"))
                .accept("text/html")
                .cookie("ent_form", TOKEN);
    }

    private static int count(School school) {
        return School.admc()
                .get("/api/structures/" + school.uai + "/connectors")
                .then()
                .extract()
                .path("total");
    }
}
