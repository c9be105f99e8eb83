package fr.ent.sso.release;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes what is released of a person into the XML of an answer, each element on a line of its own. */
public final class AttributeXml {
    private static final String NAMESPACE = "http://www.yale.edu/tp/cas";
    private static final String PREFIX = "cas";

    private final XMLStreamWriter writer;
    private int depth;

    /** @param depth how deep the element lies that is open now */
    public AttributeXml(XMLStreamWriter writer, int depth) {
        this.writer = writer;
        this.depth = depth;
    }

    /** What stands beside {@code cas:user} in the profile's own layout. */
    public void write(Release release, Occasion occasion) throws XMLStreamException {
        switch (release.layout()) {
            case USER_ONLY -> {}
            case ATTRIBUTES -> writeCas3(release, occasion);
            case USER_ATTRIBUTES -> userAttributes(release.attributes());
            case EXTENSION -> {
                for (Released element : release.elements()) {
                    element(element);
                }
            }
        }
    }

    /** CAS 3.0, appendix A: the three attributes of the protocol first, then the site's own, one level deep. */
    public void writeCas3(Release release, Occasion occasion) throws XMLStreamException {
        open("attributes");
        leaf("authenticationDate", time(occasion.authenticatedAt()));
        leaf("longTermAuthenticationRequestTokenUsed", Boolean.toString(occasion.remembered()));
        leaf("isFromNewLogin", Boolean.toString(occasion.newLogin()));
        for (Map.Entry<String, List<String>> attribute : release.attributes().entrySet()) {
            for (String value : attribute.getValue()) {
                leaf(attribute.getKey(), value);
            }
        }
        close();
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

    private void element(Released element) throws XMLStreamException {
        indent();
        writer.writeStartElement(PREFIX, element.name(), NAMESPACE);
        if (element.value() != null) {
            writer.writeCharacters(legal(element.value()));
            writer.writeEndElement();
            return;
        }
        for (Released child : element.children()) {
            if (child.inTag()) {
                writer.writeAttribute(child.name(), legal(child.value()));
            }
        }
        List<Released> inside =
                element.children().stream().filter(child -> !child.inTag()).toList();
        depth++;
        for (Released child : inside) {
            element(child);
        }
        depth--;
        if (!inside.isEmpty()) {
            indent();
        }
        writer.writeEndElement();
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

    /** As xs:dateTime has it. */
    public static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Without the characters that XML 1.0 cannot hold, escaped or not. */
    public static String legal(String value) {
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
