package fr.ent.sso.credential;

import fr.ent.sso.database.Database;
import fr.ent.sso.session.SessionCookie;
import fr.ent.sso.testsupport.AccessTokens;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One's own password: by choice, and because an administrator asks for it. */
@QuarkusTest
class PasswordChangeTest {
    static final String NEW = "plante verte sur le toit";
    private static final String PAGE = "/compte/mot-de-passe";
    private static final String FORCED = "/cas/mot-de-passe";

    @Inject
    TestSchool schools;

    @Inject
    Database database;

    @Inject
    MailSender mails;

    @Inject
    MockMailbox mailbox;

    private final Browser browser = new Browser();
    private TestSchool.School school;
    private String login;

    @BeforeEach
    void openSchool() {
        school = schools.create();
        login = school.login("teacher");
    }

    private HttpResponse<String> change(Browser with, String current, String password, String again) {
        return Steps.send(with, with.get(PAGE), PAGE, Map.of("current", current, "password", password, "again", again));
    }

    @Test
    void changeThenOtherSessionsEndAndAMailTellsIt() {
        String email = login + "@example.org";
        database.update("update account set email = ? where id = ?", email, school.id("teacher"));
        Browser other = new Browser();
        other.login(null, login, TestSchool.PASSWORD);
        browser.login(null, login, TestSchool.PASSWORD);

        HttpResponse<String> done = change(browser, TestSchool.PASSWORD, NEW, NEW);

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("Mot de passe changé").doesNotContain(NEW);
        assertThat(browser.get("/compte").statusCode()).isEqualTo(200);
        assertThat(other.get("/compte").statusCode()).as("another session").isEqualTo(302);
        assertThat(new Browser().login(null, login, TestSchool.PASSWORD).statusCode())
                .isEqualTo(401);
        assertThat(new Browser().login(null, login, NEW).statusCode()).isEqualTo(303);
        mails.send();
        assertThat(mailbox.getMailsSentTo(email))
                .singleElement()
                .satisfies(mail -> assertThat(mail.getText()).contains(login).doesNotContain(NEW));
        assertThat(database.exists(
                        "select 1 from audit_entry where subject = ? and action = 'password.changed'",
                        school.id("teacher")))
                .isTrue();
    }

    @Test
    void changeWhenWrongThenEachFieldSaysWhyAndNothingChanges() {
        browser.login(null, login, TestSchool.PASSWORD);

        HttpResponse<String> current = change(browser, "nope", NEW, NEW);
        HttpResponse<String> rules = change(browser, TestSchool.PASSWORD, "short", "other");
        HttpResponse<String> same = change(browser, TestSchool.PASSWORD, TestSchool.PASSWORD, TestSchool.PASSWORD);
        HttpResponse<String> missing = browser.post(
                PAGE,
                Map.of("form_token", browser.cookie("ent_form").orElseThrow().getValue()));

        assertThat(List.of(current.statusCode(), rules.statusCode(), same.statusCode(), missing.statusCode()))
                .containsOnly(400);
        assertThat(Browser.document(current).select("#current[aria-invalid=true]"))
                .hasSize(1);
        assertThat(Browser.document(rules).select("#password[aria-invalid=true], #again[aria-invalid=true]"))
                .hasSize(2);
        assertThat(Browser.document(rules).select("title").text()).startsWith("Erreur – Changer mon mot de passe");
        assertThat(Browser.document(same).select("#password-erreur").text()).contains("déjà votre mot de passe");
        assertThat(new Browser().login(null, login, TestSchool.PASSWORD).statusCode())
                .isEqualTo(303);
    }

    /** Whoever finds a browser open cannot try passwords there at will. */
    @Test
    void changeWhenCurrentIsWrongTooOftenThenWait() {
        browser.login(null, login, TestSchool.PASSWORD);
        for (int i = 0; i < 5; i++) {
            change(browser, "nope" + i, NEW, NEW);
        }
        HttpResponse<String> slowed = change(browser, TestSchool.PASSWORD, NEW, NEW);
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.body()).contains("Attendez 5 minutes");
    }

    @Test
    void changeByRestThenSameRules() {
        String token = AccessTokens.of(login);
        assertThat(put(token, "{\"current\":\"nope\",\"password\":\"" + NEW + "\"}"))
                .isEqualTo(400);
        assertThat(put(token, "{\"current\":\"" + TestSchool.PASSWORD + "\",\"password\":\"short\"}"))
                .isEqualTo(400);
        assertThat(put(token, "{\"password\":\"" + NEW + "\"}")).isEqualTo(400);
        assertThat(put(token, "[]")).isEqualTo(400);
        assertThat(put(token, "{")).isEqualTo(400);
        assertThat(put("", "{}")).isEqualTo(401);
        assertThat(put(AccessTokens.ofClient("ent-cli", "Demo-2026-ent"), "{\"current\":\"a\",\"password\":\"b\"}"))
                .isEqualTo(404);

        assertThat(put(token, "{\"current\":\"" + TestSchool.PASSWORD + "\",\"password\":\"" + NEW + "\"}"))
                .isEqualTo(204);
        assertThat(new Browser().login(null, login, NEW).statusCode()).isEqualTo(303);
    }

    private static int put(String token, String body) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/me/password")
                .statusCode();
    }

    @Test
    void loginWhenAChangeIsRequiredThenNoSessionBeforeIt() {
        database.update("update account set must_change_password = true where id = ?", school.id("teacher"));

        HttpResponse<String> password = browser.login(null, login, TestSchool.PASSWORD);
        assertThat(Browser.location(password)).isEqualTo(FORCED);
        assertThat(browser.cookie(SessionCookie.NAME)).isEmpty();

        HttpResponse<String> same = Steps.send(
                browser,
                browser.get(FORCED),
                FORCED,
                Map.of("password", TestSchool.PASSWORD, "again", TestSchool.PASSWORD));
        assertThat(same.statusCode()).isEqualTo(400);
        HttpResponse<String> done = Steps.send(browser, same, FORCED, Map.of("password", NEW, "again", NEW));
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(browser.get("/compte").statusCode()).isEqualTo(200);
        assertThat(Browser.location(new Browser().login(null, login, NEW))).isEqualTo("/cas/login");
    }

    /** A stolen password must not become the thief's own. */
    @Test
    void loginWhenAChangeIsRequiredThenTheSecondFactorComesFirst() {
        database.update(
                "update account set must_change_password = true, functions = array['SECOND_FACTOR'] where id = ?",
                school.id("teacher"));

        HttpResponse<String> password = browser.login(null, login, TestSchool.PASSWORD);

        assertThat(Browser.location(password)).isEqualTo("/cas/second-facteur/enrolement");
        assertThat(Browser.location(browser.get(FORCED))).isEqualTo("/cas/login");
        HttpResponse<String> page = browser.get("/cas/second-facteur/enrolement");
        HttpResponse<String> next = Steps.send(
                browser, page, "/cas/second-facteur/enrolement", Map.of("code", Steps.code(Steps.secret(page), 0)));
        assertThat(Browser.location(next)).isEqualTo(FORCED);
        assertThat(browser.get(FORCED).statusCode()).isEqualTo(200);
    }
}
