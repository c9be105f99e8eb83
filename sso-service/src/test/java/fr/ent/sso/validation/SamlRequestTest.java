package fr.ent.sso.validation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** CAS 3.0 §4.2.2; rule 98 of docs/cas-rules.md. */
class SamlRequestTest {
    static final String REQUEST = """
            <SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Header/>\
            <SOAP-ENV:Body><samlp:Request xmlns:samlp="urn:oasis:names:tc:SAML:1.0:protocol" MajorVersion="1"\
             MinorVersion="1" RequestID="_192.168.16.51.1024506224022" IssueInstant="2002-06-19T17:03:44.022Z">\
            <samlp:AssertionArtifact>TICKET</samlp:AssertionArtifact></samlp:Request></SOAP-ENV:Body>\
            </SOAP-ENV:Envelope>""";

    private static SamlRequest read(String xml) throws IOException, BadSamlRequestException {
        return read(xml, StandardCharsets.UTF_8);
    }

    private static SamlRequest read(String xml, Charset charset) throws IOException, BadSamlRequestException {
        return SamlRequest.read(new ByteArrayInputStream(xml.getBytes(charset)));
    }

    @Test
    void readThenTicketAndId() throws Exception {
        assertThat(read(REQUEST)).isEqualTo(new SamlRequest("_192.168.16.51.1024506224022", "TICKET"));
    }

    @Test
    void readWhenOtherPrefixesSpacesAndCommentsThenTheSame() throws Exception {
        String other = REQUEST.replace("SOAP-ENV", "s")
                .replace("samlp:", "")
                .replace("xmlns:samlp", "xmlns")
                .replace(">TICKET<", ">\n <!-- here --> TICKET\n<")
                .replace("RequestID=\"_192.168.16.51.1024506224022\"", "RequestID=\"&lt;x>\"");

        assertThat(read("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- first -->\n" + other))
                .isEqualTo(new SamlRequest(null, "TICKET"));
    }

    @Test
    void readWhenUtf16ThenTheSame() throws Exception {
        assertThat(read("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + REQUEST, StandardCharsets.UTF_16)
                        .ticket())
                .isEqualTo("TICKET");
    }

    /** Rule 98: nothing is declared, nothing is fetched, nothing grows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x>",
                "<!DOCTYPE x SYSTEM \"http://localhost:1/evil.dtd\">",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>",
                "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://localhost:1/\"> %p;]>"
            })
    void readWhenDocumentTypeThenRefused(String type) {
        assertThatThrownBy(() -> read(type + REQUEST.replace("TICKET", "ST-1")))
                .isInstanceOf(BadSamlRequestException.class)
                .hasMessageContaining("document type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&e;", "&#0;", "<x/>", "</y>", "", " ", "<![CDATA[ ]]>"})
    void readWhenTicketIsNoTextThenRefused(String inside) {
        assertThatThrownBy(() -> read(REQUEST.replace("TICKET", inside))).isInstanceOf(BadSamlRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "{}",
                "<a/>",
                "<samlp:Request xmlns:samlp=\"urn:oasis:names:tc:SAML:1.0:protocol\" MajorVersion=\"1\">"
                        + "<samlp:AssertionArtifact>ST-1</samlp:AssertionArtifact></samlp:Request>",
                "<AssertionArtifact>ST-1</AssertionArtifact>",
                "\u0000",
                "<?xml version=\"1.0\" encoding=\"nonsense\"?><a/>"
            })
    void readWhenAnotherDocumentThenRefused(String xml) {
        assertThatThrownBy(() -> read(xml)).isInstanceOf(BadSamlRequestException.class);
    }

    @Test
    void readWhenTwoTicketsThenRefused() {
        String artifact = "<samlp:AssertionArtifact>TICKET</samlp:AssertionArtifact>";

        assertThatThrownBy(() -> read(REQUEST.replace(artifact, artifact + artifact)))
                .isInstanceOf(BadSamlRequestException.class);
    }

    @Test
    void readWhenSaml2ThenRefused() {
        assertThatThrownBy(() -> read(REQUEST.replace("MajorVersion=\"1\"", "MajorVersion=\"2\"")))
                .hasMessageContaining("SAML 1.0 or 1.1");
    }

    @Test
    void readWhenDeepThenRefused() {
        assertThatThrownBy(() -> read("<a>".repeat(5_000))).hasMessageContaining("deep");
    }

    @Test
    void readWhenLongThenRefused() {
        assertThatThrownBy(() -> read(REQUEST.replace("TICKET", "x".repeat(100_000))))
                .hasMessageContaining("64 kB");
    }
}
