package fr.ent.sso.validation;

import fr.ent.sso.release.Layout;
import fr.ent.sso.ticket.Validation;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the answers of CAS 2.0 and 3.0 as XML (CAS 3.0 appendix A); an XML writer escapes every value. */
final class CasXml {
    private static final String NAMESPACE = "http://www.yale.edu/tp/cas";
    private static final String PREFIX = "cas";
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;
    private int depth;

    private CasXml() throws XMLStreamException {
        writer = WRITERS.createXMLStreamWriter(text);
    }

    /** The answer of {@code /serviceValidate}, in the layout of the site's release profile. */
    static String success(Validation.Success success) {
        return write(xml -> {
            xml.open("authenticationSuccess");
            xml.leaf("user", success.release().user());
            if (success.release().layout() == Layout.USER_ATTRIBUTES) {
                xml.userAttributes(success.release().attributes());
            }
            xml.proxying(success);
            xml.close();
        });
    }

    /** The answer of {@code /p3/serviceValidate}: the three attributes of the protocol first, then the site's own. */
    static String successWithAttributes(Validation.Success success) {
        return write(xml -> {
            xml.open("authenticationSuccess");
            xml.leaf("user", success.release().user());
            xml.open("attributes");
            xml.leaf(
                    "authenticationDate",
                    success.authenticatedAt().truncatedTo(ChronoUnit.MILLIS).toString());
            xml.leaf("longTermAuthenticationRequestTokenUsed", Boolean.toString(success.remembered()));
            xml.leaf("isFromNewLogin", Boolean.toString(success.newLogin()));
            for (Map.Entry<String, List<String>> attribute :
                    success.release().attributes().entrySet()) {
                for (String value : attribute.getValue()) {
                    xml.leaf(attribute.getKey(), value);
                }
            }
            xml.close();
            xml.proxying(success);
            xml.close();
        });
    }

    static String failure(CasError code, String sentence) {
        return write(xml -> xml.failure("authenticationFailure", code, sentence));
    }

    /** The answer of {@code /proxy} (CAS 3.0 §2.7.2). */
    static String proxySuccess(String ticket) {
        return write(xml -> {
            xml.open("proxySuccess");
            xml.leaf("proxyTicket", ticket);
            xml.close();
        });
    }

    static String proxyFailure(CasError code, String sentence) {
        return write(xml -> xml.failure("proxyFailure", code, sentence));
    }

    private void failure(String name, CasError code, String sentence) throws XMLStreamException {
        indent();
        writer.writeStartElement(PREFIX, name, NAMESPACE);
        writer.writeAttribute("code", code.name());
        writer.writeCharacters(sentence);
        writer.writeEndElement();
    }

    /** What comes last: the proxy-granting ticket that was sent, by its IOU, and the sites on the way. */
    private void proxying(Validation.Success success) throws XMLStreamException {
        if (success.iou() != null) {
            leaf("proxyGrantingTicket", success.iou());
        }
        if (!success.proxies().isEmpty()) {
            open("proxies");
            for (String proxy : success.proxies()) {
                leaf("proxy", proxy);
            }
            close();
        }
    }

    /**
     * The layout that PRONOTE servers live with: no authenticationDate, the two flags always false, and the attributes
     * in no namespace.
     */
    private void userAttributes(Map<String, List<String>> attributes) throws XMLStreamException {
        open("attributes");
        leaf("longTermAuthenticationRequestTokenUsed", "false");
        leaf("isFromNewLogin", "false");
        open("userAttributes");
        for (Map.Entry<String, List<String>> attribute : attributes.entrySet()) {
            for (String value : attribute.getValue()) {
                indent();
                writer.writeStartElement("", attribute.getKey(), "");
                writer.writeDefaultNamespace("");
                writer.writeCharacters(legal(value));
                writer.writeEndElement();
            }
        }
        close();
        close();
    }

    /** What is written inside {@code cas:serviceResponse}. */
    private interface Content {
        void write(CasXml xml) throws XMLStreamException;
    }

    private static String write(Content content) {
        try {
            CasXml xml = new CasXml();
            xml.writer.writeStartElement(PREFIX, "serviceResponse", NAMESPACE);
            xml.writer.writeNamespace(PREFIX, NAMESPACE);
            xml.depth = 1;
            content.write(xml);
            xml.close();
            xml.writer.flush();
            return xml.text.append('\n').toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A string cannot refuse to be written to", e);
        }
    }

    private void open(String name) throws XMLStreamException {
        indent();
        writer.writeStartElement(PREFIX, name, NAMESPACE);
        depth++;
    }

    private void close() throws XMLStreamException {
        depth--;
        indent();
        writer.writeEndElement();
    }

    private void leaf(String name, String value) throws XMLStreamException {
        indent();
        writer.writeStartElement(PREFIX, name, NAMESPACE);
        writer.writeCharacters(legal(value));
        writer.writeEndElement();
    }

    private void indent() throws XMLStreamException {
        writer.writeCharacters("\n" + "    ".repeat(depth));
    }

    /** Without the characters that XML 1.0 cannot hold, escaped or not. */
    static String legal(String value) {
        StringBuilder legal = new StringBuilder(value.length());
        value.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= ' ' && c <= 0xd7ff)
                        || (c >= 0xe000 && c <= 0xfffd)
                        || c >= 0x10000)
                .forEach(legal::appendCodePoint);
        return legal.toString();
    }
}
