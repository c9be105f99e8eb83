package fr.ent.sso.logout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.InflaterInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apereo.cas.client.util.XmlUtils;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** CAS 3.0, appendix C, and docs/cas-rules.md: the document sites can read. */
class LogoutRequestTest {
    private static final String TICKET = "ST-" + "a".repeat(29);
    private static final String SAMLP = "urn:oasis:names:tc:SAML:2.0:protocol";

    private final LogoutRequest request = new LogoutRequest("LR-1", Instant.parse("2026-09-01T08:00:00.123Z"), TICKET);

    @Test
    void rule33WhenReadAsXmlThenWhatTheSpecificationWants()
            throws ParserConfigurationException, IOException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);

        Element root = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(request.xml().getBytes(UTF_8)))
                .getDocumentElement();

        assertThat(root.getNamespaceURI()).isEqualTo(SAMLP);
        assertThat(root.getLocalName()).isEqualTo("LogoutRequest");
        assertThat(root.getAttribute("ID")).isEqualTo("LR-1");
        assertThat(root.getAttribute("Version")).isEqualTo("2.0");
        assertThat(root.getAttribute("IssueInstant")).isEqualTo("2026-09-01T08:00:00Z");
        assertThat(root.getElementsByTagNameNS("urn:oasis:names:tc:SAML:2.0:assertion", "NameID")
                        .getLength())
                .isEqualTo(1);
    }

    @Test
    void rule34WhenReadThenSessionIndexIsTheTicketInTheLettersClientsLookFor() {
        assertThat(request.xml()).contains("<samlp:SessionIndex>" + TICKET + "</samlp:SessionIndex>");
        assertThat(XmlUtils.getTextForElement(request.xml(), "SessionIndex")).isEqualTo(TICKET);
    }

    /** mod_auth_cas reads no further. */
    @Test
    void xmlThenTheWholeBodyIsBelowAKilobyte() {
        assertThat("logoutRequest=" + URLEncoder.encode(request.xml(), UTF_8)).hasSizeLessThan(1023);
    }

    @Test
    void deflatedThenInflatesToTheSame() throws IOException {
        byte[] bytes = Base64.getDecoder().decode(request.deflated());

        assertThat(new String(new InflaterInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), UTF_8))
                .isEqualTo(request.xml());
    }
}
