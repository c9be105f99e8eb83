package fr.ent.sso.logout;

import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** CAS 3.0 §2.3: signing out. Numbers are those of cas-rules.md. */
@QuarkusTest
class CasLogoutTest {
    @Inject
    TestSchool schools;

    @Inject
    TestConnectors connectors;

    @Inject
    Database database;

    private final Browser browser = new Browser();
    private TestSchool.School school;

    @BeforeEach
    void signIn() {
        school = schools.create();
        connectors.publish(TestConnectors.pronote(school, school.teachers()));
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
    }

    /** Rules 26 (§2.3), 80 (§3.8.1). */
    @Test
    void rule26WhenSignedOutThenSessionAndCookieAreGone() {
        String value = browser.cookie("TGC-SSO").orElseThrow().getValue();
        HttpResponse<String> answer = browser.get("/cas/logout");

        assertThat(answer.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("TGC-SSO=;") && cookie.contains("Max-Age=0"));
        assertThat(database.exists("select 1 from sso_session where account = ?", school.id("teacher")))
                .isFalse();
        HttpResponse<String> again = new Browser()
                .with("Cookie", "TGC-SSO=" + value)
                .get("/cas/login?service=" + Browser.encode(school.site()));
        assertThat(again.body()).contains("name=\"password\"");
    }

    /** Rules 72 (§3.3.1) and 106: what hangs on the session dies with it. */
    @Test
    void rule106WhenSignedOutThenWaitingTicketsAreDead() {
        String path = "/cas/login?service=" + Browser.encode(school.site());
        List<String> tickets = List.of(Browser.ticket(browser.get(path)), Browser.ticket(browser.get(path)));
        assertThat(validate(tickets.get(0)))
                .as("several may be pending at once")
                .contains("authenticationSuccess");

        browser.get("/cas/logout");

        assertThat(validate(tickets.get(1))).contains("INVALID_TICKET");
    }

    private String validate(String ticket) {
        return browser.get("/cas/serviceValidate?ticket=" + ticket + "&service=" + Browser.encode(school.site()))
                .body();
    }

    /** Rule 27 (§2.3.2). */
    @Test
    void rule27WhenNoServiceThenPageSaysSo() {
        HttpResponse<String> page = browser.get("/cas/logout");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Vous êtes déconnecté", "Un site ouvert dans un autre onglet");
    }

    /** Rule 28 (§2.3.1). */
    @Test
    void rule28WhenServiceIsDeclaredThenBackToIt() {
        HttpResponse<String> answer = browser.get("/cas/logout?service=" + Browser.encode(school.site() + "?bye=1"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.location(answer)).isEqualTo(school.site() + "?bye=1");
    }

    /** Rules 29, 30 (§2.3.2), 89, 102. */
    @Test
    void rule29WhenServiceIsNotDeclaredThenNobodyIsSentThere() {
        String site = Browser.encode(school.site());
        for (String query : List.of(
                "service=https%3A%2F%2Fevil.example%2F",
                "url=" + site,
                "service=" + site + "&service=https%3A%2F%2Fevil.example%2F",
                "service=",
                "service=%2F%2Fevil.example",
                "service=" + site + "%0d%0aX-Evil:1")) {
            HttpResponse<String> page = browser.get("/cas/logout?" + query);

            assertThat(page.statusCode()).as(query).isEqualTo(200);
            assertThat(page.headers().firstValue("Location")).as(query).isEmpty();
            assertThat(page.body()).doesNotContain("evil.example");
        }
    }

    @Test
    void logoutWhenNobodyIsSignedInThenTheSamePage() {
        assertThat(new Browser().get("/cas/logout").body()).contains("Vous êtes déconnecté");
        assertThat(Browser.location(browser.get("/deconnexion"))).endsWith("/cas/logout");
    }
}
