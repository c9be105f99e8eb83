package fr.ent.sso.validation;

import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.AccessTokens;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.SentEvents;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** Profiles over REST, and the answers sites really get from what the directory holds. */
@QuarkusTest
class ReleaseProfileResourceTest {
    @Inject
    TestSchool schools;

    @Inject
    TestConnectors connectors;

    @Inject
    Database database;

    private TestSchool.School school;

    @BeforeEach
    void fillSchool() {
        school = schools.create();
        database.update(
                "update account set external_id = ?, email = ?, academic_email = ?, subjects = ?, main_structure = ?"
                        + " where id = ?",
                "PARIS-" + school.number(),
                "b@example.org",
                "b@ac-paris.example",
                java.util.List.of("ANGLAIS"),
                school.uai(),
                school.id("teacher"));
        database.update(
                "insert into guardianship (guardian, pupil) values (?, ?)", school.id("both"), school.id("student"));
    }

    private RequestSpecification as(String who) {
        return given().auth().oauth2(AccessTokens.of(school.login(who)));
    }

    private String preview(String type, String who) {
        return "/api/release-profiles/" + type + "/preview?account=" + school.id(who);
    }

    private String answer(String url, String path) {
        String ticket = Browser.ticket(new Browser().login(url, school.login("teacher"), TestSchool.PASSWORD));
        return new Browser()
                .get("/cas/" + path + (path.contains("?") ? "&" : "?") + "ticket=" + ticket + "&service="
                        + Browser.encode(url))
                .body();
    }

    private String publish(String type) {
        String url = "https://release" + school.number() + ".example/" + type + "/";
        connectors.publish(TestConnectors.connector(school.uai(), url, type, school.teachers(), school.students()));
        return url;
    }

    @Test
    void listThenNamesTitlesAndAttributes() {
        given().get("/api/release-profiles").then().statusCode(401);
        as("teacher").get("/api/release-profiles").then().statusCode(403);
        as("adml")
                .get("/api/release-profiles")
                .then()
                .statusCode(200)
                .body("name", hasItem("ENGLISH_ATTACK"))
                .body("find { it.name == 'LE_SITE_TV' }.title.fr", equalTo("LeSite.tv"))
                .body("find { it.name == 'LE_SITE_TV' }.user", equalTo(java.util.List.of("login")))
                .body("find { it.name == 'LE_SITE_TV' }.attributes.name", hasItem("FRANCE5.CodeRNE"))
                .body("find { it.name == 'PRONOTE' }.attributes[0].sources", equalTo(java.util.List.of("birthDate")));
    }

    @Test
    void previewWhenNotAnAdministratorOfThePersonThenRefused() {
        TestSchool.School other = schools.create();

        given().get(preview("PRONOTE", "teacher")).then().statusCode(401);
        as("teacher").get(preview("PRONOTE", "teacher")).then().statusCode(403);
        given().auth()
                .oauth2(AccessTokens.of(other.login("adml")))
                .get(preview("PRONOTE", "teacher"))
                .then()
                .statusCode(403);
        as("adml")
                .get("/api/release-profiles/PRONOTE/preview?account=" + UUID.randomUUID())
                .then()
                .statusCode(403);
    }

    /** Letter by letter what the site gets, but for the moment of the login. */
    @Test
    void previewThenTheAnswerOfTheValidation() {
        String url = publish("ENGLISH_ATTACK");

        JsonPath preview = as("adml")
                .get(preview("ENGLISH_ATTACK", "teacher"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        String xml = preview.getString("answers.find { it.address == '/cas/serviceValidate' }.body");
        assertThat(xml)
                .isEqualTo(answer(url, "serviceValidate"))
                .contains(
                        "<cas:uid>PARIS-" + school.number() + "</cas:uid>",
                        "<cas:ENTPersonStructRattachRNE>" + school.uai() + "</cas:ENTPersonStructRattachRNE>",
                        "<cas:ENTDiscipline>ANGLAIS</cas:ENTDiscipline>",
                        "<cas:ENTPersonMail>b@ac-paris.example</cas:ENTPersonMail>");
        assertThat(preview.getString("answers.find { it.address == '/cas/serviceValidate?format=JSON' }.body"))
                .isEqualTo(answer(url, "serviceValidate?format=JSON"));
        assertThat(database.exists(
                        "select 1 from audit_entry where action = 'release.previewed' and subject = ? and actor = ?",
                        school.id("teacher"),
                        school.id("adml").toString()))
                .isTrue();
    }

    /** Rule 51: whatever the profile's layout, /p3 has attributes one level deep, and the protocol's own first. */
    @Test
    void p3ServiceValidateWhenTheProfileIsNestedThenFlat() {
        String url = publish("ENGLISH_ATTACK");

        assertThat(answer(url, "p3/serviceValidate").replaceAll("\\s+", ""))
                .contains("<cas:attributes><cas:authenticationDate>")
                .contains("</cas:isFromNewLogin><cas:uid>")
                .contains(
                        "<cas:ENTPersonStructRattachs.ENTPersonStructRattach.ENTPersonStructRattachRNE>" + school.uai())
                .contains("</cas:Prenoms></cas:attributes></cas:authenticationSuccess>");
        assertThat(answer(url, "p3/serviceValidate?format=JSON"))
                .contains("\"ENTDisciplines.ENTDiscipline\":[\"ANGLAIS\"]");
        assertThat(answer(url, "serviceValidate?format=JSON"))
                .contains("\"ENTDisciplines\":[{\"ENTDiscipline\":\"ANGLAIS\"}]")
                .doesNotContain("authenticationDate");
    }

    /** CAS 3's own layout at the address of CAS 2. */
    @Test
    void serviceValidateWhenTheLayoutIsCas3ThenTheSameAsP3() {
        String url = publish("STANDARD");

        assertThat(answer(url, "serviceValidate").replaceAll("[0-9:.]+Z", "Z"))
                .isEqualTo(answer(url, "p3/serviceValidate").replaceAll("[0-9:.]+Z", "Z"))
                .contains("<cas:uai>" + school.uai() + "</cas:uai>");
        assertThat(answer(url, "serviceValidate?format=JSON")).contains("\"isFromNewLogin\":[true]");
    }

    /** Guardians, children and classes, from the directory. */
    @Test
    void previewThenClassesAndRelativesOfTheDirectory() {
        String pupil = as("admc").get(preview("ENSEIGNO", "student")).path("answers[1].body");
        String guardian = as("admc").get(preview("ENSEIGNO", "both")).path("answers[1].body");

        assertThat(pupil)
                .contains(
                        "<cas:classes>2nde " + school.number() + "</cas:classes>",
                        "<cas:parents>" + school.id("both") + "</cas:parents>");
        assertThat(guardian).contains("<cas:childrens>" + school.id("student") + "</cas:childrens>", "D'ARC &amp; ");
    }

    /** No identifier, no answer: never another value in its place. */
    @Test
    void serviceValidateWhenThePersonHasNoIdentifierOfTheKindThenInvalidTicket() {
        String url = publish("PROTECTED_EMAIL");
        database.update("update account set academic_email = null where id = ?", school.id("teacher"));

        assertThat(answer(url, "serviceValidate")).contains("code=\"INVALID_TICKET\"", "no identifier of the kind");
        assertThat(SentEvents.await(
                                "ent.tickets", school.id("teacher").toString(), "fr.ent.sso.service-ticket.refused.v1")
                        .body()
                        .get("cause")
                        .asText())
                .isEqualTo("NO_IDENTIFIER");
        as("admc").get(preview("PROTECTED_EMAIL", "teacher")).then().statusCode(409);
    }

    /** Who can make a person's opaque identifiers can undo them: that is for ADMC. */
    @Test
    void previewWhenTheProfileIsOpaqueThenAdmcAndAConnector() {
        UUID connector = connectors.publish(TestConnectors.connector(
                school.uai(), "https://o" + school.number() + ".example/", "OPAQUE", school.teachers()));

        as("adml")
                .get(preview("OPAQUE", "teacher") + "&connector=" + connector)
                .then()
                .statusCode(403);
        as("admc")
                .get(preview("OPAQUE", "teacher"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("connector"));
        as("admc")
                .get(preview("OPAQUE", "teacher") + "&connector=" + connector)
                .then()
                .statusCode(200)
                .body("user", org.hamcrest.Matchers.matchesRegex("[0-9a-f]{32}"));
    }

    @Test
    void previewWhenAParameterIsBadThenAPreciseRefusal() {
        as("admc")
                .get("/api/release-profiles/PRONOTE/preview")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("account"));
        as("admc").get("/api/release-profiles/PRONOTE/preview?account=x").then().statusCode(404);
        as("admc")
                .get("/api/release-profiles/PRONOTE/preview?account=" + UUID.randomUUID())
                .then()
                .statusCode(404);
        as("admc").get(preview("NOTHING", "teacher")).then().statusCode(404);
        as("admc").get(preview("x".repeat(3_000), "teacher")).then().statusCode(404);
        as("admc")
                .get(preview("PRONOTE", "teacher") + "&connector=" + UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("connector"));
        as("admc").post(preview("PRONOTE", "teacher")).then().statusCode(405);
    }
}
