package fr.ent.sso.validation;

import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.CallbackSite;
import fr.ent.sso.testsupport.CasSchema;
import fr.ent.sso.testsupport.RawHttp;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The requests of clients in other languages, letter by letter, and what each reads in the answer (docs/cas-rules.md).
 */
@QuarkusTest
class ClientRequestsTest {
    @Inject
    TestSchool schools;

    @Inject
    TestConnectors connectors;

    private final Browser browser = new Browser();
    private TestSchool.School school;

    @BeforeEach
    void openSchool() {
        school = schools.create();
        connectors.publish(TestConnectors.pronote(school, school.teachers()));
    }

    private String ticket(String service) {
        return Browser.ticket(browser.login(service, school.login("teacher"), TestSchool.PASSWORD));
    }

    private static String get(String target, String... headers) {
        RawHttp.Answer answer = RawHttp.send("GET /cas/" + target + " HTTP/1.1\n" + String.join("\n", headers), "");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
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

    /** Percent signs with small letters, as mod_auth_cas writes them. */
    private static String smallHex(String url) {
        return Pattern.compile("%[0-9A-F]{2}")
                .matcher(Browser.encode(url))
                .replaceAll(hex -> hex.group().toLowerCase(Locale.ROOT));
    }

    /** mod_auth_cas: lower-case hexadecimal; the user must be the first element inside the success. */
    @Test
    void modAuthCasThenUserIsTheFirstElementOfTheSuccess() {
        String answer = get(
                "serviceValidate?service=" + smallHex(school.site()) + "&ticket=" + ticket(school.site()),
                "User-Agent: mod_auth_cas 1.2",
                "Accept: */*");

        Element success = firstElement(document(answer).getDocumentElement());
        Element user = firstElement(success);
        assertThat(success.getNodeName()).isEqualTo("cas:authenticationSuccess");
        assertThat(user.getNodeName()).isEqualTo("cas:user");
        assertThat(user.getTextContent()).isEqualTo(school.login("teacher"));
    }

    /** mod_auth_cas passes over a ticket with any other letter. */
    @Test
    void modAuthCasThenTicketHasNoLetterItIgnores() {
        assertThat(ticket(school.site())).matches("ST-[A-Za-z0-9.-]+");
    }

    /** mod_auth_cas with CASValidateSAML: looks for the value « samlp:Success » as text. */
    @Test
    void modAuthCasBySamlThenSuccessByItsLetters() {
        RawHttp.Answer answer = RawHttp.send(
                "POST /cas/samlValidate?TARGET=" + smallHex(school.site()) + " HTTP/1.1\n"
                        + "soapaction: http://www.oasis-open.org/committees/security\ncache-control: no-cache\n"
                        + "pragma: no-cache\naccept: text/xml\ncontent-type: text/xml",
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
                        + SamlRequestTest.REQUEST.replace("TICKET", ticket(school.site())));

        assertThat(answer.body()).contains("<samlp:StatusCode Value=\"samlp:Success\"");
    }

    /** phpCAS with CAS 3: elements by local name anywhere, attributes as children of cas:attributes. */
    @Test
    void phpCasThenUserAndAttributes() {
        Document answer = document(get(
                "p3/serviceValidate?service=" + Browser.encode(school.site()) + "&ticket=" + ticket(school.site()),
                "User-Agent: phpCAS 1.6.1"));

        assertThat(answer.getElementsByTagNameNS("*", "authenticationSuccess").getLength())
                .isEqualTo(1);
        assertThat(answer.getElementsByTagNameNS("*", "user").item(0).getTextContent())
                .isEqualTo(school.login("teacher"));
        Node attributes = answer.getElementsByTagNameNS("*", "attributes").item(0);
        assertThat(attributes.getTextContent()).contains("GAUDIN", "Bernard");
    }

    /** phpCAS with CAS 1: the text is split at line feeds. */
    @Test
    void phpCasWithCas1ThenTwoLines() {
        String answer = get("validate?service=" + Browser.encode(school.site()) + "&ticket=" + ticket(school.site()));

        assertThat(answer).matches("yes\n[^\r\n]+\n");
        assertThat(get("validate?service=" + Browser.encode(school.site()) + "&ticket=ST-never"))
                .startsWith("no\n");
    }

    /** phpCAS as a proxy: its callback page takes nothing but these letters, and looks for pgtIou and pgtId. */
    @Test
    void phpCasAsProxyThenItsCallbackPageTakesTheTickets() {
        try (CallbackSite callback = CallbackSite.start()) {
            String portal = "https://php" + school.number() + ".example.org/index.php";
            connectors.publish(TestConnectors.proxying(school, portal, List.of(callback.url()), school.teachers()));

            Document answer = document(get("proxyValidate?service=" + Browser.encode(portal) + "&ticket="
                    + ticket(portal) + "&pgtUrl=" + Browser.encode(callback.url() + "/index.php")));

            String iou = answer.getElementsByTagNameNS("*", "proxyGrantingTicket")
                    .item(0)
                    .getTextContent();
            assertThat(iou).matches("PGTIOU-[.\\-\\w]+");
            assertThat(callback.grant(iou)).matches("[PT]GT-[.\\-\\w]+");
            String proxied =
                    get("proxy?targetService=" + Browser.encode(school.site()) + "&pgt=" + callback.grant(iou));
            assertThat(document(proxied)
                            .getElementsByTagNameNS("*", "proxyTicket")
                            .item(0)
                            .getTextContent())
                    .matches("PT-[A-Za-z0-9]+");
        }
    }

    /** passport-cas: the service as it is, no percent sign anywhere. */
    @Test
    void passportCasThenUnencodedServiceIsTheSame() {
        String service = school.site() + "auth/cas?next=/home";

        String answer = get("p3/serviceValidate?ticket=" + ticket(service) + "&service=" + service, "Accept: */*");

        CasSchema.check(answer);
        assertThat(answer).contains("<cas:user>" + school.login("teacher") + "</cas:user>");
    }

    /** Debian's django-cas-client: always /proxyValidate, the user first and without blanks around it. */
    @Test
    void djangoCasThenUserWithoutBlanks() {
        String answer =
                get("proxyValidate?ticket=" + ticket(school.site()) + "&service=" + Browser.encode(school.site()));

        Element user = firstElement(firstElement(document(answer).getDocumentElement()));
        assertThat(user.getTextContent()).isEqualTo(school.login("teacher"));
    }

    /** The Java client adds its session to the service at validation only. */
    @Test
    void javaClientThenJsessionidIsPassedOver() {
        assertThat(get("p3/serviceValidate?ticket=" + ticket(school.site()) + "&service="
                        + Browser.encode(school.site() + ";jsessionid=0A1B2C.node1")))
                .contains("authenticationSuccess");
    }

    /** The media type is the endpoint's, whatever is accepted (docs/cas-rules.md). */
    @Test
    void anyClientThenMediaTypeIsTheEndpoints() {
        RawHttp.Answer answer = RawHttp.send(
                "GET /cas/serviceValidate?ticket=ST-1&service=x HTTP/1.1\nAccept: application/json, text/html", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().toLowerCase(Locale.ROOT)).contains("content-type: text/xml");
    }

    private static Element firstElement(Element parent) {
        Node child = parent.getFirstChild();
        while (!(child instanceof Element)) {
            child = child.getNextSibling();
        }
        return (Element) child;
    }
}
