package fr.ent.sso.validation;

import fr.ent.sso.release.AttributeXml;
import fr.ent.sso.release.Occasion;
import fr.ent.sso.ticket.Validation;
import java.io.StringWriter;
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
            new AttributeXml(xml.writer, xml.depth).write(success.release(), occasion(success));
            xml.proxying(success);
            xml.close();
        });
    }

    /** The answer of {@code /p3/serviceValidate}: the three attributes of the protocol first, then the site's own. */
    static String successWithAttributes(Validation.Success success) {
        return write(xml -> {
            xml.open("authenticationSuccess");
            xml.leaf("user", success.release().user());
            new AttributeXml(xml.writer, xml.depth).writeCas3(success.release(), occasion(success));
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

    private static Occasion occasion(Validation.Success success) {
        return new Occasion(null, null, success.authenticatedAt(), success.newLogin(), success.remembered());
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
        writer.writeCharacters(AttributeXml.legal(value));
        writer.writeEndElement();
    }

    private void indent() throws XMLStreamException {
        writer.writeCharacters("\n" + "    ".repeat(depth));
    }
}
