package fr.ent.sso.login;

import fr.ent.sso.database.Database;
import fr.ent.sso.session.Opening;
import fr.ent.sso.session.SsoSessions;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** CAS 3.0 §2.1, 2.2 and 3.6: the login page. Numbers are those of docs/cas-rules.md. */
@QuarkusTest
class CasLoginTest {
    private static final Opening PLAIN = new Opening(false, false, null, null);

    @Inject
    TestSchool schools;

    @Inject
    TestConnectors connectors;

    @Inject
    Database database;

    @Inject
    SsoSessions sessions;

    private final Browser browser = new Browser();
    private TestSchool.School school;

    @BeforeEach
    void openSchool() {
        school = schools.create();
        connectors.publish(TestConnectors.pronote(school, school.teachers()));
    }

    /** Rules 2, 12, 14. */
    @Test
    void loginWhenNobodyIsSignedInThenForm() {
        HttpResponse<String> page = browser.get("/cas/login");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Browser.document(page).select("form[method=post][action=/cas/login] input[name=username]"))
                .hasSize(1);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    }

    /** Rules 4, 13; ux.md screen E. */
    @Test
    void loginWhenServiceIsDeclaredThenFormNamesTheSiteAndCarriesTheService() {
        String service = school.site() + "professeur.html?a=1&b=é%C3%A9";

        HttpResponse<String> page = browser.get("/cas/login?service=" + Browser.encode(service));

        assertThat(page.body()).contains("Vous allez ouvrir PRONOTE – " + school.uai());
        assertThat(Browser.hiddenFields(page)).containsEntry("service", service);
    }

    /** Rules 17, 21, 22. */
    @Test
    void signInWhenPasswordIsRightThenSeeOtherWithTicket() {
        HttpResponse<String> answer = browser.login(school.site(), school.login("teacher"), TestSchool.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.location(answer)).startsWith(school.site() + "?ticket=ST-");
        assertThat(Browser.location(answer)).doesNotContain(TestSchool.PASSWORD);
    }

    /** Rules 67, 68, 69, 79. */
    @Test
    void signInThenTicketHasThirtyTwoLettersDigitsAndHyphens() {
        HttpResponse<String> answer = browser.login(school.site(), school.login("teacher"), TestSchool.PASSWORD);

        assertThat(Browser.ticket(answer)).matches("ST-[A-Za-z0-9]{29}");
    }

    /** Rule 15. */
    @Test
    void loginWhenSignedInThenTicketWithoutAsking() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);

        HttpResponse<String> answer = browser.get("/cas/login?service=" + Browser.encode(school.site()));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.ticket(answer)).startsWith("ST-");
    }

    /** Rules 3, 23. */
    @Test
    void signInWhenNoServiceThenPageSaysSo() {
        HttpResponse<String> answer = browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        HttpResponse<String> page = browser.get(Browser.location(answer));

        assertThat(page.body()).contains("Vous êtes connecté", "GAUDIN Bernard", "/mes-applis");
    }

    /** Rules 75 to 79 and 99. */
    @Test
    void signInThenCookieIsHttpOnlyAndEndsWithTheBrowser() {
        HttpResponse<String> answer = browser.login(null, school.login("teacher"), TestSchool.PASSWORD);

        String cookie = answer.headers().allValues("Set-Cookie").stream()
                .filter(each -> each.startsWith("TGC"))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Max-Age", "Domain");
        assertThat(browser.cookie("TGC-SSO").orElseThrow().getValue()).matches("[A-Za-z0-9-]+");
    }

    @Test
    void signInThenOnlyTheDigestOfTheCookieIsKept() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        String value = browser.cookie("TGC-SSO").orElseThrow().getValue();

        assertThat(database.exists("select 1 from sso_session where digest = sha256(convert_to(?, 'UTF8'))", value))
                .isTrue();
    }

    /** Rules 24, 25, 92, 93. */
    @Test
    void signInWhenPasswordIsWrongThenSameAnswerAsForUnknownLogin() {
        HttpResponse<String> wrong = browser.login(school.site(), school.login("teacher"), "nope");
        HttpResponse<String> unknown = browser.login(school.site(), "nobody" + school.number(), "nope");

        assertThat(wrong.statusCode()).isEqualTo(401).isEqualTo(unknown.statusCode());
        assertThat(wrong.body())
                .contains("Identifiant ou mot de passe incorrect")
                .doesNotContain("nope");
        assertThat(withoutTicket(wrong).replace(school.login("teacher"), "X"))
                .isEqualTo(withoutTicket(unknown).replace("nobody" + school.number(), "X"));
        assertThat(Browser.hiddenFields(wrong)).containsEntry("service", school.site());
    }

    private static String withoutTicket(HttpResponse<String> page) {
        return page.body().replaceAll("LT-[A-Za-z0-9-]+", "LT");
    }

    /** Rule 92: a login in the address is no login. */
    @Test
    void loginWhenCredentialsAreInTheAddressThenForm() {
        HttpResponse<String> page =
                browser.get("/cas/login?username=" + school.login("teacher") + "&password=" + TestSchool.PASSWORD);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("name=\"password\"").doesNotContain(TestSchool.PASSWORD);
    }

    /** Rule 92. */
    @Test
    void signInWhenCredentialsAreInTheAddressThenRefused() {
        Map<String, String> form = Browser.hiddenFields(browser.get("/cas/login"));

        HttpResponse<String> answer = browser.post(
                "/cas/login?username=" + school.login("teacher") + "&password=" + TestSchool.PASSWORD, form);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(browser.cookie("TGC-SSO")).isEmpty();
    }

    /** Rule 107. */
    @Test
    void signInWhenTooManyWrongPasswordsThenWaitIsSaidAndTheRightOneWaitsToo() {
        for (int i = 0; i < 4; i++) {
            assertThat(browser.login(null, school.login("teacher"), "nope").statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> fifth = browser.login(null, school.login("teacher"), "nope");
        HttpResponse<String> right = browser.login(null, school.login("teacher"), TestSchool.PASSWORD);

        assertThat(fifth.statusCode()).isEqualTo(429);
        assertThat(fifth.body()).contains("Attendez 5 minutes");
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(new Browser()
                        .login(null, school.login("student"), TestSchool.PASSWORD)
                        .statusCode())
                .as("others are not locked out")
                .isEqualTo(303);
    }

    /** Rule 5. */
    @Test
    void loginWhenRenewThenPasswordIsAskedAgainAndTheTicketSaysSo() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        String before = browser.cookie("TGC-SSO").orElseThrow().getValue();

        HttpResponse<String> page = browser.get("/cas/login?renew=true&service=" + Browser.encode(school.site()));
        HttpResponse<String> answer = browser.submit(page, school.login("teacher"), TestSchool.PASSWORD);
        HttpResponse<String> validated = browser.get("/cas/serviceValidate?renew=true&ticket=" + Browser.ticket(answer)
                + "&service=" + Browser.encode(school.site()));

        assertThat(page.body()).contains("demande de vous identifier à nouveau");
        assertThat(validated.body()).contains("authenticationSuccess");
        assertThat(browser.cookie("TGC-SSO").orElseThrow().getValue()).isNotEqualTo(before);
    }

    /** Rules 7, 8, 89. */
    @Test
    void loginWhenGatewayThenBackWithTicketOnlyIfSignedIn() {
        String path = "/cas/login?gateway=true&service=" + Browser.encode(school.site());

        HttpResponse<String> stranger = browser.get(path);
        HttpResponse<String> unknown = browser.get("/cas/login?gateway=true&service=https%3A%2F%2Fevil.example%2F");
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        HttpResponse<String> known = browser.get(path);

        assertThat(stranger.statusCode()).isEqualTo(302);
        assertThat(Browser.location(stranger)).isEqualTo(school.site());
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(Browser.ticket(known)).startsWith("ST-");
    }

    /** Rules 6, 9. */
    @Test
    void loginWhenGatewayWithRenewOrWithoutServiceThenForm() {
        assertThat(browser.get("/cas/login?gateway=true&renew=true&service=" + Browser.encode(school.site()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/cas/login?gateway=true").statusCode()).isEqualTo(200);
    }

    /** Rules 16, 18. */
    @Test
    void loginWhenServiceIsNotDeclaredThenPageInPlainWords() {
        HttpResponse<String> page = browser.get("/cas/login?service=https%3A%2F%2Fevil.example%2F");
        HttpResponse<String> english =
                new Browser().speaking("en").get("/cas/login?service=https%3A%2F%2Fevil.example%2F");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("Ce site n’est pas déclaré", "Référence")
                .doesNotContain("evil.example");
        assertThat(english.body()).contains("This site is not declared");
    }

    /** Rule 102. */
    @Test
    void loginWhenServiceIsGivenTwiceThenRefused() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);

        HttpResponse<String> page = browser.get(
                "/cas/login?service=" + Browser.encode(school.site()) + "&service=https%3A%2F%2Fevil.example%2F");

        assertThat(page.statusCode()).isEqualTo(400);
    }

    /** design.md §5: entitled through a group, or a page in plain words. */
    @Test
    void loginWhenPersonHasNoRightThenPageAndNoTicket() {
        HttpResponse<String> answer = browser.login(school.site(), school.login("student"), TestSchool.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Accès non ouvert", "ARMAND Lucas", "PRONOTE – " + school.uai());
        assertThat(database.exists("select 1 from service_ticket where account = ?", school.id("student")))
                .isFalse();
    }

    @Test
    void loginWhenRightIsGivenAndTakenAwayThenItCountsAtOnce() {
        browser.login(null, school.login("student"), TestSchool.PASSWORD);
        String path = "/cas/login?service=" + Browser.encode(school.site());
        Map<String, Object> connector = TestConnectors.pronote(school, school.students());
        connector.put("url", school.site() + "eleve/");
        String deeper = path + Browser.encode("eleve/");

        connectors.publish(connector);
        HttpResponse<String> given = browser.get(deeper);
        connector.put("version", 2);
        connector.put("grants", java.util.List.of());
        connectors.publish(connector);
        HttpResponse<String> taken = browser.get(deeper);

        assertThat(given.statusCode()).isEqualTo(302);
        assertThat(taken.statusCode()).isEqualTo(403);
    }

    /** design.md §5: in the connector's structure, or a descendant if inherited. */
    @Test
    void loginWhenConnectorIsOfTheStructureAboveThenOnlyIfItInherits() {
        String url = "https://above" + school.number() + ".example.org/";
        Map<String, Object> connector = TestConnectors.connector(school.parent(), url, "PRONOTE", school.teachers());
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);

        connectors.publish(connector);
        HttpResponse<String> own = browser.get("/cas/login?service=" + Browser.encode(url));
        connector.put("inherits", true);
        connector.put("version", 2);
        connectors.publish(connector);
        HttpResponse<String> inherited = browser.get("/cas/login?service=" + Browser.encode(url));

        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(inherited.statusCode()).isEqualTo(302);
    }

    @Test
    void loginWhenConnectorIsDeletedThenNotDeclared() {
        String url = "https://gone" + school.number() + ".example.org/";
        Map<String, Object> connector = TestConnectors.connector(school.uai(), url, "PRONOTE", school.teachers());
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);

        connectors.delete(connectors.publish(connector));

        assertThat(browser.get("/cas/login?service=" + Browser.encode(url)).statusCode())
                .isEqualTo(400);
    }

    /** Rule 10 of ent.md §9: fragment and query of the service. */
    @Test
    void loginWhenServiceHasQueryAndFragmentThenTicketStandsBetween() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);

        HttpResponse<String> answer =
                browser.get("/cas/login?service=" + Browser.encode(school.site() + "?page=2#eleves"));

        assertThat(Browser.location(answer)).matches("\\Q" + school.site() + "\\E\\?page=2&ticket=ST-\\w+#eleves");
    }

    /** Rule 91: another person in the same browser gets a session of her own. */
    @Test
    void signInWhenSomebodyElseWasSignedInThenHisSessionEnds() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);

        HttpResponse<String> page = browser.get("/cas/login?renew=true");
        browser.submit(page, school.login("student"), TestSchool.PASSWORD);

        assertThat(browser.get("/").body()).contains("ARMAND Lucas");
        assertThat(database.exists("select 1 from sso_session where account = ?", school.id("teacher")))
                .isFalse();
    }

    /** Rule 97. */
    @Test
    void loginWhenServiceHoldsLineBreaksThenRefused() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);

        HttpResponse<String> page =
                browser.get("/cas/login?service=" + Browser.encode(school.site()) + "%0d%0aX-Evil:%201");

        assertThat(page.statusCode()).isEqualTo(400);
    }

    /** Rule 95. */
    @Test
    void signInWhenLoginHoldsMarkupThenItIsEscaped() {
        HttpResponse<String> page = browser.login(null, "\"><script>alert(1)</script>", "nope");

        assertThat(page.body()).doesNotContain("<script>alert");
    }

    /** A grant that changes somewhere else is no reason to refuse somebody here. */
    @Test
    void loginWhenConnectorsKeepChangingThenTicketAllTheSame() throws Exception {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> changes = CompletableFuture.runAsync(() -> {
            while (!enough.get()) {
                database.update("update registry_revision set revision = revision + 1");
            }
        });
        try {
            for (int i = 0; i < 100; i++) {
                HttpResponse<String> answer = browser.get("/cas/login?service=" + Browser.encode(school.site()));
                assertThat(answer.statusCode()).isEqualTo(302);
            }
        } finally {
            enough.set(true);
            changes.get();
        }
    }

    /** Rule 94: no second spelling, which would also be a second count of wrong passwords. */
    @Test
    void signInWhenLoginIsSpelledWithForeignLettersThenRefusedAndNotCounted() {
        String login = "in" + school.login("teacher");
        database.update("update account set login = ? where id = ?", login, school.id("teacher"));

        long counted = attempts();

        HttpResponse<String> answer = browser.login(null, "\u0130n" + school.login("teacher"), TestSchool.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(attempts()).isEqualTo(counted);
        assertThat(browser.login(null, login.toUpperCase(Locale.ROOT), TestSchool.PASSWORD)
                        .statusCode())
                .isEqualTo(303);
    }

    private long attempts() {
        return database.one("select count(*) from login_attempt", row -> row.getLong(1))
                .orElseThrow();
    }

    /** Rule 91; a double click on the button sends the form twice. */
    @Test
    void openWhenTheSamePersonSignsInTwiceAtOnceThenBothCookiesAreGood() {
        for (int i = 0; i < 20; i++) {
            String before = sessions.open(school.id("teacher"), null, PLAIN);
            CompletableFuture<String> one =
                    CompletableFuture.supplyAsync(() -> sessions.open(school.id("teacher"), before, PLAIN));
            String two = sessions.open(school.id("teacher"), before, PLAIN);

            assertThat(sessions.find(one.join())).isPresent();
            assertThat(sessions.find(two)).isPresent();
            assertThat(sessions.find(before)).isEmpty();
        }
    }

    /** Rule 95, also for what comes through a message: names are text, whoever chose them. */
    @Test
    void pagesWhenNamesLookLikeMarkupThenEscapedOnce() {
        TestSchool.School other = schools.create();
        Map<String, Object> connector = TestConnectors.pronote(other);
        connector.put("displayName", "<b id=evil>Site & fils</b>");
        connectors.publish(connector);

        HttpResponse<String> form = browser.get("/cas/login?service=" + Browser.encode(other.site()));
        HttpResponse<String> page = browser.login(other.site(), other.login("both"), TestSchool.PASSWORD);

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(Browser.document(page).text()).contains("D'ARC & <FILS> Zoé", "<b id=evil>Site & fils</b>");
        assertThat(Browser.document(page).select("#evil, fils")).isEmpty();
        assertThat(Browser.document(form).text()).contains("Vous allez ouvrir <b id=evil>Site & fils</b>");
    }
}
