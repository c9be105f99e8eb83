package fr.ent.connector.definition;

import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

@ServiceTest
class TemplateResourceTest {
    private final School school = School.fresh();

    @Test
    void listWhenReadThenEachSaysWhatItAsksInTheCallersLanguage() {
        school.adml()
                .header("Accept-Language", "en")
                .get("/api/connector-templates")
                .then()
                .statusCode(200)
                .body("name", contains("PRONOTE_HOSTED", "PRONOTE_LOCAL", "LINK", "CAS", "OAUTH"))
                .body("[0].asks", contains("uai"))
                .body("[0].connector.icon", equalTo("pronote"))
                .body("title", hasItem("Plain link"));
    }

    @Test
    void templatesWhenWordedThenInBothLanguagesAndWithUnbrokenPunctuation() {
        for (ConnectorTemplate template : ConnectorTemplates.all()) {
            for (Locale locale : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
                assertThat(template.title(locale)).isNotBlank();
                assertThat(template.description(locale)).isNotBlank();
            }
            assertThat(template.title(Locale.FRENCH) + template.description(Locale.FRENCH))
                    .doesNotContainPattern(" [;!?»:]|« |'");
        }
    }

    @Test
    void createWhenPronoteIsHostedThenTheUaiIsEnough() {
        create(school.adml(), "PRONOTE_HOSTED", Map.of("structure", school.uai))
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("identifier", equalTo("Pronote - Lycée " + school.uai))
                .body("icon", equalTo("pronote"))
                .body("url", equalTo("https://" + school.uai + ".index-education.net/pronote/"))
                .body("target", equalTo("NEW_PAGE"))
                .body("cas.type", equalTo("PRONOTE"))
                .body("draft", equalTo(false));
        create(school.adml(), "PRONOTE_HOSTED", Map.of("structure", school.uai, "draft", true))
                .statusCode(201)
                .body("identifier", equalTo("Pronote - Lycée " + school.uai + " (" + school.uai + ")"))
                .body("draft", equalTo(true));
    }

    @Test
    void createWhenAValueIsGivenThenItIsTaken() {
        create(
                        school.adml(),
                        "LINK",
                        Map.of(
                                "structure",
                                school.uai,
                                "identifier",
                                "Cantine " + school.uai,
                                "url",
                                "https://cantine.example/"))
                .statusCode(201)
                .body("identifier", equalTo("Cantine " + school.uai))
                .body("icon", equalTo("lien"));
    }

    @Test
    void createWhenInputIsBadThenTheFieldIsNamed() {
        create(school.adml(), "LINK", Map.of("structure", school.uai))
                .statusCode(400)
                .body("errors.field", contains("identifier", "url"));
        create(school.adml(), "PRONOTE_HOSTED", Map.of("structure", school.uai, "uai", "12"))
                .statusCode(400)
                .body("errors.field", contains("uai"));
        create(school.adml(), "LINK", Map.of()).statusCode(400).body("errors.field", contains("structure"));
        create(school.adml(), "LINK", Map.of("colour", "red")).statusCode(400);
        create(school.adml(), "NOPE", Map.of("structure", school.uai)).statusCode(404);
        create(School.admc(), "LINK", Map.of("structure", "nonsense")).statusCode(404);
    }

    @Test
    void operationsWhenCallerVariesThenOnlyTheRightOneSucceeds() {
        Map<String, Object> input = Map.of("structure", school.uai);
        School.nobody().get("/api/connector-templates").then().statusCode(401);
        school.teacher().get("/api/connector-templates").then().statusCode(403);
        create(School.nobody(), "PRONOTE_HOSTED", input).statusCode(401);
        create(school.teacher(), "PRONOTE_HOSTED", input).statusCode(403);
        create(School.fresh().adml(), "PRONOTE_HOSTED", input).statusCode(403);
        create(School.admc(), "PRONOTE_HOSTED", input).statusCode(201);
    }

    private static ValidatableResponse create(RequestSpecification caller, String name, Map<String, ?> input) {
        return caller.contentType(ContentType.JSON)
                .body(input)
                .post("/api/connector-templates/" + name)
                .then();
    }
}
