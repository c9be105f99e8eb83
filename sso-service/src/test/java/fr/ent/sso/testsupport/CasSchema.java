package fr.ent.sso.testsupport;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/** Holds XML answers against the schema of CAS 3.0, appendix A. */
public final class CasSchema {
    private static final Schema SCHEMA = load();
    private static final String FLAGS = "<cas:longTermAuthenticationRequestTokenUsed>";

    private CasSchema() {}

    /** The body of an XML answer that the schema accepts; other media types have none, and pass. */
    public static String body(HttpResponse<String> answer) {
        String body = answer.body();
        if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/xml")) {
            assertThat(answer.statusCode()).isEqualTo(200);
            check(body.contains("<cas:userAttributes>") ? withDate(body) : body);
        }
        return body;
    }

    /**
     * PRONOTE servers live with an answer that lacks the date CAS 3.0 requires (ent.md §4.5), and that exact answer is
     * what they get. With the date put back the schema has nothing else to say.
     */
    private static String withDate(String pronote) {
        assertThat(pronote).doesNotContain("authenticationDate").contains(FLAGS);
        return pronote.replace(FLAGS, "<cas:authenticationDate>2026-01-01T00:00:00Z</cas:authenticationDate>" + FLAGS);
    }

    public static void check(String xml) {
        try {
            SCHEMA.newValidator().validate(new StreamSource(new StringReader(xml)));
        } catch (SAXException e) {
            fail("CAS 3.0, appendix A: " + e.getMessage() + "\n" + xml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema load() {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(CasSchema.class.getResource("/schema/cas3.xsd"));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}
