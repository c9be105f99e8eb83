package fr.ent.sso.credential;

import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.AccessTokens;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The first password by a code on paper, and what administrators do to credentials. */
@QuarkusTest
class ActivationTest {
    private static final String NEW = PasswordChangeTest.NEW;
    private static final String PAGE = "/cas/activation";

    @Inject
    TestSchool schools;

    @Inject
    Database database;

    @Inject
    CredentialPurge purge;

    private final Browser browser = new Browser();
    private TestSchool.School school;
    private String pupil;

    @BeforeEach
    void openSchool() {
        school = schools.create();
        pupil = school.login("student");
    }

    private HttpResponse<String> activate(String login, String code, String password) {
        return Steps.send(
                browser,
                browser.get(PAGE),
                PAGE,
                Map.of("username", login, "code", code, "password", password, "again", password));
    }

    private Response rest(String who, String method, String path) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + AccessTokens.of(school.login(who)))
                .request(method, path);
    }

    private String credentials(String who) {
        return "/api/accounts/" + school.id(who) + "/credentials";
    }

    private String newCode() {
        Response made = rest("adml", "POST", credentials("student") + "/activation-code");
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        return made.path("code");
    }

    @Test
    void activateWhenCodeIsRightThenPasswordOnce() {
        Browser old = new Browser();
        old.login(null, pupil, TestSchool.PASSWORD);
        String code = newCode();
        assertThat(old.get("/compte").statusCode()).as("the session before").isEqualTo(302);
        assertThat(old.login(null, pupil, TestSchool.PASSWORD).statusCode()).isEqualTo(401);

        HttpResponse<String> weak = activate(pupil, code, "azertyuiop123");
        HttpResponse<String> done =
                activate(" " + pupil.toUpperCase() + " ", code.toLowerCase().replace("-", ""), NEW);
        HttpResponse<String> again = activate(pupil, code, NEW + "!");

        assertThat(weak.statusCode()).isEqualTo(400);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("Compte activé");
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(new Browser().login(null, pupil, NEW).statusCode()).isEqualTo(303);
        assertThat(database.exists(
                        "select 1 from audit_entry where subject = ? and action = 'account.activated'"
                                + " and details::text not like '%' || ? || '%'",
                        school.id("student"), code))
                .isTrue();
        assertThat(database.exists("select 1 from activation_code where account = ?", school.id("student")))
                .isFalse();
    }

    @Test
    void activateWhenCodeIsWrongThenSameAnswerForEveryLogin() {
        newCode();
        HttpResponse<String> wrong = activate(pupil, "0000-0000-0000", NEW);
        HttpResponse<String> active = activate(school.login("teacher"), "0000-0000-0000", NEW);
        HttpResponse<String> unknown = activate("nobody" + school.number(), "0000-0000-0000", NEW);

        assertThat(List.of(wrong.statusCode(), active.statusCode(), unknown.statusCode()))
                .containsOnly(400);
        assertThat(wrong.body().replace(pupil, "X"))
                .isEqualTo(active.body().replace(school.login("teacher"), "X"))
                .isEqualTo(unknown.body().replace("nobody" + school.number(), "X"))
                .doesNotContain(NEW);
    }

    @Test
    void activateWhenTooManyWrongCodesThenTheRightOneWaitsUntilUnlocked() {
        String code = newCode();
        HttpResponse<String> last = null;
        for (int i = 0; i < 5; i++) {
            last = activate(pupil, "0000-0000-000" + i, NEW);
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(activate(pupil, code, NEW).statusCode()).isEqualTo(429);

        assertThat((int) rest("adml", "GET", credentials("student")).path("waiting"))
                .isEqualTo(5);
        assertThat(rest("adml", "DELETE", credentials("student") + "/lock").statusCode())
                .isEqualTo(204);
        assertThat(activate(pupil, code, NEW).statusCode()).isEqualTo(200);
    }

    @Test
    void activateWhenCodeIsTooOldThenRefused() {
        String code = newCode();
        database.update("update activation_code set expires_at = now() where account = ?", school.id("student"));
        assertThat(activate(pupil, code, NEW).statusCode()).isEqualTo(400);
    }

    @Test
    void purgeThenOnlyWhatIsOverGoes() {
        newCode();
        purge.purge();
        assertThat(database.exists("select 1 from activation_code where account = ?", school.id("student")))
                .isTrue();
        database.update("update activation_code set expires_at = now() where account = ?", school.id("student"));
        purge.purge();
        assertThat(database.exists("select 1 from activation_code where account = ?", school.id("student")))
                .isFalse();
    }

    @Test
    void activateWhenInputIsOddThenRefused() {
        for (String odd : List.of("", " ", "\u0000", "é", "x".repeat(100_000), "\"><script>alert(1)</script>")) {
            HttpResponse<String> login = activate(odd, "0000-0000-0000", NEW);
            HttpResponse<String> code = activate("nobody" + school.number(), odd, NEW);
            assertThat(List.of(login.statusCode(), code.statusCode()))
                    .as("%.20s", odd)
                    .isSubsetOf(400, 413, 429);
            assertThat(login.body()).doesNotContain("<script>alert");
        }
        assertThat(browser.post(PAGE, Map.of("username", pupil)).statusCode()).isEqualTo(403);
    }

    /** An ADML acts on the people of his structures and below, on nobody with more power, and not on himself. */
    @Test
    void administrationWhenNotOnesOwnPeopleThenRefused() {
        TestSchool.School elsewhere = schools.create();
        database.update(
                "insert into account_structure (account, structure) values (?, ?)", school.id("admc"), school.uai());
        database.update(
                "update account set functions = array['ADML:' || ?] where id = ?", school.parent(), school.id("both"));
        for (String action : List.of(
                "POST activation-code",
                "PUT password-change-required",
                "DELETE second-factor",
                "DELETE lock",
                "POST password-link")) {
            String method = action.split(" ")[0];
            String path = "/" + action.split(" ")[1];
            String other = "/api/accounts/" + elsewhere.id("student") + "/credentials" + path;
            assertThat(rest("adml", method, other).statusCode()).as(action).isEqualTo(403);
            assertThat(rest("adml", method, credentials("admc") + path).statusCode())
                    .as(action)
                    .isEqualTo(403);
            assertThat(rest("adml", method, credentials("both") + path).statusCode())
                    .as(action)
                    .isEqualTo(403);
            assertThat(rest("adml", method, credentials("adml") + path).statusCode())
                    .as(action)
                    .isEqualTo(403);
            assertThat(rest("teacher", method, credentials("student") + path).statusCode())
                    .as(action)
                    .isEqualTo(403);
            assertThat(RestAssured.given()
                            .request(method, credentials("student") + path)
                            .statusCode())
                    .as(action)
                    .isEqualTo(401);
        }
        assertThat(rest("adml", "GET", "/api/accounts/" + UUID.randomUUID() + "/credentials")
                        .statusCode())
                .isEqualTo(404);
        assertThat(rest("adml", "GET", "/api/accounts/x/credentials").statusCode())
                .isEqualTo(404);
        assertThat(rest("admc", "POST", credentials("both") + "/activation-code")
                        .statusCode())
                .isEqualTo(200);
        assertThat(new Browser()
                        .login(null, school.login("admc"), TestSchool.PASSWORD)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void administrationPageThenButtonsThatFit() {
        browser.login(null, school.login("adml"), TestSchool.PASSWORD);
        String page = "/admin/personnes/" + school.id("student") + "/acces";

        HttpResponse<String> before = browser.get(page);
        assertThat(Browser.document(before).select("button").eachText())
                .containsExactly("Nouveau code d’activation", "Exiger un nouveau mot de passe");
        String token = browser.cookie("ent_form").orElseThrow().getValue();
        assertThat(browser.post(page + "/changement", Map.of("form_token", token))
                        .statusCode())
                .isEqualTo(303);
        assertThat(Browser.location(new Browser().login(null, pupil, TestSchool.PASSWORD)))
                .isEqualTo("/cas/mot-de-passe");
        assertThat(browser.post(page + "/lien", Map.of("form_token", token)).statusCode())
                .as("no address known")
                .isEqualTo(409);
        assertThat(browser.post(page + "/code", Map.of()).statusCode()).isEqualTo(403);
        HttpResponse<String> code = browser.post(page + "/code", Map.of("form_token", token));
        assertThat(Browser.document(code).select("code").text()).matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");
        assertThat(browser.get(page).body())
                .contains("valable jusqu’au")
                .doesNotContain(Browser.document(code).select("code").text());
        assertThat(browser.get("/admin/personnes/" + school.id("admc") + "/acces")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void sheetsThenACodeForEachWhoHasNone() {
        database.update(
                "update account set password_hash = null where id = any (?)",
                List.of(school.id("student"), school.id("guest")));
        UUID group = database.one(
                        "select m.ent_group from membership m join ent_group g on g.id = m.ent_group"
                                + " where m.account = ? and g.type = 'CLASS'",
                        row -> row.getObject(1, UUID.class),
                        school.id("student"))
                .orElseThrow();
        browser.login(null, school.login("adml"), TestSchool.PASSWORD);

        HttpResponse<String> choice = browser.get("/admin/activations?group=" + group);
        assertThat(choice.body()).contains("Personnes sans mot de passe\u00a0: 1");
        String form = "/admin/activations";
        HttpResponse<String> sheets = Steps.send(browser, choice, form, Map.of("format", "html"));
        assertThat(Browser.document(sheets).select("section").text()).contains("ARMAND Lucas", pupil);
        HttpResponse<String> csv = Steps.send(browser, choice, form, Map.of("format", "csv", "group", ""));
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body().lines()).hasSize(3).element(1).asString().startsWith("ARMAND Lucas;" + pupil + ";");
        String code = csv.body().lines().skip(1).findFirst().orElseThrow().split(";")[2];
        assertThat(activate(pupil, code, NEW).statusCode()).isEqualTo(200);

        assertThat(RestAssured.given()
                        .header("Authorization", "Bearer " + AccessTokens.of(school.login("adml")))
                        .contentType("application/json")
                        .body("{\"structure\":\"" + school.uai() + "\"}")
                        .post("/api/activation-codes")
                        .jsonPath()
                        .getList("login"))
                .containsExactly(school.login("guest"));

        TestSchool.School elsewhere = schools.create();
        assertThat(browser.get(form + "?structure=" + elsewhere.uai()).statusCode())
                .isEqualTo(403);
        assertThat(Steps.send(browser, choice, form, Map.of("structure", elsewhere.uai(), "group", ""))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get(form + "?structure=" + school.uai() + "&group=x").statusCode())
                .isEqualTo(400);
    }

    @Test
    void sheetsWhenANameLooksLikeAFormulaThenItIsNone() {
        assertThat(ActivationSheetPages.csv(
                        List.of(new CredentialAdministration.Sheet("=HYPERLINK(1) \"x\";y", "a.b", "C"))))
                .contains("\"'=HYPERLINK(1) \"\"x\"\";y\";a.b;C");
    }
}
