package fr.ent.sso.login;

import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** CAS 3.0 §2.1.1, 2.2.1, 4.1 and 4.2: what a login may be asked for besides. Numbers are those of cas-rules.md. */
@QuarkusTest
class LoginOptionsTest {
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

    private String path(String parameters) {
        return "/cas/login?service=" + Browser.encode(school.site()) + parameters;
    }

    private HttpResponse<String> submit(HttpResponse<String> page, String who, Map<String, String> ticked) {
        Map<String, String> form = Browser.hiddenFields(page);
        form.put("username", school.login(who));
        form.put("password", TestSchool.PASSWORD);
        form.putAll(ticked);
        return browser.post("/cas/login", form);
    }

    private HttpResponse<String> loginTicking(String who, String... boxes) {
        Map<String, String> ticked = new LinkedHashMap<>();
        for (String box : boxes) {
            ticked.put(box, "true");
        }
        return submit(browser.get("/cas/login"), who, ticked);
    }

    private String sessionCookie(HttpResponse<?> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(each -> each.startsWith("TGC"))
                .findFirst()
                .orElseThrow();
    }

    private boolean sessionOf(String who, String condition) {
        return database.exists("select 1 from sso_session where account = ? and " + condition, school.id(who));
    }

    private boolean hasTicket() {
        return database.exists("select 1 from service_ticket where account = ?", school.id("teacher"));
    }

    private void assertValid(String ticket) {
        assertThat(browser.get("/cas/serviceValidate?ticket=" + ticket + "&service=" + Browser.encode(school.site()))
                        .body())
                .contains("authenticationSuccess");
    }

    /** Rule 1 (§2.1.1): names are told apart by case. */
    @Test
    void rule1WhenParameterHasAnotherCaseThenItMeansNothing() {
        assertThat(browser.get("/cas/login?Service=https%3A%2F%2Fevil.example%2F&GATEWAY=true")
                        .statusCode())
                .isEqualTo(200);
    }

    /** Rule 10 (§2.1.1): method=POST; works without script through the button. */
    @Test
    void rule10WhenMethodIsPostThenPageThatPostsTheTicketToTheSite() {
        HttpResponse<String> page =
                browser.submit(browser.get(path("&method=POST")), school.login("teacher"), TestSchool.PASSWORD);

        Element form = Browser.document(page).selectFirst("form[method=post]");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(form.attr("action")).isEqualTo(school.site());
        assertThat(form.hasAttr("data-sends-itself")).isTrue();
        assertThat(form.select("button[type=submit]").text()).contains("PRONOTE – " + school.uai());
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "form-action https://site" + school.number() + ".example.org:443");
        assertValid(form.select("input[name=ticket]").attr("value"));
    }

    /** Rule 10 (§2.1.1), by the session. */
    @Test
    void rule10WhenSignedInAndMethodIsPostThenPageWithTicket() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);

        HttpResponse<String> page = browser.get(path("&method=POST"));

        assertValid(Browser.document(page).select("input[name=ticket]").attr("value"));
    }

    /** Rule 11 (§2.1.1): method=HEADER. */
    @Test
    void rule11WhenMethodIsHeaderThenServiceAndTicketAsHeaders() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);

        HttpResponse<String> answer = browser.get(path("&method=HEADER"));

        assertThat(answer.headers().firstValue("service")).contains(school.site());
        assertValid(answer.headers().firstValue("ticket").orElseThrow());
    }

    /** Rule 19 (§2.2.1): with warn, single sign-on is not transparent, and no ticket waits behind the question. */
    @Test
    void rule19WhenWarnIsChosenThenAskedBeforeTheTicketIsIssued() {
        loginTicking("teacher", "warn");

        HttpResponse<String> question = browser.get(path("&method=POST"));
        assertThat(question.statusCode()).isEqualTo(200);
        assertThat(question.body()).contains("PRONOTE – " + school.uai(), "GAUDIN Bernard", "Rester ici");
        assertThat(hasTicket()).isFalse();

        Map<String, String> form = new LinkedHashMap<>();
        for (Element field : Browser.document(question).select("form[action=/cas/login/continue] [type=hidden]")) {
            form.put(field.attr("name"), field.attr("value"));
        }
        HttpResponse<String> page = browser.post("/cas/login/continue", form);
        assertValid(Browser.document(page).select("input[name=ticket]").attr("value"));
    }

    /** Rule 19: not even through the gateway, nor by a foreign page. */
    @Test
    void rule19WhenWarnIsChosenThenNoWayAround() {
        loginTicking("teacher", "warn");

        assertThat(browser.get(path("&gateway=true")).statusCode()).isEqualTo(200);
        assertThat(browser.post("/cas/login/continue", Map.of("service", school.site()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(hasTicket()).isFalse();
    }

    /** Rule 19: whoever is signed out meanwhile signs in again, with all that was asked for. */
    @Test
    void rule19WhenSessionIsOverThenBackToTheLogin() {
        browser.get("/cas/login");
        Map<String, String> form = new LinkedHashMap<>(Map.of("service", school.site(), "method", "POST"));
        form.put("form_token", browser.cookie("ent_form").orElseThrow().getValue());

        HttpResponse<String> answer = browser.post("/cas/login/continue", form);

        assertThat(Browser.location(answer))
                .isEqualTo("/cas/login?service=" + Browser.encode(school.site()) + "&method=POST");
    }

    /** Rule 81 (§4.1.1): a checkbox, unchecked, whatever a link says. */
    @Test
    void rule81WhenFormIsShownThenRememberMeIsUnchecked() {
        Element box = Browser.document(browser.get(path("&rememberMe=true"))).selectFirst("input[name=rememberMe]");

        assertThat(box.attr("type")).isEqualTo("checkbox");
        assertThat(box.hasAttr("checked")).isFalse();
    }

    /**
     * Rule 75 (§3.6.1) and rule 83 (§4.1.5): the cookie lives as long as the session; else it ends with the browser.
     */
    @Test
    void rule83WhenRememberedThenCookieLivesAsLongAsTheSession() {
        HttpResponse<String> remembered = loginTicking("teacher", "rememberMe");
        String plain = sessionCookie(new Browser().login(null, school.login("student"), TestSchool.PASSWORD));

        assertThat(sessionCookie(remembered))
                .contains("Max-Age=" + Duration.ofDays(14).toSeconds());
        assertThat(sessionOf("teacher", "remembered and ends_at > now() + interval '13 days 23 hours'"))
                .isTrue();
        assertThat(plain).doesNotContain("Max-Age");
        assertThat(sessionOf("student", "not remembered and ends_at < now() + interval '13 hours'"))
                .isTrue();
    }

    /** §4.1: such a session is not ended by the idle time, and its tickets do not pass for a new login. */
    @Test
    void rule82WhenRememberedSessionComesBackThenTicketIsNoNewLogin() {
        loginTicking("teacher", "rememberMe");
        database.update(
                "update sso_session set last_used_at = now() - interval '3 days' where account = ?",
                school.id("teacher"));

        String ticket = Browser.ticket(browser.get(path("")));

        assertThat(browser.get("/cas/serviceValidate?renew=true&ticket=" + ticket + "&service="
                                + Browser.encode(school.site()))
                        .body())
                .contains("authenticationFailure");
    }

    /** An administrator's session ends with the browser, whatever was ticked. */
    @Test
    void rememberMeWhenAccountAdministersThenPlainSession() {
        assertThat(sessionCookie(loginTicking("adml", "rememberMe"))).doesNotContain("Max-Age");
        assertThat(sessionOf("adml", "not remembered")).isTrue();
    }

    /** Rule 85 (§4.2.1): TARGET instead of service, and the ticket as SAMLart. */
    @Test
    void rule85WhenSiteAsksWithTargetThenTicketIsCalledSamlArt() {
        HttpResponse<String> page = browser.get("/cas/login?TARGET=" + Browser.encode(school.site()));
        HttpResponse<String> answer = browser.submit(page, school.login("teacher"), TestSchool.PASSWORD);

        assertThat(Browser.hiddenFields(page)).containsEntry("TARGET", school.site());
        assertThat(Browser.location(answer)).startsWith(school.site() + "?SAMLart=ST-");
        assertValid(Browser.parameter(Browser.location(answer), "SAMLart"));
    }

    /** Rule 102: a second site cannot be smuggled in under another name. */
    @Test
    void rule102WhenServiceAndTargetAreGivenThenRefused() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        String both = path("&TARGET=" + Browser.encode(school.site()));

        assertThat(browser.get(both).statusCode()).isEqualTo(400);
        Map<String, String> form = Browser.hiddenFields(browser.get(path("&renew=true")));
        form.put("TARGET", school.site());
        assertThat(browser.post("/cas/login", form).statusCode()).isEqualTo(400);
    }

    /** Rule 13 (§2.1.3): all of it comes back after a wrong password. */
    @Test
    void rule13WhenPasswordIsWrongThenFormStillCarriesEverything() {
        Map<String, String> form = Browser.hiddenFields(browser.get(path("&method=POST")));
        form.put("username", school.login("teacher"));
        form.put("password", "nope");
        form.put("warn", "true");
        form.put("rememberMe", "true");

        HttpResponse<String> page = browser.post("/cas/login", form);

        assertThat(Browser.hiddenFields(page))
                .containsEntry("service", school.site())
                .containsEntry("method", "POST");
        assertThat(Browser.document(page).select("input[checked]").eachAttr("name"))
                .containsExactly("rememberMe", "warn");
    }

    /** Rule 4: the ticket of an earlier login, left in the address, is in nobody's way. */
    @Test
    void loginWhenServiceStillHoldsATicketThenItIsReplaced() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);

        HttpResponse<String> answer =
                browser.get("/cas/login?service=" + Browser.encode(school.site() + "?a=1&ticket=ST-old#top"));

        assertThat(Browser.location(answer)).matches("\\Q" + school.site() + "\\E\\?a=1&ticket=ST-\\w{29}#top");
        assertThat(browser.get("/cas/serviceValidate?ticket=" + Browser.ticket(answer) + "&service="
                                + Browser.encode(school.site() + "?a=1#top"))
                        .body())
                .contains("authenticationSuccess");
    }

    @Test
    void signInThenSessionKnowsTheDevice() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);

        assertThat(sessionOf("teacher", "address = '127.0.0.1' and user_agent like 'Java-http-client/%'"))
                .isTrue();
    }

    @Test
    void loginWhenSignedInAndAPageOfOursIsWantedThenStraightThere() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);

        assertThat(Browser.location(browser.get("/cas/login?resume=/compte"))).isEqualTo("/compte");
        assertThat(browser.get("/cas/login?resume=//evil.example/").body()).contains("Vous êtes connecté");
    }

    /** docs/cas-rules.md: clients look with HEAD, too. */
    @Test
    void headThenAnsweredAsGetWithoutABody() {
        HttpResponse<String> answer = browser.head("/cas/login");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }
}
