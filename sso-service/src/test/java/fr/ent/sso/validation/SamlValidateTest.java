package fr.ent.sso.validation;

import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.RawHttp;
import fr.ent.sso.testsupport.SentEvents;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

/** CAS 3.0 §4.2: validation by SAML 1.1. */
@QuarkusTest
class SamlValidateTest {
    private static final String PROTOCOL = "urn:oasis:names:tc:SAML:1.0:protocol";
    private static final String ASSERTION = "urn:oasis:names:tc:SAML:1.0:assertion";

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

    private String ticket(String service, String who) {
        return Browser.ticket(browser.login(service, school.login(who), TestSchool.PASSWORD));
    }

    private static String post(String query, String body) {
        RawHttp.Answer answer =
                RawHttp.send("POST /cas/samlValidate" + query + " HTTP/1.1\nContent-Type: text/xml", body);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().toLowerCase(java.util.Locale.ROOT))
                .contains("content-type: text/xml;charset=utf-8");
        return answer.body();
    }

    private static String validate(String ticket, String target) {
        return post("?TARGET=" + Browser.encode(target), SamlRequestTest.REQUEST.replace("TICKET", ticket));
    }

    private static Document document(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (Exception e) {
            throw new AssertionError(xml, e);
        }
    }

    private static Element only(Document document, String namespace, String name) {
        NodeList found = document.getElementsByTagNameNS(namespace, name);
        assertThat(found.getLength()).as(name).isEqualTo(1);
        return (Element) found.item(0);
    }

    private static String status(String xml) {
        Element first = (Element)
                document(xml).getElementsByTagNameNS(PROTOCOL, "StatusCode").item(0);
        NodeList second = first.getElementsByTagNameNS(PROTOCOL, "StatusCode");
        return first.getAttribute("Value")
                + (second.getLength() == 0 ? "" : " " + ((Element) second.item(0)).getAttribute("Value"));
    }

    /** Rules 84, 87. */
    @Test
    void samlValidateThenAssertionAboutTheUserForTheTarget() {
        Document answer = document(validate(ticket(school.site(), "teacher"), school.site()));

        Element response = only(answer, PROTOCOL, "Response");
        assertThat(response.getAttribute("InResponseTo")).isEqualTo("_192.168.16.51.1024506224022");
        assertThat(response.getAttribute("Recipient")).isEqualTo(school.site());
        assertThat(response.getAttribute("MinorVersion")).isEqualTo("1");
        assertThat(only(answer, PROTOCOL, "StatusCode").getAttribute("Value")).isEqualTo("samlp:Success");
        Element assertion = only(answer, ASSERTION, "Assertion");
        assertThat(assertion.getAttribute("Issuer")).isEqualTo("http://localhost:8082");
        assertThat(assertion.getAttribute("AssertionID")).matches("_[A-Za-z0-9]{29}");
        assertThat(only(answer, ASSERTION, "Audience").getTextContent()).isEqualTo(school.site());
        Element conditions = only(answer, ASSERTION, "Conditions");
        assertThat(Instant.parse(conditions.getAttribute("NotBefore")))
                .isBefore(Instant.parse(conditions.getAttribute("NotOnOrAfter")));
        Element statement = only(answer, ASSERTION, "AuthenticationStatement");
        assertThat(statement.getAttribute("AuthenticationMethod")).isEqualTo("urn:oasis:names:tc:SAML:1.0:am:password");
        assertThat(statement
                        .getElementsByTagNameNS(ASSERTION, "NameIdentifier")
                        .item(0)
                        .getTextContent())
                .isEqualTo(school.login("teacher"));
    }

    /** Rules 82, 87: what the connector's profile releases, after the three of the protocol; escaped (95). */
    @Test
    void samlValidateThenReleasedAttributes() {
        Document answer = document(validate(ticket(school.site(), "both"), school.site()));

        NodeList attributes = answer.getElementsByTagNameNS(ASSERTION, "Attribute");
        List<String> told = new ArrayList<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            Element each = (Element) attributes.item(i);
            told.add(each.getAttribute("AttributeName") + "=" + each.getTextContent());
        }
        assertThat(told.subList(1, told.size()))
                .containsExactly(
                        "longTermAuthenticationRequestTokenUsed=false",
                        "isFromNewLogin=true",
                        "categories=National_3;National_2",
                        "nom=D'ARC & <FILS>",
                        "prenom=Zoé");
    }

    /** Rules 65, 84. */
    @Test
    void samlValidateWhenTicketIsUsedTwiceThenDenied() {
        String ticket = ticket(school.site(), "teacher");
        validate(ticket, school.site());

        String again = validate(ticket, school.site());

        assertThat(status(again)).isEqualTo("samlp:Requester samlp:RequestDenied");
        assertThat(again).contains("INVALID_TICKET", "used already").doesNotContain("Assertion ", ticket);
    }

    /** Rules 64, 85: and the ticket is spent. */
    @Test
    void samlValidateWhenTargetIsAnotherThenDeniedAndTheTicketIsSpent() {
        String ticket = ticket(school.site(), "teacher");

        assertThat(validate(ticket, school.site() + "x")).contains("INVALID_SERVICE");
        assertThat(validate(ticket, school.site())).contains("used already");
    }

    /** Rules 85, 102. */
    @ParameterizedTest
    @ValueSource(strings = {"", "?TARGET=", "?target=SITE", "?TARGET=SITE&TARGET=SITE", "?service=SITE"})
    void samlValidateWhenTargetIsMissingOrRepeatedThenRequesterErrorAndTheTicketIsSpent(String query) {
        String ticket = ticket(school.site(), "teacher");

        String answer = post(
                query.replace("SITE", Browser.encode(school.site())),
                SamlRequestTest.REQUEST.replace("TICKET", ticket));

        assertThat(status(answer)).isEqualTo("samlp:Requester");
        assertThat(answer).contains("'TARGET' is required");
        assertThat(validate(ticket, school.site())).contains("used already");
    }

    /** Rule 86: a site without TLS learns who it is, and nothing else; the event says the same. */
    @Test
    void samlValidateWhenTargetIsNotHttpsThenNoAttributes() {
        String plain = "http://plain" + school.number() + ".example.org/";
        connectors.publish(TestConnectors.connector(school.uai(), plain, "PRONOTE", school.teachers()));

        String answer = validate(ticket(plain, "teacher"), plain);

        assertThat(answer).contains(school.login("teacher")).doesNotContain("AttributeStatement", "GAUDIN");
        assertThat(SentEvents.await(
                                "ent.tickets",
                                school.id("teacher").toString(),
                                "fr.ent.sso.service-ticket.validated.v1")
                        .body()
                        .get("attributes"))
                .isEmpty();
    }

    /** Rule 44. */
    @Test
    void samlValidateWhenRenewAndTicketOfASessionThenDenied() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        String ticket = Browser.ticket(browser.get("/cas/login?service=" + Browser.encode(school.site())));

        assertThat(post(
                        "?renew=true&TARGET=" + Browser.encode(school.site()),
                        SamlRequestTest.REQUEST.replace("TICKET", ticket)))
                .contains("renew");
    }

    /** Rule 42. */
    @Test
    void samlValidateWhenProxyTicketThenDenied() {
        assertThat(validate("PT-1", school.site())).contains("INVALID_TICKET_SPEC");
    }

    /** Rules 98, 101: hostile documents change nothing and get the protocol's own refusal. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not xml",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
                "<a><b></a>",
                "%00",
                "logoutRequest=x"
            })
    void samlValidateWhenBodyIsHostileThenRequesterError(String body) {
        String answer = post("?TARGET=" + Browser.encode(school.site()), body);

        assertThat(status(answer)).isEqualTo("samlp:Requester");
        assertThat(answer).doesNotContain("root:", "Exception");
    }

    @Test
    void samlValidateWhenBodyIsLongOrDeepThenRequesterError() {
        String query = "?TARGET=" + Browser.encode(school.site());

        assertThat(post(query, SamlRequestTest.REQUEST.replace("TICKET", "x".repeat(100_000))))
                .contains("64 kB");
        assertThat(post(query, "<a>".repeat(10_000))).contains("deep");
    }

    /** Rules 95, 102: nothing of the request comes back in a refusal. */
    @Test
    void samlValidateWhenTicketAndTargetHoldMarkupThenNothingIsReflected() {
        assertThat(validate("&lt;script>x", "https://a.example/?<script>")).doesNotContain("script", "a.example");
    }

    /** Clients name all kinds of types, curl's default among them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Type: application/soap+xml",
                "Content-Type: application/octet-stream",
                "Accept: application/json"
            })
    void samlValidateWhenContentTypeIsAnyThenSuccess(String header) {
        RawHttp.Answer answer = RawHttp.send(
                "POST /cas/samlValidate?TARGET=" + Browser.encode(school.site()) + " HTTP/1.1\n" + header,
                SamlRequestTest.REQUEST.replace("TICKET", ticket(school.site(), "teacher")));

        assertThat(answer.body()).contains("samlp:Success");
    }

    @Test
    void samlValidateWhenGetThen405() {
        assertThat(browser.get("/cas/samlValidate?TARGET=x").statusCode()).isEqualTo(405);
    }

    @Test
    void samlValidateWhenTheServerFailsThenResponderError() {
        database.update("alter table service_ticket rename to service_ticket_away");
        try {
            assertThat(status(validate("ST-1", school.site()))).isEqualTo("samlp:Responder");
        } finally {
            database.update("alter table service_ticket_away rename to service_ticket");
        }
    }
}
