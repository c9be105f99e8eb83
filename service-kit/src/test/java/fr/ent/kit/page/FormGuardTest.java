package fr.ent.kit.page;

import fr.ent.kit.KitTest;
import io.restassured.response.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

@KitTest
class FormGuardTest {
    private static final Pattern FIELD = Pattern.compile("name=\"form_token\" value=\"([^\"]+)\"");

    @Test
    void postWhenFieldAndCookieAgreeThenTaken() {
        Response form = given().get("/form");

        given().cookie("ent_form", form.cookie("ent_form"))
                .formParam("form_token", token(form))
                .formParam("word", "été")
                .post("/form")
                .then()
                .statusCode(200)
                .body(equalTo("took été"));
    }

    @Test
    void postWhenTokenIsMissingThenRefused() {
        Response form = given().get("/form");

        given().cookie("ent_form", form.cookie("ent_form"))
                .formParam("word", "x")
                .post("/form")
                .then()
                .statusCode(403);
    }

    @Test
    void postWhenTokenIsAnotherBrowsersThenRefused() {
        Response mine = given().get("/form");
        Response theirs = given().get("/form");

        given().cookie("ent_form", mine.cookie("ent_form"))
                .formParam("form_token", token(theirs))
                .post("/form")
                .then()
                .statusCode(403);
    }

    @Test
    void postWhenSentByAnotherSiteThenRefusedWithAPageInWords() {
        Response form = given().get("/form");

        given().cookie("ent_form", form.cookie("ent_form"))
                .header("Sec-Fetch-Site", "cross-site")
                .accept("text/html")
                .formParam("form_token", token(form))
                .post("/form")
                .then()
                .statusCode(403)
                .body(containsString("Formulaire expiré"));
    }

    @Test
    void pageWhenShownThenItIsHardened() {
        given().get("/form")
                .then()
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .header("X-Request-Id", not(equalTo(null)));
    }

    @Test
    void languageWhenChosenThenKeptAndLeadsBackToTheSamePageOnly() {
        given().redirects()
                .follow(false)
                .header("Referer", "http://evil.example/form?a=b")
                .get("/langue/en")
                .then()
                .statusCode(303)
                .cookie("ent_lang", "en")
                .header("Location", org.hamcrest.Matchers.endsWith("/form?a=b"))
                .header("Location", not(containsString("evil")));
        given().cookie("ent_lang", "en").get("/form").then().body(containsString("<html lang=\"en\">"));
    }

    /** Browsers do not escape every letter that a URI forbids. */
    @Test
    void languageWhenThePageBeforeHasAnOddAddressThenKeptAllTheSame() {
        given().redirects()
                .follow(false)
                .header("Referer", "http://site.example/form?a=b|c")
                .get("/langue/en")
                .then()
                .statusCode(303)
                .cookie("ent_lang", "en");
    }

    private static String token(Response form) {
        Matcher field = FIELD.matcher(form.asString());
        org.assertj.core.api.Assertions.assertThat(field.find()).isTrue();
        return field.group(1);
    }
}
