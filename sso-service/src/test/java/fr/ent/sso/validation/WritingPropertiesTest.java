package fr.ent.sso.validation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ent.sso.release.AttributeXml;
import fr.ent.sso.release.Layout;
import fr.ent.sso.release.Release;
import fr.ent.sso.release.Released;
import fr.ent.sso.testsupport.CasSchema;
import fr.ent.sso.testsupport.Samples;
import fr.ent.sso.ticket.Validation;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules 95 and 96 of docs/cas-rules.md: whatever a name holds, it arrives, and no answer can be forged from inside. */
class WritingPropertiesTest {
    private static final SamlXml.Settings SETTINGS =
            new SamlXml.Settings("https://sso.example", Duration.ofSeconds(30));

    private static Validation.Success success(String user, String value, List<String> proxies, Layout layout) {
        return new Validation.Success(
                new Release(user, List.of(), layout, List.of(new Released("nom", value, List.of(), false, List.of()))),
                Instant.EPOCH,
                true,
                false,
                proxies,
                proxies.isEmpty() ? null : "PGTIOU-1");
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

    private static String only(Document document, String name) {
        assertThat(document.getElementsByTagNameNS("*", name).getLength())
                .as(name)
                .isEqualTo(1);
        return document.getElementsByTagNameNS("*", name).item(0).getTextContent();
    }

    /** What XML can say of a text; line ends are one letter to every reader. */
    private static String readable(String text) {
        return AttributeXml.legal(text).replace("\r\n", "\n").replace('\r', '\n');
    }

    @Test
    void casThenSchemaHoldsAndTextArrives() {
        Samples.forAll(any -> {
            String user = any.text();
            String value = any.text();
            String proxy = any.text();

            String xml = CasXml.successWithAttributes(success(user, value, List.of(proxy), Layout.USER_ONLY));

            CasSchema.check(xml);
            Document document = document(xml);
            assertThat(only(document, "user")).isEqualTo(readable(user));
            assertThat(only(document, "nom")).isEqualTo(readable(value));
            assertThat(only(document, "proxy")).isEqualTo(readable(proxy));
        });
    }

    @Test
    void pronoteThenTextArrives() {
        Samples.forAll(any -> {
            String value = any.text();

            Document document = document(CasXml.success(success("u", value, List.of(), Layout.USER_ATTRIBUTES)));

            assertThat(only(document, "nom")).isEqualTo(readable(value));
        });
    }

    @Test
    void samlThenTextArrives() {
        Samples.forAll(any -> {
            String user = any.text();
            String value = any.text();
            Validation.Success success = success(user, value, List.of(), Layout.USER_ONLY);

            Document document = document(SamlXml.success(
                    SETTINGS,
                    new SamlRequest(null, "ST-1"),
                    "https://a.example/?x='\"<>&",
                    success,
                    true,
                    Instant.EPOCH));

            assertThat(document.getElementsByTagNameNS("*", "NameIdentifier")
                            .item(0)
                            .getTextContent())
                    .isEqualTo(readable(user));
            assertThat(document.getElementsByTagNameNS("*", "Attribute").item(3).getTextContent())
                    .isEqualTo(readable(value));
            assertThat(only(document, "Audience")).isEqualTo("https://a.example/?x='\"<>&");
        });
    }

    @Test
    void jsonThenTextArrives() {
        ObjectMapper json = new ObjectMapper();
        Samples.forAll(any -> {
            String user = any.text().replace("\ud800", "");
            try {
                JsonNode answer = json.readTree(json.writeValueAsString(
                        CasJson.success(success(user, user, List.of(), Layout.USER_ONLY), true)));
                assertThat(answer.at("/serviceResponse/authenticationSuccess/user")
                                .asText())
                        .isEqualTo(user);
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        });
    }
}
