package fr.ent.sso.imports;

import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** « Imports » in a browser: trial, progress, report, and the button that takes over. */
@QuarkusTest
class ImportPagesTest {
    @Inject
    TestSchool schools;

    private final Browser browser = new Browser();
    private TestSchool.School school;

    @BeforeEach
    void openSchool() {
        school = schools.create();
    }

    private void signIn(String who) {
        browser.login(null, school.login(who), TestSchool.PASSWORD);
    }

    private RequestSpecification form(String token) {
        return given().redirects()
                .follow(false)
                .header("Accept", "text/html")
                .header("Accept-Language", "fr")
                .cookie("TGC-SSO", browser.cookie("TGC-SSO").orElseThrow().getValue())
                .cookie("ent_form", browser.cookie("ent_form").orElseThrow().getValue())
                .multiPart("form_token", token)
                .multiPart("structure", school.uai());
    }

    private String token(HttpResponse<String> page) {
        return Browser.document(page).select("input[name=form_token]").first().attr("value");
    }

    private Document over(String location) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> Browser.document(browser.get(location)),
                        page -> page.select("[hx-trigger]").isEmpty());
    }

    @Test
    void importsThenTriedFirstAndTakenOverByTheButton() {
        signIn("adml");
        HttpResponse<String> page = browser.get("/admin/imports");
        assertThat(page.statusCode()).isEqualTo(200);
        Document form = Browser.document(page);
        assertThat(form.select("input[type=file]"))
                .hasSize(8)
                .allMatch(input -> form.select("label[for=" + input.id() + "]").size() == 1);

        Response sent = form(token(page))
                .multiPart("dryRun", "false")
                .multiPart(
                        "students",
                        "eleves <b>.csv",
                        "INE;Nom;Prénom\nP1-%d;DURAND;Léa\n"
                                .formatted(school.number())
                                .getBytes(StandardCharsets.UTF_8),
                        "text/csv")
                .post("/admin/imports");
        sent.then().statusCode(303);
        String location = URI.create(sent.header("Location")).getPath();

        Document report = over(location);
        assertThat(report.select("main").text()).contains("Essai", "Terminé", "Comptes créés", "eleves <b>.csv");
        assertThat(report.select("form[action$=application] button").text()).isEqualTo("Importer");
        HttpResponse<String> applied = browser.post(
                report.select("form[action$=application]").attr("action"),
                java.util.Map.of(
                        "form_token",
                        report.select("form input[name=form_token]").attr("value")));
        assertThat(applied.statusCode()).isEqualTo(303);
        Document done = over(URI.create(Browser.location(applied)).getPath());
        assertThat(done.select("main").text()).contains("Import", "Terminé");
        assertThat(done.select("form[action$=application]")).isEmpty();
        assertThat(Browser.document(browser.get("/admin/imports")).select("tbody tr"))
                .hasSize(2);
        browser.speaking("en");
        assertThat(Browser.document(browser.get("/admin/imports")).select("h1").text())
                .isEqualTo("Imports");
    }

    @Test
    void importsWhenNothingIsChosenThenTheFormSaysSo() {
        signIn("adml");
        Response sent = form(token(browser.get("/admin/imports")))
                .multiPart("students", "", new byte[0], "application/octet-stream")
                .post("/admin/imports");
        assertThat(sent.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(sent.asString()).select("[data-error-summary]").text())
                .contains("Choisissez au moins un fichier.");
    }

    @Test
    void importsWhenTheFormIsForgedThenRefused() {
        signIn("adml");
        browser.get("/admin/imports");
        form("forged")
                .multiPart("students", "x.csv", new byte[] {1}, "text/csv")
                .post("/admin/imports")
                .then()
                .statusCode(403);
    }

    @Test
    void importsThenForAdministratorsOnly() {
        assertThat(new Browser().get("/admin/imports").statusCode()).isEqualTo(302);
        signIn("teacher");
        assertThat(browser.get("/admin/imports").statusCode()).isEqualTo(403);
        assertThat(browser.get("/admin/imports/" + java.util.UUID.randomUUID()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void requestWhenLargeAndNoImportThenRefusedWithoutReadingIt() throws IOException, InterruptedException {
        byte[] large = " ".repeat(11 << 20).getBytes(StandardCharsets.US_ASCII);
        HttpClient client = HttpClient.newHttpClient();
        for (HttpRequest.BodyPublisher body : java.util.List.of(
                HttpRequest.BodyPublishers.ofByteArray(large),
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(Browser.base() + "/api/groups/effective-members"))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + fr.ent.sso.testsupport.AccessTokens.of(school.login("admc")))
                    .version(HttpClient.Version.HTTP_1_1)
                    .POST(body)
                    .build();
            int status;
            try {
                status = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
            } catch (IOException e) {
                status = 413; // The server closed the connection while the client still sent.
            }
            assertThat(status).isEqualTo(413);
        }
    }
}
