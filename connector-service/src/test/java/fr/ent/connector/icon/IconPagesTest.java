package fr.ent.connector.icon;

import fr.ent.connector.testsupport.Browser;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class IconPagesTest {
    private static String page(String connector) {
        return "/admin/connecteurs/" + connector + "/icone";
    }

    private static Response upload(School school, String id, String version, byte[] file, String token) {
        RequestSpecification request = school.adml()
                .accept("text/html")
                .header("Accept-Language", "fr")
                .cookie("ent_form", "a-token-of-this-browser")
                .multiPart("form_token", token)
                .multiPart("version", version);
        if (file != null) {
            request.multiPart("file", "../../icon.html", file, "text/html");
        }
        return request.post(page(id));
    }

    private static Response upload(School school, String id, String version, byte[] file) {
        return upload(school, id, version, file, "a-token-of-this-browser");
    }

    @Test
    void putWhenPictureThenItIsShown() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        Response answer = upload(school, id, "0", TestPictures.jpeg(64, 64));

        assertThat(answer.statusCode()).isEqualTo(303);
        Document shown = new Browser(school::adml).open(page(id) + "?done=changed");
        assertThat(shown.select("p[role=status]").text()).isEqualTo("L’icône est enregistrée.");
        assertThat(shown.select(".tile-icon").first().attr("src")).matches("/icones/[0-9a-f]{64}");
        assertThat(new Browser(school::adml)
                        .open("/admin/connecteurs/" + id)
                        .select("#apercu img")
                        .attr("src"))
                .matches("/icones/[0-9a-f]{64}");
    }

    @Test
    void putWhenFileIsWrongThenTheErrorIsTiedToItsField() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        Response answer = upload(school, id, "0", "<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        Document again = Jsoup.parse(answer.asString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(again.title()).startsWith("Erreur");
        assertThat(again.select("#file").attr("aria-describedby")).contains("file-erreur");
        assertThat(again.select("[data-error-summary] a").attr("href")).isEqualTo("#file");
    }

    @Test
    void putWhenFileIsMissingOrVersionOldThenSaid() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        assertThat(upload(school, id, "0", null).statusCode()).isEqualTo(400);
        assertThat(upload(school, id, "9", TestPictures.png(8, 8)).statusCode()).isEqualTo(412);
    }

    @Test
    void putWhenTheFormIsNotOursThenRefused() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        assertThat(upload(school, id, "0", TestPictures.png(8, 8), "another").statusCode())
                .isEqualTo(403);
    }

    @Test
    void removeWhenPressedThenInitials() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        Browser browser = new Browser(school::adml);
        browser.open(page(id));

        Document page = browser.submit("Retirer l’icône", Map.of());

        assertThat(page.select("[role=status]").text()).contains("initiales");
        assertThat(page.select(".tile-initials").text()).isEqualTo("PL");
        assertThat(page.select("button").eachText()).doesNotContain("Retirer l’icône");
    }

    @Test
    void readWhenInheritedThenNothingCanBeChanged() {
        School parent = School.fresh();
        School child = School.fresh(parent.uai);
        String id = TestConnectors.created(parent, TestConnectors.pronoteWith(parent, "inherits", true));

        Document page = new Browser(child::adml).open(page(id));

        assertThat(page.select(".alert-info").text()).contains("Lycée " + parent.uai);
        assertThat(page.select("main form")).isEmpty();
        assertThat(upload(child, id, "0", TestPictures.png(8, 8)).statusCode()).isEqualTo(403);
    }

    @Test
    void readWhenCallerMayNotThenRefused() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        School.nobody().get(page(id)).then().statusCode(302);
        school.teacher().accept("text/html").get(page(id)).then().statusCode(403);
        School.fresh().adml().accept("text/html").get(page(id)).then().statusCode(403);
    }
}
