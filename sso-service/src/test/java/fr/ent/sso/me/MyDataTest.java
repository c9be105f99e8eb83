package fr.ent.sso.me;

import fr.ent.sso.release.Source;
import fr.ent.sso.testsupport.AccessTokens;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

/** « Ce que les applications savent de moi ». */
@QuarkusTest
class MyDataTest {
    @Inject
    TestSchool schools;

    @Inject
    TestConnectors connectors;

    private TestSchool.School school;

    @BeforeEach
    void openSchool() {
        school = schools.create();
        connectors.publish(TestConnectors.pronote(school, school.teachers()));
        Map<String, Object> milliweb = TestConnectors.connector(
                school.uai(), "https://m" + school.number() + ".example/", "PROTECTED_EMAIL", school.teachers());
        milliweb.put("displayName", "Messagerie <b>");
        connectors.publish(milliweb);
        connectors.publish(TestConnectors.connector(
                school.uai(), "https://p" + school.number() + ".example/", "LABOMEP", school.students()));
    }

    private HttpResponse<String> page(String who, String language) {
        Browser browser = new Browser().speaking(language);
        browser.login(null, school.login(who), TestSchool.PASSWORD);
        return browser.get("/compte/donnees");
    }

    @Test
    void pageThenEachApplicationWithValuesInPlainWords() {
        HttpResponse<String> page = page("both", "fr");
        Document document = Browser.document(page);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(document.select("h1").text()).isEqualTo("Ce que les applications savent de moi");
        assertThat(document.select("h2").eachText()).containsExactly("Messagerie <b>", "PRONOTE – " + school.uai());
        Element pronote = document.select("section").get(1);
        assertThat(pronote.select("tbody tr").eachText())
                .containsExactly(
                        "Pour vous reconnaître : votre identifiant de connexion " + school.login("both") + " user",
                        "ce que vous êtes à l’école (élève, parent, enseignant ou personnel) National_3;National_2"
                                + " categories",
                        "votre nom D'ARC & <FILS> nom",
                        "votre prénom Zoé prenom");
        assertThat(document.select("section").get(0).text()).contains("elle ne reçoit rien");
        assertThat(page.body()).contains("D&#39;ARC &amp; &lt;FILS&gt;").doesNotContain("Messagerie <b>");
    }

    @Test
    void pageWhenEnglishThenEnglish() {
        assertThat(Browser.document(page("teacher", "en")).select("main").text())
                .contains("What the applications know about me", "your last name GAUDIN", "your postal code 75011");
    }

    @Test
    void pageWhenNoApplicationIsOpenThenItSaysSo() {
        assertThat(Browser.document(page("guest", "fr")).select("main").text()).contains("Aucune application");
    }

    @Test
    void accountThenLeadsToThePage() {
        Browser browser = new Browser();
        assertThat(browser.get("/compte/donnees").statusCode()).isEqualTo(302);
        browser.login(null, school.login("student"), TestSchool.PASSWORD);
        assertThat(Browser.document(browser.get("/compte")).select("a[href=/compte/donnees]"))
                .hasSize(1);
    }

    @Test
    void restThenTheSame() {
        given().get("/api/me/released-data").then().statusCode(401);
        given().auth()
                .oauth2(AccessTokens.ofClient("ent-cli", "Demo-2026-ent"))
                .get("/api/me/released-data")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(AccessTokens.of(school.login("student")))
                .header("Accept-Language", "en")
                .get("/api/me/released-data")
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].user.values", contains(school.id("student").toString()))
                .body("[0].attributes.name", hasItem("classes.classe"))
                .body("[0].attributes.find { it.name == 'nom' }.values", contains("ARMAND"))
                .body("[0].attributes.find { it.name == 'nom' }.meaning", contains("your last name"));
        given().auth()
                .oauth2(AccessTokens.of(school.login("both")))
                .get("/api/me/released-data")
                .then()
                .body("[0].user", equalTo(null))
                .body("[1].attributes.find { it.name == 'nom' }.meaning", contains("votre nom"));
    }

    /** The connectors with « Champs spécifiques OAuth » too, and each of their claims has words. */
    @Test
    void pageWhenAConnectorUsesOAuthThenItsClaims() {
        Map<String, Object> oauth = TestConnectors.oauth(
                school, "authorization_code", "openid profile email birthdate userinfo", school.teachers());
        oauth.put("displayName", "Cahier");
        connectors.publish(oauth);
        Map<String, Object> machine = TestConnectors.oauth(school, "client_credentials", "userinfo", school.teachers());
        machine.put("displayName", "Machine");
        connectors.publish(machine);

        Document document = Browser.document(page("teacher", "fr"));
        Element section = document.select("section").get(0);

        assertThat(document.select("h2").eachText())
                .containsExactly("Cahier", "Messagerie <b>", "PRONOTE – " + school.uai());
        assertThat(section.select("tbody tr").eachText())
                .anyMatch(row -> row.matches("Pour vous reconnaître.* application seule [0-9a-f]{32} sub"))
                .contains(
                        "votre nom GAUDIN family_name",
                        "votre date de naissance 1975-03-14 birthdate",
                        "le code de votre établissement " + school.uai() + " uai");
        assertThat(section.text()).doesNotContain("indication technique");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void wordsThenOneForEachSource(String language) throws IOException {
        Properties words = new Properties();
        try (InputStream file = MyDataTest.class.getResourceAsStream("/messages/mydata_" + language + ".properties")) {
            words.load(file);
        }
        assertThat(words.stringPropertyNames())
                .containsAll(Arrays.stream(Source.values())
                        .map(source -> "source_$" + source)
                        .toList());
    }
}
