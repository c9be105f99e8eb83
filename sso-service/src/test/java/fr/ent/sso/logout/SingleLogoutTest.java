package fr.ent.sso.logout;

import fr.ent.sso.database.Database;
import fr.ent.sso.session.SessionCookie;
import fr.ent.sso.testsupport.AccessTokens;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import fr.ent.sso.testsupport.TestSite;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** CAS 3.0 §2.3.3 and appendix C: every site of a session hears of its end. Numbers are those of cas-rules.md. */
@QuarkusTest
class SingleLogoutTest {
    @Inject
    TestSchool schools;

    @Inject
    TestConnectors connectors;

    @Inject
    Database database;

    @Inject
    LogoutDeliveries deliveries;

    @Inject
    LogoutCourier courier;

    @Inject
    LogoutUpkeep upkeep;

    private final TestSite site = new TestSite();
    private final Browser browser = new Browser();
    private TestSchool.School school;

    @BeforeEach
    void openSchool() {
        school = schools.create();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    /** A connector of the school whose site is at this path. */
    private UUID connector(String path) {
        return connectors.publish(TestConnectors.connector(school.uai(), site.url(path), "PRONOTE", school.teachers()));
    }

    private void tellsBy(UUID connector, String how, String url) {
        database.update(
                "update registered_service set single_logout = ?, logout_url = ? where id = ?", how, url, connector);
    }

    /** Opens the site as a person with a session does, and lets it validate. */
    private String open(Browser person, String service) {
        String ticket = Browser.ticket(person.get("/cas/login?service=" + Browser.encode(service)));
        assertThat(person.get("/cas/serviceValidate?ticket=" + ticket + "&service=" + Browser.encode(service))
                        .body())
                .contains("authenticationSuccess");
        return ticket;
    }

    private void signIn() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
    }

    private void awaitHeard(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            courier.wake();
            return site.heard().size() >= count;
        });
    }

    private void awaitState(LogoutDeliveries.State state) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            courier.wake();
            return messages().stream().allMatch(each -> each.state() == state);
        });
    }

    private List<LogoutDeliveries.Overview> messages() {
        return deliveries.list(school.id("teacher"), null, 0, 100);
    }

    /** The address of the site, and where it hears of logouts, name the school by {uai}. */
    @Test
    void logoutWhenAddressNamesASchoolThenTheSiteOfThatSchoolIsTold() {
        UUID connector = connector("{uai}/");
        tellsBy(connector, "BACK_CHANNEL", site.url("slo/{uai}"));
        signIn();
        open(browser, site.url(school.uai() + "/in"));

        browser.get("/cas/logout");
        awaitHeard(1);

        assertThat(site.heard()).extracting(TestSite.Heard::path).containsExactly("/slo/" + school.uai());
    }

    /** Rules 31, 33, 34. */
    @Test
    void rule31WhenThreeSitesKnowTheSessionThenEachIsToldWithItsTicket() {
        connector("one/");
        connector("two/");
        tellsBy(connector("three/"), "BACK_CHANNEL", site.url("slo?x=1"));
        signIn();
        List<String> tickets = Stream.of("one/", "two/", "three/in?a=1")
                .map(path -> open(browser, site.url(path)))
                .toList();

        HttpResponse<String> page = browser.get("/cas/logout");
        awaitHeard(3);

        assertThat(site.heard())
                .extracting(TestSite.Heard::path)
                .containsExactlyInAnyOrder("/one/", "/two/", "/slo?x=1");
        assertThat(site.heard()).allSatisfy(message -> {
            assertThat(message.type()).isEqualTo("application/x-www-form-urlencoded");
            assertThat(message.body()).startsWith("logoutRequest=%3Csamlp%3ALogoutRequest");
        });
        assertThat(site.heard().stream().map(TestSite.Heard::value).toList())
                .allSatisfy(xml -> assertThat(xml).contains("Version=\"2.0\"", "NameID"))
                .map(xml -> xml.replaceFirst("(?s).*<samlp:SessionIndex>(.*)</samlp:SessionIndex>.*", "$1"))
                .containsExactlyInAnyOrderElementsOf(tickets);
        awaitState(LogoutDeliveries.State.DELIVERED);
        assertThat(page.body()).contains("Fermeture demandée", "PRONOTE – " + school.uai());
    }

    /** One site entered twice keeps two sessions of its own. */
    @Test
    void rule31WhenASiteWasOpenedTwiceThenToldOfBothTickets() {
        connector("one/");
        signIn();
        List<String> tickets = List.of(open(browser, site.url("one/")), open(browser, site.url("one/b")));

        browser.get("/cas/logout");
        awaitHeard(2);

        assertThat(site.heard()).hasSize(2).allMatch(message -> tickets.stream().anyMatch(message.value()::contains));
    }

    /** A ticket that was never validated, or failed to be, opened nothing. */
    @Test
    void rule31WhenTicketWasNotValidatedThenSiteIsNotTold() {
        connector("one/");
        signIn();
        browser.get("/cas/login?service=" + Browser.encode(site.url("one/")));

        browser.get("/cas/logout");

        assertThat(messages()).isEmpty();
    }

    /** Rule 32. */
    @Test
    void rule32WhenASiteHangsThenLogoutAndOtherSitesDoNotWait() {
        try (TestSite hanging = new TestSite()) {
            hanging.hangs();
            connectors.publish(TestConnectors.connector(school.uai(), hanging.url("h/"), "PRONOTE", school.teachers()));
            connector("one/");
            signIn();
            open(browser, hanging.url("h/"));
            open(browser, site.url("one/"));

            assertThat(browser.get("/cas/logout").statusCode()).isEqualTo(200);
            awaitHeard(1);
            Awaitility.await().until(() -> messages().stream().anyMatch(each -> "TIMEOUT".equals(each.lastResult())));

            assertThat(browser.get("/cas/login").body()).contains("name=\"password\"");
        }
    }

    @Test
    void rule32WhenASiteFailsTwiceThenToldAgainUntilItTakesIt() {
        site.answers(500, 404);
        connector("one/");
        signIn();
        open(browser, site.url("one/"));

        browser.get("/cas/logout");
        awaitState(LogoutDeliveries.State.DELIVERED);

        assertThat(site.heard()).hasSize(3);
        assertThat(site.heard().stream().map(TestSite.Heard::body).distinct()).hasSize(1);
        assertThat(messages().get(0).attempts()).isEqualTo(3);
        assertThat(messages().get(0).lastResult()).isEqualTo("HTTP 200");
    }

    @Test
    void rule32WhenASiteNeverTakesItThenGivenUpAndAnAdministratorCanTryAgain() {
        UUID connector = connector("one/");
        signIn();
        open(browser, site.url("one/"));
        browser.get("/cas/logout");
        awaitState(LogoutDeliveries.State.DELIVERED);
        database.update(
                "update logout_delivery set delivered_at = null, attempts = 7, next_attempt_at = now() where connector = ?",
                connector);
        site.answers(503);

        awaitState(LogoutDeliveries.State.GIVEN_UP);
        as("adml").get("/api/sessions/logouts").then().statusCode(403);
        given().get("/api/sessions/logouts").then().statusCode(401);
        long id = as("admc")
                .get("/api/sessions/logouts?state=GIVEN_UP&account=" + school.id("teacher"))
                .then()
                .statusCode(200)
                .body("lastResult", contains("HTTP 503"))
                .body("[0].body", equalTo(null))
                .extract()
                .jsonPath()
                .getLong("[0].id");
        as("adml").post("/api/sessions/logouts/" + id + "/retry").then().statusCode(403);
        as("admc").post("/api/sessions/logouts/" + id + "/retry").then().statusCode(204);
        awaitState(LogoutDeliveries.State.DELIVERED);

        as("admc").post("/api/sessions/logouts/" + id + "/retry").then().statusCode(404);
        assertThat(database.exists(
                        "select 1 from audit_entry where action = 'logout.retried' and subject = ? and actor = ?",
                        school.id("teacher"),
                        school.id("admc").toString()))
                .isTrue();
    }

    private RequestSpecification as(String who) {
        return given().auth().oauth2(AccessTokens.of(school.login(who)));
    }

    /** Rule 35. */
    @Test
    void rule35WhenOneSessionEndsThenTheOthersOfThePersonAreLeftAlone() {
        connector("one/");
        signIn();
        open(browser, site.url("one/"));
        Browser home = new Browser();
        home.login(null, school.login("teacher"), TestSchool.PASSWORD);
        String other = open(home, site.url("one/"));

        browser.get("/cas/logout");
        awaitHeard(1);

        assertThat(site.heard()).hasSize(1).noneMatch(message -> message.value().contains(other));
        assertThat(Browser.ticket(home.get("/cas/login?service=" + Browser.encode(site.url("one/")))))
                .startsWith("ST-");
    }

    /** Rule 36: whatever ends the session. */
    @Test
    void rule36WhenSessionEndsByAnAdministratorThenSitesAreTold() {
        connector("one/");
        signIn();
        String ticket = open(browser, site.url("one/"));
        String id =
                as("admc").get("/api/sessions?account=" + school.id("teacher")).path("[0].id");

        as("admc").delete("/api/sessions/" + id).then().statusCode(204);
        awaitHeard(1);

        assertThat(site.heard().get(0).value()).contains(ticket);
    }

    @Test
    void rule36WhenSomebodyElseSignsInThenSitesOfTheFirstAreTold() {
        connector("one/");
        signIn();
        open(browser, site.url("one/"));

        browser.submit(browser.get("/cas/login?renew=true"), school.login("student"), TestSchool.PASSWORD);
        awaitHeard(1);

        assertThat(site.heard()).hasSize(1);
    }

    @Test
    void singleLogoutWhenConnectorWantsNoneThenNotToldAndSaidSo() {
        tellsBy(connector("one/"), "NONE", null);
        signIn();
        open(browser, site.url("one/"));

        HttpResponse<String> page = browser.get("/cas/logout");

        assertThat(messages()).isEmpty();
        assertThat(page.body()).contains("Toujours ouverts").doesNotContain("Fermeture demandée");
    }

    @Test
    void singleLogoutWhenConnectorIsDeletedThenNotCalled() {
        UUID connector = connector("one/");
        signIn();
        open(browser, site.url("one/"));
        connectors.delete(connector);

        browser.get("/cas/logout");

        assertThat(messages()).isEmpty();
    }

    @Test
    void singleLogoutWhenConnectorWantsTheFrontChannelThenBrowserCarriesIt() {
        tellsBy(connector("one/"), "FRONT_CHANNEL", site.url("front?b=2"));
        signIn();
        String ticket = open(browser, site.url("one/"));

        HttpResponse<String> answer = browser.get("/cas/logout?service=" + Browser.encode(site.url("one/")));

        Document page = Browser.document(answer);
        Element frame = page.selectFirst("iframe");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(frame.attr("src")).startsWith(site.url("front?b=2&logoutRequest="));
        assertThat(page.select("a[target=_blank]").attr("href")).isEqualTo(frame.attr("src"));
        assertThat(page.select("a[data-continues]").attr("href")).isEqualTo(site.url("one/"));
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("; frame-src " + site.url("").replaceAll("/$", ""));
        assertThat(inflated(Browser.parameter(frame.attr("src"), "logoutRequest")))
                .contains(ticket);
        assertThat(messages()).extracting(LogoutDeliveries.Overview::lastResult).containsExactly("BROWSER");
    }

    private static String inflated(String text) {
        try (java.io.InputStream bytes = new java.util.zip.InflaterInputStream(
                new java.io.ByteArrayInputStream(java.util.Base64.getDecoder().decode(text)))) {
            return new String(bytes.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void frontChannelWhenThereIsNoBrowserThenGivenUp() {
        tellsBy(connector("one/"), "FRONT_CHANNEL", null);
        signIn();
        open(browser, site.url("one/"));
        String id =
                as("admc").get("/api/sessions?account=" + school.id("teacher")).path("[0].id");
        as("admc").delete("/api/sessions/" + id).then().statusCode(204);

        upkeep.run();
        assertThat(messages())
                .extracting(LogoutDeliveries.Overview::state)
                .containsExactly(LogoutDeliveries.State.WAITING);
        age("6 minutes");
        upkeep.run();

        assertThat(messages()).extracting(LogoutDeliveries.Overview::lastResult).containsExactly("NO_BROWSER");
        assertThat(site.heard()).isEmpty();
    }

    private void age(String interval) {
        database.update(
                "update logout_delivery set created_at = now() - cast(? as interval) where account = ?",
                interval,
                school.id("teacher"));
    }

    @Test
    void upkeepThenOldMessagesGoAndWaitingOnesStay() {
        insert(2);
        database.update(
                "update logout_delivery set delivered_at = now() where account = ? and url like '%/0'",
                school.id("teacher"));
        upkeep.run();
        assertThat(messages()).hasSize(2);

        age("31 days");
        upkeep.run();

        assertThat(messages())
                .extracting(LogoutDeliveries.Overview::state)
                .containsExactly(LogoutDeliveries.State.WAITING);
    }

    /** Rows as a process leaves them that dies between the commit and the sending. */
    private void insert(int count) {
        for (int i = 0; i < count; i++) {
            database.update(
                    "insert into logout_delivery (session, account, connector, channel, url, field, body)"
                            + " values ('d', ?, ?, 'BACK_CHANNEL', ?, 'logoutRequest', '<x/>')",
                    school.id("teacher"),
                    UUID.randomUUID(),
                    site.url(Integer.toString(i)));
        }
    }

    @Test
    void courierWhenProcessDiedBeforeSendingThenTheNextOneSends() {
        insert(20);

        awaitState(LogoutDeliveries.State.DELIVERED);

        assertThat(site.heard()).hasSize(20);
    }

    @Test
    void claimWhenTwoInstancesAskThenEachMessageGoesToOne() {
        insert(40);

        CompletableFuture<List<Long>> other = CompletableFuture.supplyAsync(this::claimAll);
        List<Long> claimed = new ArrayList<>(claimAll());
        claimed.addAll(other.join());

        assertThat(claimed).doesNotHaveDuplicates().hasSize(40);
    }

    private List<Long> claimAll() {
        List<Long> ids = new ArrayList<>();
        Optional<LogoutDeliveries.Due> due = deliveries.claim();
        while (due.isPresent()) {
            if (due.get().url().startsWith(site.url(""))) {
                ids.add(due.get().id());
            }
            due = deliveries.claim();
        }
        return ids;
    }

    @Test
    void listWhenInputIsBadThenRefused() {
        String token = AccessTokens.of(school.login("admc"));
        for (String query : List.of("account=x", "state=x", "page=-1", "page=x", "page=99999999")) {
            int status = given().auth()
                    .oauth2(token)
                    .get("/api/sessions/logouts?" + query)
                    .statusCode();
            assertThat(status).as(query).isBetween(400, 404);
        }
        given().auth()
                .oauth2(token)
                .post("/api/sessions/logouts/999999999/retry")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(token)
                .post("/api/sessions/logouts/x/retry")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(token)
                .get("/api/sessions/logouts?page=9")
                .then()
                .statusCode(200)
                .body("$", hasSize(0));
    }

    @Test
    void consoleThenListsAndTriesAgain() {
        UUID connector = connector("one/");
        insert(1);
        database.update(
                "update logout_delivery set given_up_at = now(), last_result = 'TIMEOUT', connector = ? where account = ?",
                connector,
                school.id("teacher"));
        String address = "/admin/deconnexions?etat=GIVEN_UP&compte=" + school.id("teacher");
        browser.login(null, school.login("admc"), TestSchool.PASSWORD);

        Document page = Browser.document(browser.get(address));
        Element row = page.selectFirst("tbody tr");
        assertThat(row.text())
                .contains("GAUDIN Bernard", "PRONOTE – " + school.uai(), "Pas de réponse à temps", "Abandonné");

        String form = row.selectFirst("form").attr("action");
        assertThat(browser.post(form, Map.of()).statusCode()).isEqualTo(403);
        HttpResponse<String> answer = browser.post(
                form, Map.of("form_token", row.select("[name=form_token]").val(), "etat", "GIVEN_UP"));
        assertThat(Browser.location(answer)).endsWith("/admin/deconnexions?etat=GIVEN_UP&compte=");
        awaitState(LogoutDeliveries.State.DELIVERED);
        assertThat(Browser.document(browser.get(address)).text()).contains("Aucun site n’avait à être averti");
    }

    @Test
    void consoleWhenCallerIsNoAdmcThenRefused() {
        assertThat(Browser.location(browser.get("/admin/deconnexions"))).startsWith("/cas/login");
        browser.login(null, school.login("adml"), TestSchool.PASSWORD);

        assertThat(browser.get("/admin/deconnexions").statusCode()).isEqualTo(403);
        assertThat(browser.post("/admin/deconnexions/1/reessayer", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void consoleWhenAddressIsOddThenShownAllTheSame() {
        browser.login(null, school.login("admc"), TestSchool.PASSWORD);
        for (String odd : List.of("etat=x", "compte=x", "page=x", "page=-1", "etat=%3Cscript%3E", "page=99999")) {
            assertThat(browser.get("/admin/deconnexions?" + odd).statusCode())
                    .as(odd)
                    .isEqualTo(200);
        }
        assertThat(browser.cookie(SessionCookie.NAME)).isPresent();
    }
}
