package fr.ent.sso.credential;

import fr.ent.sso.database.Database;
import fr.ent.sso.login.PendingLogins;
import fr.ent.sso.session.SessionCookie;
import fr.ent.sso.testsupport.AccessTokens;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A second factor stands between the password and the session, and no way leads around it. */
@QuarkusTest
class SecondFactorTest {
    private static final String PAGE = "/cas/second-facteur";
    private static final String ENROLMENT = "/cas/second-facteur/enrolement";

    @Inject
    TestSchool schools;

    @Inject
    TestConnectors connectors;

    @Inject
    Database database;

    private final Browser browser = new Browser();
    private TestSchool.School school;
    private String login;
    private UUID account;

    @BeforeEach
    void requireSecondFactor() {
        school = schools.create();
        connectors.publish(TestConnectors.pronote(school, school.teachers()));
        login = school.login("teacher");
        account = school.id("teacher");
        database.update(
                "update account set functions = array['SECOND_FACTOR:' || ?] where id = ?", school.uai(), account);
    }

    /** Signs in up to the step, and sets up the factor there. */
    private byte[] enrol(Browser with) {
        with.login(null, login, TestSchool.PASSWORD);
        HttpResponse<String> page = with.get(ENROLMENT);
        byte[] secret = Steps.secret(page);
        HttpResponse<String> done = Steps.send(with, page, ENROLMENT, Map.of("code", Steps.code(secret, -1)));
        assertThat(done.statusCode()).isEqualTo(303);
        return secret;
    }

    @Test
    void loginWhenAFunctionRequiresItThenEnrolmentBeforeTheSession() {
        HttpResponse<String> password = browser.login(school.site(), login, TestSchool.PASSWORD);
        assertThat(Browser.location(password)).isEqualTo(ENROLMENT);
        assertThat(browser.cookie(SessionCookie.NAME)).isEmpty();

        HttpResponse<String> page = browser.get(ENROLMENT);
        assertThat(Browser.document(page).select("svg[role=img][aria-label] path"))
                .hasSize(1);
        assertThat(Browser.document(page).select("main li code")).hasSize(Enrolment.CODES);
        assertThat(Browser.document(page).select("input[name=code][autocomplete=one-time-code]"))
                .hasSize(1);

        HttpResponse<String> wrong = Steps.send(browser, page, ENROLMENT, Map.of("code", "000"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(Steps.secret(wrong)).as("the same secret goes on").isEqualTo(Steps.secret(page));

        HttpResponse<String> done =
                Steps.send(browser, wrong, ENROLMENT, Map.of("code", Steps.code(Steps.secret(wrong), 0)));
        assertThat(Browser.location(done)).startsWith(school.site() + "?ticket=ST-");
        assertThat(browser.cookie(SessionCookie.NAME)).isPresent();
        assertThat(database.exists(
                        "select 1 from audit_entry where subject = ? and action = 'second-factor.enrolled'", account))
                .isTrue();
    }

    @Test
    void loginWhenEnrolledThenCodeOnceAndOnlyOnce() {
        byte[] secret = enrol(browser);
        Browser other = new Browser();
        HttpResponse<String> password = other.login(school.site(), login, TestSchool.PASSWORD);
        assertThat(Browser.location(password)).isEqualTo(PAGE);
        assertThat(other.cookie(SessionCookie.NAME)).isEmpty();
        HttpResponse<String> page = other.get(PAGE);

        HttpResponse<String> used = Steps.send(other, page, PAGE, Map.of("code", Steps.code(secret, -1)));
        assertThat(used.statusCode()).as("the code of the enrolment").isEqualTo(401);

        String code = Steps.code(secret, 1);
        HttpResponse<String> right = Steps.send(other, page, PAGE, Map.of("code", code));
        assertThat(Browser.location(right)).startsWith(school.site() + "?ticket=ST-");

        Browser third = new Browser();
        third.login(null, login, TestSchool.PASSWORD);
        assertThat(Steps.send(third, third.get(PAGE), PAGE, Map.of("code", code))
                        .statusCode())
                .isEqualTo(401);
        assertThat(third.cookie(SessionCookie.NAME)).isEmpty();
    }

    @Test
    void loginWhenTelephoneIsLostThenARecoveryCodeWorksOnce() {
        browser.login(null, login, TestSchool.PASSWORD);
        HttpResponse<String> enrolment = browser.get(ENROLMENT);
        List<String> codes = Browser.document(enrolment).select("main li code").eachText();
        Steps.send(browser, enrolment, ENROLMENT, Map.of("code", Steps.code(Steps.secret(enrolment), 0)));

        Browser other = new Browser();
        other.login(null, login, TestSchool.PASSWORD);
        String typed = codes.get(3).toLowerCase().replace('-', ' ');
        assertThat(Steps.send(other, other.get(PAGE), PAGE, Map.of("code", typed))
                        .statusCode())
                .isEqualTo(303);
        Browser third = new Browser();
        third.login(null, login, TestSchool.PASSWORD);
        assertThat(Steps.send(third, third.get(PAGE), PAGE, Map.of("code", typed))
                        .statusCode())
                .isEqualTo(401);
        assertThat(database.exists("select 1 from recovery_code where account = ? having count(*) = 9", account))
                .isTrue();
    }

    /** The page of the other step, of no step, and every parameter of CAS and OpenID. */
    @Test
    void loginWhenThePasswordAloneIsKnownThenNoWayAround() {
        enrol(browser);
        Browser thief = new Browser();
        thief.login(school.site(), login, TestSchool.PASSWORD);

        assertThat(Browser.location(thief.get(ENROLMENT))).as("no new factor").isEqualTo("/cas/login");
        assertThat(Browser.location(thief.post(
                        ENROLMENT,
                        Map.of(
                                "form_token",
                                thief.cookie("ent_form").orElseThrow().getValue(),
                                "code",
                                "1"))))
                .isEqualTo("/cas/login");
        assertThat(Browser.location(thief.get("/cas/mot-de-passe"))).isEqualTo("/cas/login");
        assertThat(thief.get("/cas/login?gateway=true&service=" + Browser.encode(school.site()))
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .isEqualTo(school.site());
        assertThat(thief.get("/compte").statusCode()).isEqualTo(302);
        for (String way : List.of(
                "/cas/login?renew=true",
                "/cas/login?service=" + Browser.encode(school.site()) + "&renew=true",
                "/cas/login?resume=%2Fcompte")) {
            HttpResponse<String> again = thief.submit(thief.get(way), login.toUpperCase(), TestSchool.PASSWORD);
            assertThat(Browser.location(again)).as(way).isEqualTo(PAGE);
        }
        assertThat(thief.cookie(SessionCookie.NAME)).isEmpty();
    }

    /** The code of one person is worth nothing in the login of another. */
    @Test
    void loginWhenTheCodeIsSomebodyElsesThenRefused() {
        byte[] secret = enrol(browser);
        database.update(
                "update account set functions = array['SECOND_FACTOR:' || ?] where id = ?",
                school.uai(),
                school.id("both"));
        Browser other = new Browser();
        other.login(null, school.login("both"), TestSchool.PASSWORD);
        HttpResponse<String> mine = other.get(ENROLMENT);
        Steps.send(other, mine, ENROLMENT, Map.of("code", Steps.code(Steps.secret(mine), 0)));

        Browser third = new Browser();
        third.login(null, school.login("both"), TestSchool.PASSWORD);
        assertThat(Steps.send(third, third.get(PAGE), PAGE, Map.of("code", Steps.code(secret, 1)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void loginWhenTooManyWrongCodesThenTheRightOneWaitsToo() {
        byte[] secret = enrol(browser);
        Browser thief = new Browser();
        HttpResponse<String> last = null;
        for (int i = 0; i < 5; i++) {
            thief.login(null, login, TestSchool.PASSWORD);
            last = Steps.send(thief, thief.get(PAGE), PAGE, Map.of("code", "00000" + i));
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.body()).contains("Attendez 5 minutes");
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
        assertThat(Steps.send(thief, thief.get(PAGE), PAGE, Map.of("code", Steps.code(secret, 1)))
                        .statusCode())
                .isEqualTo(429);
        assertThat(thief.cookie(SessionCookie.NAME)).isEmpty();
    }

    @Test
    void stepWhenNoPasswordWasGivenThenTheLogin() {
        for (String path : List.of(PAGE, ENROLMENT)) {
            assertThat(Browser.location(browser.get(path))).isEqualTo("/cas/login");
        }
        browser.get("/cas/login");
        String token = browser.cookie("ent_form").orElseThrow().getValue();
        assertThat(Browser.location(browser.post(PAGE, Map.of("form_token", token, "code", "123456"))))
                .isEqualTo("/cas/login");
        assertThat(browser.post(PAGE, Map.of("code", "123456")).statusCode())
                .as("no form of ours")
                .isEqualTo(403);
    }

    @Test
    void checkWhenTheCodeIsOddThenRefusedAndNothingElse() {
        enrol(browser);
        for (String odd : List.of("", " ", "\u0000", "é", "<script>alert(1)</script>", "x".repeat(100_000))) {
            database.update("delete from login_attempt");
            Browser other = new Browser();
            other.login(null, login, TestSchool.PASSWORD);
            HttpResponse<String> page = Steps.send(other, other.get(PAGE), PAGE, Map.of("code", odd));
            assertThat(page.statusCode()).as("%.20s", odd).isIn(401, 413);
            assertThat(other.cookie(SessionCookie.NAME)).isEmpty();
            assertThat(page.body()).doesNotContain("<script>alert");
        }
    }

    /** By choice, with the password; and kept encrypted. */
    @Test
    void enrolWhenChosenThenAskedForFromNowOnAndDroppedWithThePasswordOnly() {
        String pupil = school.login("student");
        Browser own = new Browser();
        own.login(null, pupil, TestSchool.PASSWORD);
        HttpResponse<String> page = own.get("/compte/second-facteur");
        byte[] secret = Steps.secret(page);

        HttpResponse<String> wrong = Steps.send(
                own, page, "/compte/second-facteur", Map.of("code", Steps.code(secret, 0), "current", "nope"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        HttpResponse<String> done = Steps.send(
                own,
                wrong,
                "/compte/second-facteur",
                Map.of("code", Steps.code(secret, 0), "current", TestSchool.PASSWORD));
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(database.exists(
                        "select 1 from second_factor where account = ? and strpos(secret, ?) = 0",
                        school.id("student"),
                        Totp.base32(secret)))
                .isTrue();
        assertThat(Browser.location(new Browser().login(null, pupil, TestSchool.PASSWORD)))
                .isEqualTo(PAGE);

        HttpResponse<String> on = own.get("/compte/second-facteur");
        assertThat(Steps.send(own, on, "/compte/second-facteur/retrait", Map.of("current", "nope"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(Steps.send(own, on, "/compte/second-facteur/retrait", Map.of("current", TestSchool.PASSWORD))
                        .statusCode())
                .isEqualTo(303);
        assertThat(new Browser().login(null, pupil, TestSchool.PASSWORD).statusCode())
                .isEqualTo(303);
        assertThat(database.exists(
                        "select 1 from audit_entry where subject = ? and action = 'second-factor.dropped'",
                        school.id("student")))
                .isTrue();
    }

    @Test
    void enrolByRestThenThePasswordAsWell() {
        String token = AccessTokens.of(school.login("student"));
        Response begun = rest(token, "POST", "", "");
        byte[] secret = Steps.decoded(begun.path("secret"));
        String enrolment = begun.path("enrolment");
        String body = "{\"enrolment\":\"%s\",\"code\":\"%s\",\"current\":\"%s\"}";

        assertThat(rest(token, "PUT", "", body.formatted(enrolment, Steps.code(secret, 0), "nope"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(rest(token, "PUT", "", body.formatted(enrolment, "000", TestSchool.PASSWORD))
                        .statusCode())
                .isEqualTo(400);
        assertThat(rest(token, "PUT", "", body.formatted("x", Steps.code(secret, 0), TestSchool.PASSWORD))
                        .statusCode())
                .isEqualTo(400);
        assertThat(rest(token, "PUT", "", "{}").statusCode()).isEqualTo(400);
        assertThat(rest(token, "PUT", "", body.formatted(enrolment, Steps.code(secret, 0), TestSchool.PASSWORD))
                        .statusCode())
                .isEqualTo(204);
        assertThat(rest(token, "PUT", "", body.formatted(enrolment, Steps.code(secret, 1), TestSchool.PASSWORD))
                        .statusCode())
                .as("one is there")
                .isEqualTo(409);
        assertThat((int) rest(token, "GET", "", "").path("recoveryCodesLeft")).isEqualTo(10);
        assertThat(rest(token, "POST", "/drop", "{\"current\":\"nope\"}").statusCode())
                .isEqualTo(400);
        assertThat(rest(token, "POST", "/drop", "{\"current\":\"" + TestSchool.PASSWORD + "\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat((boolean) rest(token, "GET", "", "").path("enrolled")).isFalse();
        assertThat(rest("", "GET", "", "").statusCode()).isEqualTo(401);
    }

    private static Response rest(String token, String method, String path, String body) {
        RequestSpecification request = RestAssured.given().header("Authorization", "Bearer " + token);
        if (!body.isEmpty()) {
            request.contentType(ContentType.JSON).body(body);
        }
        return request.request(method, "/api/me/second-factor" + path);
    }

    /** The form of another session or login starts nothing here. */
    @Test
    void enrolWhenTheSecretWasSealedForAnotherLoginThenStartedAnew() {
        browser.login(null, login, TestSchool.PASSWORD);
        HttpResponse<String> foreign = browser.get(ENROLMENT);
        Browser other = new Browser();
        other.login(null, login, TestSchool.PASSWORD);
        HttpResponse<String> page = other.get(ENROLMENT);
        String sealed =
                Browser.document(foreign).select("input[name=enrolment]").attr("value");

        HttpResponse<String> refused = Steps.send(
                other, page, ENROLMENT, Map.of("enrolment", sealed, "code", Steps.code(Steps.secret(foreign), 0)));

        assertThat(Browser.location(refused)).isEqualTo(ENROLMENT);
        assertThat(other.cookie(PendingLogins.COOKIE)).isPresent();
        assertThat(other.cookie(SessionCookie.NAME)).isEmpty();
    }
}
