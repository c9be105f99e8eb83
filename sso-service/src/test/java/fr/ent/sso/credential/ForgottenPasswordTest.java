package fr.ent.sso.credential;

import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.AccessTokens;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A link by mail, once; nobody learns who has an account. */
@QuarkusTest
class ForgottenPasswordTest {
    private static final String NEW = PasswordChangeTest.NEW;
    private static final String PAGE = "/cas/mot-de-passe-oublie";
    private static final String LINK = PAGE + "/lien";

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
    private String email;

    @BeforeEach
    void openSchool() {
        school = schools.create();
        login = school.login("teacher");
        email = login + "@example.org";
        database.update("update account set email = ? where id = ?", email, school.id("teacher"));
    }

    private HttpResponse<String> ask(String typed) {
        return Steps.send(browser, browser.get(PAGE), PAGE, Map.of("username", typed));
    }

    private List<Mail> sent() {
        mails.send();
        return mailbox.getMailsSentTo(email);
    }

    /** The path of the link in the latest mail. */
    private String link() {
        List<Mail> sent = sent();
        Matcher link =
                Pattern.compile("http\\S+").matcher(sent.get(sent.size() - 1).getText());
        assertThat(link.find()).isTrue();
        URI address = URI.create(link.group());
        assertThat(address.getHost() + ":" + address.getPort()).isEqualTo("localhost:8082");
        return address.getRawPath() + "?" + address.getRawQuery();
    }

    @Test
    void askThenALinkThatSetsThePasswordOnce() {
        Browser old = new Browser();
        old.login(null, login, TestSchool.PASSWORD);
        HttpResponse<String> asked = ask(login);
        String link = link();
        HttpResponse<String> form = browser.get(link);

        HttpResponse<String> weak =
                Steps.send(browser, form, LINK, Map.of("password", "motdepasse2026", "again", "motdepasse2026"));
        HttpResponse<String> done = Steps.send(browser, form, LINK, Map.of("password", NEW, "again", NEW));
        HttpResponse<String> again = Steps.send(browser, form, LINK, Map.of("password", NEW + "!", "again", NEW + "!"));

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(weak.statusCode()).isEqualTo(400);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(browser.get(link).statusCode()).isEqualTo(410);
        assertThat(old.get("/compte").statusCode()).isEqualTo(302);
        assertThat(new Browser().login(null, login, NEW).statusCode()).isEqualTo(303);
        assertThat(database.exists(
                        "select 1 from audit_entry where subject = ? and action = 'password.reset'",
                        school.id("teacher")))
                .isTrue();
    }

    @Test
    void askThenTheSameAnswerAndTheSameWorkForNobody() {
        HttpResponse<String> known = ask(login);
        HttpResponse<String> byMail = ask(email.toUpperCase());
        HttpResponse<String> nobody = ask("nobody" + school.number());

        assertThat(known.statusCode()).isEqualTo(nobody.statusCode()).isEqualTo(200);
        assertThat(known.body()).isEqualTo(nobody.body()).isEqualTo(byMail.body());
        assertThat(database.one(
                        "select count(*) from mail_order where typed = any (?)",
                        row -> row.getInt(1),
                        List.of(login, email, "nobody" + school.number())))
                .hasValue(3);
        assertThat(sent()).hasSize(2);
        assertThat(database.exists("select 1 from mail_order where typed = ?", "nobody" + school.number()))
                .isFalse();
    }

    /** No link, and no token, in any table. */
    @Test
    void askThenOnlyADigestIsKept() {
        ask(login);
        String token = link().replaceFirst(".*jeton=", "");
        assertThat(database.exists("select 1 from password_link where digest = sha256(convert_to(?, 'UTF8'))", token))
                .isTrue();
        assertThat(database.exists("select 1 from mail_order where typed = ?", login))
                .isFalse();
    }

    @Test
    void askWhenTooOftenThenNoMoreMailsAndTheSameAnswer() {
        String first = ask(login).body();
        for (int i = 0; i < 4; i++) {
            assertThat(ask(login).body()).isEqualTo(first);
        }
        assertThat(sent()).hasSize(3);
    }

    @Test
    void linkWhenANewerOneWasAskedForThenGone() {
        ask(login);
        String older = link();
        ask(login);
        String newer = link();

        assertThat(browser.get(older).statusCode()).isEqualTo(410);
        assertThat(browser.get(newer).statusCode()).isEqualTo(200);
        database.update("update password_link set expires_at = now() where account = ?", school.id("teacher"));
        assertThat(browser.get(newer).statusCode()).isEqualTo(410);
    }

    /** Who has no password yet, or is blocked, or has no address, gets none. */
    @Test
    void askWhenThereIsNothingToResetThenNoMail() {
        database.update("update account set blocked = true where id = ?", school.id("teacher"));
        ask(login);
        assertThat(sent()).isEmpty();
        database.update("update account set blocked = false, password_hash = null where id = ?", school.id("teacher"));
        ask(login);
        assertThat(sent()).isEmpty();
    }

    /** A forged host leads nobody elsewhere. */
    @Test
    void askWhenHostIsForgedThenTheLinkIsOurs() {
        browser.get(PAGE);
        String token = browser.cookie("ent_form").orElseThrow().getValue();
        RestAssured.given()
                .header("Host", "evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .cookie("ent_form", token)
                .formParam("form_token", token)
                .formParam("username", login)
                .post(PAGE)
                .then()
                .statusCode(200);
        assertThat(link()).startsWith(LINK);
    }

    @Test
    void resetWhenASecondFactorIsThereThenItIsStillAskedFor() {
        database.update("update account set functions = array['SECOND_FACTOR'] where id = ?", school.id("teacher"));
        ask(login);
        Steps.send(browser, browser.get(link()), LINK, Map.of("password", NEW, "again", NEW));

        assertThat(Browser.location(new Browser().login(null, login, NEW))).isEqualTo("/cas/second-facteur/enrolement");
    }

    @Test
    void sendLinkByAdministratorThenMail() {
        assertThat(RestAssured.given()
                        .header("Authorization", "Bearer " + AccessTokens.of(school.login("adml")))
                        .post("/api/accounts/" + school.id("teacher") + "/credentials/password-link")
                        .statusCode())
                .isEqualTo(204);
        assertThat(browser.get(link()).statusCode()).isEqualTo(200);
    }

    @Test
    void requestWhenOddThenRefusedCleanly() {
        for (String odd : List.of("", " ", "\u0000", "x".repeat(100_000))) {
            assertThat(ask(odd).statusCode()).as("%.20s", odd).isIn(400, 413);
        }
        for (String odd : List.of("", "%00", "%ff", "PL-" + "x".repeat(3000), "%3Cscript%3E")) {
            assertThat(browser.get(LINK + "?jeton=" + odd).statusCode())
                    .as("%.20s", odd)
                    .isIn(400, 410);
        }
        assertThat(browser.get(LINK).statusCode()).isEqualTo(410);
        assertThat(browser.get(LINK + "?jeton=a&jeton=b").statusCode()).isEqualTo(410);
        String token = browser.cookie("ent_form").orElseThrow().getValue();
        assertThat(browser.post(LINK, Map.of("form_token", token)).statusCode()).isEqualTo(410);
        assertThat(browser.post(PAGE, Map.of("username", login)).statusCode()).isEqualTo(403);
        assertThat(RestAssured.given()
                        .contentType("application/json")
                        .body("{}")
                        .post(PAGE)
                        .statusCode())
                .isEqualTo(415);
    }
}
