package fr.ent.sso.ticket;

import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.RawHttp;
import fr.ent.sso.testsupport.SentEvents;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rights that end, denials, exclusions, dates and addresses with {uai}, enforced at the ticket. */
@QuarkusTest
class LimitsOfRightsTest {
    private static final Instant LONG_AGO = Instant.parse("2020-09-01T06:00:00Z");
    private static final Instant FAR_OFF = Instant.parse("2090-09-01T06:00:00Z");

    @Inject
    TestSchool schools;

    @Inject
    TestConnectors connectors;

    @Inject
    Database database;

    private final Browser teacher = new Browser();
    private TestSchool.School school;
    private Map<String, Object> connector;

    @BeforeEach
    void openSchool() {
        school = schools.create();
        connector = TestConnectors.pronote(school, school.teachers(), school.students());
        teacher.login(null, school.login("teacher"), TestSchool.PASSWORD);
    }

    /** Sends the connector with one thing changed. */
    private void publish(String field, Object value) {
        connector.put(field, value);
        connector.merge("version", 1, (version, one) -> (int) version + (int) one);
        connectors.publish(connector);
    }

    private HttpResponse<String> open(Browser browser, String service) {
        return browser.get("/cas/login?service=" + Browser.encode(service));
    }

    private boolean enters(Browser browser, String service) {
        return Browser.location(open(browser, service)).contains("ticket=ST-");
    }

    private boolean enters() {
        return enters(teacher, school.site());
    }

    private String validate(String ticket, String service) {
        return new Browser()
                .get("/cas/serviceValidate?ticket=" + ticket + "&service=" + Browser.encode(service))
                .body();
    }

    private String cause(String who) {
        return SentEvents.await("ent.tickets", school.id(who).toString(), "fr.ent.sso.service-ticket.refused.v1")
                .body()
                .get("cause")
                .asText();
    }

    /** Another school below the same structure; the teacher is of it too. */
    private String secondSchool() {
        String uai = "%07dC".formatted(school.number());
        database.update("insert into structure (uai, name, type) values (?, 'Autre', 'LYCEE')", uai);
        database.update("insert into structure_parent (child, parent) values (?, ?)", uai, school.parent());
        database.update("insert into structure_ancestor values (?, ?), (?, ?)", uai, uai, uai, school.parent());
        database.update("insert into account_structure values (?, ?)", school.id("teacher"), uai);
        return uai;
    }

    @Test
    void issueWhenTheRightHasEndedThenNoTicket() {
        publish("grantEnds", Map.of(school.teachers(), FAR_OFF));
        assertThat(enters()).isTrue();

        publish("grantEnds", Map.of(school.teachers(), LONG_AGO));
        assertThat(enters()).isFalse();
        assertThat(cause("teacher")).isEqualTo("NOT_ENTITLED");

        publish("grantEnds", Map.of(school.students(), LONG_AGO));
        assertThat(enters()).isTrue();
    }

    /** No event tells that the time has come: the statement that writes the ticket looks at the clock. */
    @Test
    void issueWhenTheRightEndsThenNoEventIsNeeded() {
        publish("grantEnds", Map.of(school.teachers(), Instant.now().plusSeconds(3)));

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !enters());
    }

    @Test
    void issueWhenDeniedThenNoTicketWhateverGroupsHaveIt() {
        publish("deniedAccounts", List.of(school.id("teacher")));
        assertThat(enters()).isFalse();

        publish("deniedAccounts", List.of(school.id("student")));
        assertThat(enters()).isTrue();

        publish("deniedGroups", List.of(school.teachers()));
        assertThat(enters()).isFalse();

        publish("deniedGroups", List.of());
        assertThat(enters()).isTrue();
    }

    @Test
    void validateWhenDeniedSinceThenRefused() {
        publish("inherits", false);
        String ticket = Browser.ticket(open(teacher, school.site()));

        publish("deniedAccounts", List.of(school.id("teacher")));

        assertThat(validate(ticket, school.site())).contains("INVALID_TICKET");
    }

    @Test
    void issueWhenHisSchoolIsExcludedThenOnlyThroughAnother() {
        connector.put("structure", school.parent());
        publish("inherits", true);
        assertThat(enters()).isTrue();

        publish("excludedStructures", List.of(school.uai()));
        assertThat(enters()).isFalse();

        String second = secondSchool();
        assertThat(enters()).isTrue();

        publish("excludedStructures", List.of(school.uai(), second));
        assertThat(enters()).isFalse();

        publish("excludedStructures", List.of(school.parent()));
        assertThat(enters()).as("all below the excluded one are excluded").isFalse();
    }

    @Test
    void issueWhenNotYetOpenThenPageWithTheDateAndACauseOfItsOwn() {
        publish("opensAt", FAR_OFF);

        HttpResponse<String> page = open(teacher, school.site());

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("Fermé en ce moment", "ouvrira le", "2090", "08:00");
        assertThat(open(teacher.speaking("en"), school.site()).body()).contains("opens on", "2090");
        assertThat(cause("teacher")).isEqualTo("NOT_OPEN");
    }

    @Test
    void issueWhenClosedThenPageSaysSinceWhenAndStrangersLearnNothing() {
        publish("closesAt", LONG_AGO);
        Browser guest = new Browser();
        guest.login(null, school.login("guest"), TestSchool.PASSWORD);

        assertThat(open(teacher, school.site()).body()).contains("est fermé depuis le", "2020");
        assertThat(open(guest, school.site()).body()).contains("n’a pas accès").doesNotContain("2020");
        assertThat(cause("guest")).isEqualTo("NOT_ENTITLED");

        publish("closesAt", FAR_OFF);
        assertThat(enters()).isTrue();
    }

    @Test
    void validateWhenClosedSinceThenRefused() {
        publish("opensAt", LONG_AGO);
        String ticket = Browser.ticket(open(teacher, school.site()));

        publish("closesAt", LONG_AGO.plusSeconds(1));

        assertThat(validate(ticket, school.site())).contains("INVALID_TICKET", "not open");
        assertThat(cause("teacher")).isEqualTo("NOT_OPEN");
    }

    @Test
    void issueWhenItWasADraftAndIsPublishedAgainThenTicketsAgain() {
        publish("inherits", false);
        assertThat(enters()).isTrue();

        connectors.delete((UUID) connector.get("id"));
        assertThat(open(teacher, school.site()).statusCode()).isEqualTo(400);

        publish("inherits", false);
        assertThat(enters()).isTrue();
    }

    @Test
    void issueWhenAddressNamesTheSchoolThenOnlyItsPeopleEnter() {
        String host = ".host" + school.number() + ".example";
        connector.put("structure", school.parent());
        connector.put("inherits", true);
        publish("url", "https://{uai}" + host + "/pronote/");
        String own = "https://" + school.uai() + host + "/pronote/";

        String ticket = Browser.ticket(open(teacher, own));
        assertThat(validate(ticket, own)).contains("authenticationSuccess");
        SentEvents.Sent validated = SentEvents.await(
                "ent.tickets", school.id("teacher").toString(), "fr.ent.sso.service-ticket.validated.v1");
        assertThat(validated.body().get("uai").asText()).isEqualTo(school.uai());

        String second = secondSchool();
        assertThat(enters(teacher, "https://" + second + host + "/pronote/")).isTrue();
        assertThat(enters(teacher, "https://" + school.parent() + host + "/pronote/"))
                .as("his school lies below the owner, which the address names")
                .isTrue();
        TestSchool.School stranger = schools.create();
        assertThat(enters(teacher, "https://" + stranger.uai() + host + "/pronote/"))
                .isFalse();
        assertThat(open(teacher, "https://nowhere" + host + "/pronote/").statusCode())
                .isEqualTo(400);

        publish("excludedStructures", List.of(school.uai()));
        assertThat(enters(teacher, own)).isFalse();
        assertThat(enters(teacher, "https://" + second + host + "/pronote/")).isTrue();
    }

    @Test
    void validateWhenAddressNamesTheSchoolThenSamlAnswersToo() {
        String site = "https://saml" + school.number() + ".example/";
        publish("url", site + "{uai}/");
        String service = site + school.uai() + "/";
        String ticket = Browser.ticket(open(teacher, service));

        RawHttp.Answer answer = RawHttp.send(
                "POST /cas/samlValidate?TARGET=" + Browser.encode(service) + " HTTP/1.1\nContent-Type: text/xml",
                """
                <S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>
                <p:Request xmlns:p="urn:oasis:names:tc:SAML:1.0:protocol" MajorVersion="1" MinorVersion="1"
                  RequestID="_1" IssueInstant="%s"><p:AssertionArtifact>%s</p:AssertionArtifact></p:Request>
                </S:Body></S:Envelope>""".formatted(Instant.now(), ticket));

        assertThat(answer.body()).contains("samlp:Success").contains(school.login("teacher"));
    }

    /** A school above the owner does not become one it is shared with by standing in the address. */
    @Test
    void issueWhenAddressNamesASchoolAboveTheOwnerThenNoTicket() {
        String site = "https://up" + school.number() + ".example/";
        publish("url", site + "{uai}/");

        assertThat(enters(teacher, site + school.uai() + "/x")).isTrue();
        assertThat(enters(teacher, site + school.parent() + "/x")).isFalse();
        assertThat(cause("teacher")).isEqualTo("NOT_ENTITLED");
    }

    @Test
    void issueWhenAddressNamesASchoolThenItsEventsTellOfIt() {
        String site = "https://told" + school.number() + ".example/";
        connector.put("structure", school.parent());
        connector.put("inherits", true);
        publish("url", site + "{uai}/");
        open(teacher, site + "9999999z/");

        SentEvents.Sent refused = SentEvents.await(
                "ent.tickets", school.id("teacher").toString(), "fr.ent.sso.service-ticket.refused.v1");

        assertThat(refused.body().get("uai").asText()).isEqualTo("9999999Z");
        assertThat(refused.body().get("connector").asText())
                .isEqualTo(connector.get("id").toString());
    }
}
