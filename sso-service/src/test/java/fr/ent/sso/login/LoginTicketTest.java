package fr.ent.sso.login;

import fr.ent.sso.database.Database;
import fr.ent.sso.secret.Secret;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules 74 (CAS 3.0 §3.5.1) and 90: the form's ticket is good for one attempt, in the browser that was shown it. */
@QuarkusTest
class LoginTicketTest {
    @Inject
    TestSchool schools;

    @Inject
    Database database;

    private final Browser browser = new Browser();
    private TestSchool.School school;

    @BeforeEach
    void openSchool() {
        school = schools.create();
    }

    private Map<String, String> filled(HttpResponse<String> page) {
        Map<String, String> form = Browser.hiddenFields(page);
        form.put("username", school.login("teacher"));
        form.put("password", TestSchool.PASSWORD);
        return form;
    }

    private static void assertStale(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("Cette page a déjà servi").doesNotContain(TestSchool.PASSWORD);
    }

    @Test
    void rule74WhenTicketIsShownThenUniqueAndNamedAsOne() {
        String one = Browser.hiddenFields(browser.get("/cas/login")).get("lt");
        String other = Browser.hiddenFields(browser.get("/cas/login")).get("lt");

        assertThat(one).matches("LT-[A-Za-z0-9-]+").isNotEqualTo(other);
        assertThat(database.exists(
                        "select 1 from spent_login_ticket where digest = sha256(convert_to(?, 'UTF8'))", one))
                .isFalse();
    }

    @Test
    void rule74WhenTicketIsUsedAgainThenFormAgainWithTheLoginAndNotThePassword() {
        Map<String, String> form = filled(browser.get("/cas/login"));
        form.put("password", "nope");
        assertThat(browser.post("/cas/login", form).statusCode()).isEqualTo(401);

        form.put("password", TestSchool.PASSWORD);
        HttpResponse<String> again = browser.post("/cas/login", form);

        assertStale(again);
        assertThat(Browser.document(again).select("#username").val()).isEqualTo(school.login("teacher"));
        assertThat(browser.post("/cas/login", filled(again)).statusCode()).isEqualTo(303);
    }

    @Test
    void rule90WhenTicketIsMissingForgedOrEmptyThenRefused() {
        Map<String, String> form = filled(browser.get("/cas/login"));
        String good = form.remove("lt");
        assertStale(browser.post("/cas/login", form));
        for (String bad : new String[] {
            "", "LT-1", good.replaceAll(".$", "x"), good.replace("LT-", "LT-a"), good + "0", "x".repeat(1000)
        }) {
            form.put("lt", bad);
            assertStale(browser.post("/cas/login", form));
        }
        assertThat(browser.cookie("TGC-SSO")).isEmpty();
        form.put("lt", good);
        assertThat(browser.post("/cas/login", form).statusCode()).isEqualTo(303);
    }

    @Test
    void rule90WhenTicketIsOfAnotherBrowserThenRefused() {
        Map<String, String> form = filled(new Browser().get("/cas/login"));
        browser.get("/cas/login");

        assertStale(browser.post("/cas/login", form));
        assertStale(new Browser().post("/cas/login", form));
    }

    @Test
    void rule90WhenAnotherSiteSendsTheFormThenRefused() {
        Map<String, String> form = filled(browser.get("/cas/login"));

        assertStale(browser.with("Sec-Fetch-Site", "same-site").post("/cas/login", form));
    }

    @Test
    void rule90WhenSeveralTabsAreOpenThenEachHasItsOwnAttempt() {
        Map<String, String> first = filled(browser.get("/cas/login"));
        Map<String, String> second = filled(browser.get("/cas/login"));

        assertThat(browser.post("/cas/login", second).statusCode()).isEqualTo(303);
        assertThat(browser.post("/cas/login", first).statusCode()).isEqualTo(303);
    }

    /** Signed by us, for this browser, and never used: but looked at for longer than an hour. */
    @Test
    void rule90WhenTicketIsTooOldThenRefused() {
        Map<String, String> form = filled(browser.get("/cas/login"));
        form.put("lt", signed(Instant.now().minus(Duration.ofMinutes(61))));
        assertStale(browser.post("/cas/login", form));

        form.put("lt", signed(Instant.now().minus(Duration.ofMinutes(59))));
        assertThat(browser.post("/cas/login", form).statusCode()).isEqualTo(303);
    }

    private String signed(Instant at) {
        byte[] key = database.one("select secret from login_secret", row -> row.getBytes(1))
                .orElseThrow();
        String text = Secret.random("LT-") + "-" + at.getEpochSecond();
        return text + "-"
                + LoginTickets.signature(
                        key, text, browser.cookie("ent_form").orElseThrow().getValue());
    }
}
