package fr.ent.sso.event;

import fr.ent.localstack.testing.EmbeddedEngines;
import fr.ent.sso.database.Database;
import fr.ent.sso.lifecycle.LoginChanges;
import fr.ent.sso.secret.Secret;
import fr.ent.sso.session.SsoSessions;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.SentEvents;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** design.md §6: what the topics carry, held against contracts/. */
@QuarkusTest
class TicketEventsTest {
    private static final String TICKETS = "ent.tickets";

    @Inject
    TestSchool schools;

    @Inject
    TestConnectors connectors;

    @Inject
    SsoSessions sessions;

    @Inject
    Database database;

    @Inject
    LoginChanges logins;

    @Inject
    MeterRegistry metrics;

    /** Null when the engines are containers. */
    EmbeddedEngines engines;

    private final Browser browser = new Browser();
    private TestSchool.School school;

    @BeforeEach
    void openSchool() {
        school = schools.create();
        connectors.publish(TestConnectors.pronote(school, school.teachers()));
    }

    private String account() {
        return school.id("teacher").toString();
    }

    private String ticket() {
        return Browser.ticket(browser.get("/cas/login?service=" + Browser.encode(school.site())));
    }

    private String validate(String ticket) {
        return browser.get("/cas/serviceValidate?ticket=" + ticket + "&service=" + Browser.encode(school.site()))
                .body();
    }

    @Test
    void issuedThenNamesAccountConnectorAndSchoolButNotTheTicket() {
        String ticket = Browser.ticket(browser.login(school.site(), school.login("teacher"), TestSchool.PASSWORD));

        SentEvents.Sent issued = SentEvents.await(TICKETS, account(), "fr.ent.sso.service-ticket.issued.v1");

        assertThat(issued.body().get("login").asText()).isEqualTo(school.login("teacher"));
        assertThat(issued.body().get("uai").asText()).isEqualTo(school.uai());
        assertThat(issued.body().get("casType").asText()).isEqualTo("PRONOTE");
        assertThat(issued.body().get("renewed").asBoolean()).isTrue();
        assertThat(issued.body().get("ticket").asText()).isEqualTo(Secret.hex(Secret.digest(ticket)));
        assertThat(issued.body().toString()).doesNotContain(ticket);
    }

    /** design.md §6: events carry no ticket, not even one that a site in a loop left in its URL. */
    @Test
    void issuedWhenTheServiceHoldsAnOldTicketThenItIsLeftOut() {
        browser.login(school.site() + "?ticket=ST-old&a=1", school.login("teacher"), TestSchool.PASSWORD);

        SentEvents.Sent issued = SentEvents.await(TICKETS, account(), "fr.ent.sso.service-ticket.issued.v1");

        assertThat(issued.body().get("service").asText()).isEqualTo(school.site() + "?a=1");
    }

    @Test
    void validatedThenCarriesWhatTheAnswerReleased() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        validate(ticket());

        SentEvents.Sent validated = SentEvents.await(TICKETS, account(), "fr.ent.sso.service-ticket.validated.v1");

        assertThat(validated.body().get("user").asText()).isEqualTo(school.login("teacher"));
        assertThat(validated.body().get("attributes").toString())
                .isEqualTo("{\"dateNaissance\":[\"14/03/1975\"],\"codePostal\":[\"75011\"],"
                        + "\"categories\":[\"National_3\"],\"nom\":[\"GAUDIN\"],\"prenom\":[\"Bernard\"]}");
    }

    @Test
    void refusedThenSaysTheCause() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        String ticket = ticket();
        browser.get("/cas/serviceValidate?ticket=" + ticket + "&service=" + Browser.encode(school.site() + "x"));
        validate(ticket);
        new Browser().login(school.site(), school.login("student"), TestSchool.PASSWORD);
        String unknownSite = "https://unknown" + school.number() + ".example/";
        Browser other = new Browser();
        other.login(null, school.login("both"), TestSchool.PASSWORD);
        other.get("/cas/login?service=" + Browser.encode(unknownSite));

        List<SentEvents.Sent> own = SentEvents.await(
                TICKETS, account(), 2, event -> event.type().equals("fr.ent.sso.service-ticket.refused.v1"));
        SentEvents.Sent notEntitled =
                SentEvents.await(TICKETS, school.id("student").toString(), "fr.ent.sso.service-ticket.refused.v1");
        SentEvents.Sent unknown =
                SentEvents.await(TICKETS, school.id("both").toString(), "fr.ent.sso.service-ticket.refused.v1");

        assertThat(own)
                .extracting(event -> event.body().get("cause").asText())
                .containsExactly("OTHER_SERVICE", "USED_TICKET");
        assertThat(own).extracting(event -> event.body().get("login").asText()).containsOnly(school.login("teacher"));
        assertThat(notEntitled.body().get("cause").asText()).isEqualTo("NOT_ENTITLED");
        assertThat(notEntitled.body().get("uai").asText()).isEqualTo(school.uai());
        assertThat(unknown.body().get("cause").asText()).isEqualTo("UNKNOWN_SERVICE");
        assertThat(unknown.body().get("service").asText()).isEqualTo(unknownSite);
    }

    @Test
    void sessionEndedThenNamesTheSitesThatValidatedATicket() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        String validated = ticket();
        validate(validated);
        ticket();

        browser.get("/cas/logout");
        SentEvents.Sent ended = SentEvents.await(TICKETS, account(), "fr.ent.sso.session.ended.v1");

        assertThat(ended.body().get("reason").asText()).isEqualTo("LOGOUT");
        assertThat(ended.body().get("services")).hasSize(1);
        assertThat(ended.body().get("services").get(0).get("ticket").asText())
                .isEqualTo(Secret.hex(Secret.digest(validated)));
    }

    @Test
    void sessionEndedWhenIdleTooLongThenExpired() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        database.update(
                "update sso_session set last_used_at = now() - interval '3 hours' where account = ?",
                school.id("teacher"));

        assertThat(browser.get("/cas/login").body()).contains("name=\"password\"");
        sessions.endExpired(100);
        SentEvents.Sent ended = SentEvents.await(TICKETS, account(), "fr.ent.sso.session.ended.v1");

        assertThat(ended.body().get("reason").asText()).isEqualTo("EXPIRED");
    }

    @Test
    void importedThenDirectoryAndAccountsAreTold() {
        SentEvents.Sent created = SentEvents.await("ent.accounts", account(), "fr.ent.sso.account.created.v1");
        SentEvents.Sent structure =
                SentEvents.await("ent.directory", "structure:" + school.uai(), "fr.ent.sso.structure.changed.v1");
        SentEvents.Sent group =
                SentEvents.await("ent.directory", "group:" + school.teachers(), "fr.ent.sso.group.changed.v1");

        assertThat(created.body().get("account").get("login").asText()).isEqualTo(school.login("teacher"));
        assertThat(created.body().toString()).doesNotContain("GAUDIN", "1975");
        assertThat(structure.body().get("parents").get(0).asText()).isEqualTo(school.parent());
        assertThat(group.body().get("memberCount").asInt()).isEqualTo(2);
    }

    /** Issue 2: Kafka stopped during logins and started again; no event lost, order kept. */
    @Test
    void kafkaStoppedDuringLoginsThenLoginsGoOnAndEveryEventArrivesInOrder() {
        Assumptions.assumeTrue(engines != null, "Kafka is a container");
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        List<String> expected = new ArrayList<>();

        engines.stopKafka();
        for (int i = 0; i < 10; i++) {
            String ticket = ticket();
            assertThat(validate(ticket)).contains("authenticationSuccess");
            expected.add("issued " + Secret.hex(Secret.digest(ticket)));
            expected.add("validated " + Secret.hex(Secret.digest(ticket)));
        }
        engines.startKafka();

        List<SentEvents.Sent> sent =
                SentEvents.await(TICKETS, account(), 20, event -> event.body().has("ticket"));
        assertThat(sent)
                .extracting(event -> event.type().split("\\.")[4] + " "
                        + event.body().get("ticket").asText())
                .containsExactlyElementsOf(expected);
        assertThat(sent).extracting(SentEvents.Sent::id).doesNotHaveDuplicates();
    }

    /** Anybody may ask anything: an event is about a person, else the topic would be everybody's to fill. */
    @Test
    void refusedWhenNobodyCanBeNamedThenCountedButNoEvent() {
        double before = refusals("UNKNOWN_SERVICE") + refusals("UNKNOWN_TICKET") + refusals("INVALID_REQUEST");
        long written = positions();

        browser.get("/cas/login?service=" + Browser.encode("https://unknown" + school.number() + ".example/"));
        validate("ST-never");
        browser.get("/cas/serviceValidate?ticket=ST-never");

        assertThat(refusals("UNKNOWN_SERVICE") + refusals("UNKNOWN_TICKET") + refusals("INVALID_REQUEST"))
                .isEqualTo(before + 3);
        assertThat(positions()).isEqualTo(written);
    }

    private double refusals(String cause) {
        return metrics.counter("sso.tickets.refused", "cause", cause).count();
    }

    private long positions() {
        return database.one(
                        "select last_value from pg_sequences where sequencename = 'outbox_position_seq'",
                        row -> row.getLong(1))
                .orElseThrow();
    }

    /** design.md §6, order per key: who validates while the login changes is told of with the new login, after it. */
    @Test
    void validatedWhenTheLoginIsJustChangingThenToldAfterTheChangeAndWithTheNewLogin() throws Exception {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        String ticket = ticket();
        CountDownLatch changed = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Void> change = CompletableFuture.runAsync(() -> QuarkusTransaction.requiringNew()
                .run(() -> {
                    logins.change(school.id("teacher"), "new" + school.number());
                    changed.countDown();
                    await(release);
                }));
        await(changed);

        CompletableFuture<String> validation = CompletableFuture.supplyAsync(() -> validate(ticket));
        Awaitility.await()
                .until(() -> validation.isDone()
                        || database.exists("select 1 from pg_stat_activity where wait_event_type = 'Lock'"));
        release.countDown();
        change.get();

        assertThat(validation.get()).contains("<cas:user>new" + school.number() + "</cas:user>");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
