package fr.ent.sso.login;

import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * docs/cas-rules.md: what goes beyond the specification, at the login and the logout. Numbers are those of
 * cas-rules.md.
 */
@QuarkusTest
class HardeningTest {
    @Inject
    TestSchool schools;

    @Inject
    TestConnectors connectors;

    @Inject
    Database database;

    private final Browser browser = new Browser();
    private TestSchool.School school;

    @BeforeEach
    void openSchool() {
        school = schools.create();
        connectors.publish(TestConnectors.pronote(school, school.teachers()));
    }

    private HttpResponse<String> loginAs(String login) {
        return new Browser().login(null, login, TestSchool.PASSWORD);
    }

    /** Rule 20 (§2.2.2). */
    @Test
    void rule20WhenLoginOrPasswordIsMissingThenFormAgain() {
        for (String missing : List.of("username", "password")) {
            Map<String, String> form = Browser.hiddenFields(browser.get("/cas/login"));
            form.put("username", school.login("teacher"));
            form.put("password", TestSchool.PASSWORD);
            form.remove(missing);

            HttpResponse<String> page = browser.post("/cas/login", form);

            assertThat(page.statusCode()).as(missing).isEqualTo(401);
            assertThat(page.body()).contains("name=\"password\"");
        }
        assertThat(browser.cookie("TGC-SSO")).isEmpty();
    }

    /** Rules 88, 89: look-alikes of a declared site get nothing, neither a ticket nor a redirect. */
    @Test
    void rule88WhenServiceLooksLikeADeclaredOneThenRefused() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        String host = "site" + school.number() + ".example.org";
        for (String look : List.of(
                "http://" + host + "/pronote/",
                "https://" + host + ".evil.example/pronote/",
                "https://evil-" + host + "/pronote/",
                "https://evil.example/" + host + "/pronote/",
                "https://" + host + "@evil.example/pronote/",
                "https://evil.example#@" + host + "/pronote/",
                "https://evil.example?" + host + "/pronote/",
                "https://" + host + ":8443/pronote/",
                "https://" + host + "/pronoteX/",
                "https://" + host + "/PRONOTE/",
                "https://" + host + "/pronote/../evil/",
                "https://" + host + "/pronote/%2e%2e/evil/",
                "https://" + host + "\\@evil.example/pronote/",
                "https://" + host.replace('.', '\u3002') + "/pronote/",
                "//" + host + "/pronote/",
                "javascript:alert(1)//" + host + "/pronote/")) {
            for (String with : List.of("", "&gateway=true", "&method=POST", "&method=HEADER")) {
                HttpResponse<String> answer = browser.get("/cas/login?service=" + Browser.encode(look) + with);

                assertThat(answer.statusCode()).as(look + with).isEqualTo(400);
                assertThat(answer.headers().firstValue("ticket")).isEmpty();
            }
            HttpResponse<String> logout = new Browser().get("/cas/logout?service=" + Browser.encode(look));
            assertThat(logout.statusCode()).as(look).isEqualTo(200);
        }
        assertThat(Browser.location(browser.get("/cas/login?service="
                        + Browser.encode("HTTPS://" + host.toUpperCase(Locale.ROOT) + "/pronote/x"))))
                .as("scheme and host know no case")
                .contains("/pronote/x?ticket=ST-");
    }

    /** Rule 91: a cookie planted before the login is worth nothing after, and each login has a new one. */
    @Test
    void rule91WhenACookieWasPlantedThenTheLoginDoesNotTakeItOver() {
        String planted = "TGT-" + "a".repeat(29);
        Browser victim = new Browser().with("Cookie", "TGC-SSO=" + planted);
        victim.login(null, school.login("teacher"), TestSchool.PASSWORD);

        assertThat(new Browser()
                        .with("Cookie", "TGC-SSO=" + planted)
                        .get("/cas/login")
                        .body())
                .contains("name=\"password\"");
    }

    /** Rule 94: one person, one spelling. */
    @Test
    void rule94WhenLoginIsSpeltOtherwiseThenOneIdentityOrNone() {
        assertThat(loginAs(school.login("teacher").toUpperCase(Locale.ROOT)).statusCode())
                .as("case is typed as it comes, the account is the same")
                .isEqualTo(303);
        assertThat(database.list(
                        "select distinct account from sso_session where account = ?",
                        row -> row.getString(1),
                        school.id("teacher")))
                .hasSize(1);
        for (String other : List.of(
                "teacher%",
                "teacher_",
                "*",
                "teacher" + school.number() + "\u0000",
                "teache\u200br",
                "(&(uid=*))",
                "' or 1=1 --")) {
            assertThat(loginAs(other).statusCode()).as(other).isIn(400, 401);
        }
    }

    /** Rule 97: eight spellings of a line break, at each endpoint that writes a header. */
    @Test
    void rule97WhenParametersHoldLineBreaksThenNoHeaderComesOfIt() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        String site = Browser.encode(school.site());
        for (String line : List.of(
                "%0d%0a", "%0a", "%0d", "%0D%0A%20", "%E5%98%8A%E5%98%8D", "%C2%85", "%E2%80%A8", "%250d%250a")) {
            String evil = line + "X-Evil:%201";
            for (String path : List.of(
                    "/cas/login?service=" + site + evil,
                    "/cas/login?service=" + site + "%3Fa=" + evil,
                    "/cas/login?gateway=true&service=" + site + evil,
                    "/cas/login?method=HEADER&service=" + site + evil,
                    "/cas/login?resume=/compte" + evil,
                    "/cas/login?TARGET=" + site + evil)) {
                assertThat(browser.get(path).headers().firstValue("X-Evil"))
                        .as(path)
                        .isEmpty();
                assertThat(new Browser().get(path).headers().firstValue("X-Evil"))
                        .as(path)
                        .isEmpty();
            }
            assertThat(new Browser()
                            .get("/cas/logout?service=" + site + evil)
                            .headers()
                            .firstValue("X-Evil"))
                    .isEmpty();
        }
    }

    /** Rule 99: no script reads the cookie, no other host gets it, and no address carries it. */
    @Test
    void rule99WhenSignedInThenCookieHasItsFlagsAndIsInNoAddress() {
        HttpResponse<String> answer = browser.login(school.site(), school.login("teacher"), TestSchool.PASSWORD);
        String value = browser.cookie("TGC-SSO").orElseThrow().getValue();

        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("TGC-SSO"))
                .allSatisfy(cookie ->
                        assertThat(cookie).contains("HttpOnly", "SameSite=Lax").doesNotContain("Domain"));
        assertThat(Browser.location(answer)).doesNotContain(value);
    }

    /** Rule 100. */
    @Test
    void rule100WhenAPageIsShownThenItIsHardened() {
        List<HttpResponse<String>> pages = new ArrayList<>(List.of(
                browser.get("/cas/login"),
                browser.get("/cas/login?service=https%3A%2F%2Fevil.example"),
                browser.get("/cas/logout"),
                browser.with("Origin", "https://evil.example").get("/cas/login")));

        assertThat(pages).allSatisfy(page -> {
            Map<String, List<String>> headers = page.headers().map();
            assertThat(headers)
                    .containsKeys("content-security-policy", "referrer-policy", "x-request-id")
                    .doesNotContainKeys("server", "x-powered-by", "access-control-allow-origin");
            assertThat(headers.get("cache-control")).contains("no-store");
            assertThat(headers.get("x-content-type-options")).contains("nosniff");
            assertThat(headers.get("x-frame-options")).contains("DENY");
        });
    }

    /** Rule 103. */
    @Test
    void rule103WhenForwardedHeadersAreForgedThenNotBelieved() {
        Browser liar = new Browser()
                .with("X-Forwarded-Host", "evil.example")
                .with("X-Forwarded-For", "203.0.113.9")
                .with("Forwarded", "host=evil.example;for=203.0.113.9");

        HttpResponse<String> answer = liar.login(null, school.login("teacher"), TestSchool.PASSWORD);

        assertThat(Browser.location(answer)).doesNotContain("evil.example");
        assertThat(liar.get("/cas/login?service=" + Browser.encode(school.site()))
                        .headers()
                        .map()
                        .toString())
                .doesNotContain("evil.example");
        assertThat(database.exists(
                        "select 1 from sso_session where account = ? and address = '127.0.0.1'", school.id("teacher")))
                .isTrue();
    }

    /** Rule 105: a hundred half-open forms block nobody. */
    @Test
    void rule105WhenConnectionsAreHalfOpenThenOthersAreServed() throws IOException {
        URI base = URI.create(Browser.base());
        List<Socket> halfOpen = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                Socket socket = new Socket(base.getHost(), base.getPort());
                halfOpen.add(socket);
                socket.getOutputStream()
                        .write(("POST /cas/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n"
                                        + "Content-Type: application/x-www-form-urlencoded\r\n\r\nusername=")
                                .getBytes(US_ASCII));
                socket.getOutputStream().flush();
            }
            assertThat(browser.login(null, school.login("teacher"), TestSchool.PASSWORD)
                            .statusCode())
                    .isEqualTo(303);
        } finally {
            for (Socket socket : halfOpen) {
                socket.close();
            }
        }
    }
}
