package fr.ent.sso.validation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The SOAP message with which a site asks about a ticket (CAS 3.0 §4.2.2). It comes from anybody: it is short, has no
 * document type, refers to nothing, and is not deep.
 *
 * @param id {@code RequestID}, for {@code InResponseTo}; null when it is none one could repeat
 * @param ticket the {@code AssertionArtifact}
 */
record SamlRequest(String id, String ticket) {
    static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_DEPTH = 16;
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String PROTOCOL = "urn:oasis:names:tc:SAML:1.0:protocol";
    private static final List<QName> REQUEST =
            List.of(new QName(SOAP, "Envelope"), new QName(SOAP, "Body"), new QName(PROTOCOL, "Request"));
    private static final QName ARTIFACT = new QName(PROTOCOL, "AssertionArtifact");
    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9._-]{0,127}");

    private static final XMLInputFactory READERS = readers();

    private static XMLInputFactory readers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** @throws BadSamlRequestException when it is not the message of the protocol */
    static SamlRequest read(InputStream body) throws IOException, BadSamlRequestException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new BadSamlRequestException("The request is longer than 64 kB.");
        }
        try {
            return read(READERS.createXMLStreamReader(new ByteArrayInputStream(bytes)));
        } catch (XMLStreamException e) {
            throw new BadSamlRequestException("The request is not well-formed XML.");
        }
    }

    private static SamlRequest read(XMLStreamReader xml) throws XMLStreamException, BadSamlRequestException {
        Deque<QName> open = new ArrayDeque<>();
        List<String> tickets = new ArrayList<>();
        String id = null;
        boolean asked = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new BadSamlRequestException("The request may have no document type and no entities.");
                case XMLStreamConstants.START_ELEMENT -> {
                    QName name = xml.getName();
                    if (ARTIFACT.equals(name) && REQUEST.equals(List.copyOf(open))) {
                        tickets.add(xml.getElementText().strip()); // the element's end included
                        continue;
                    }
                    open.addLast(name);
                    if (open.size() > MAX_DEPTH) {
                        throw new BadSamlRequestException("The request is nested too deeply.");
                    }
                    if (REQUEST.equals(List.copyOf(open))) {
                        asked = true;
                        id = identifier(xml);
                        checkVersion(xml);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> open.removeLast();
                default -> {
                    // Text and comments between the elements say nothing.
                }
            }
        }
        if (!asked || tickets.size() != 1 || tickets.get(0).isEmpty()) {
            throw new BadSamlRequestException(
                    "A SOAP envelope with one samlp:Request and one samlp:AssertionArtifact is required.");
        }
        return new SamlRequest(id, tickets.get(0));
    }

    private static String identifier(XMLStreamReader xml) {
        return Optional.ofNullable(xml.getAttributeValue(null, "RequestID"))
                .filter(each -> ID.matcher(each).matches())
                .orElse(null);
    }

    private static void checkVersion(XMLStreamReader xml) throws BadSamlRequestException {
        if (!"1".equals(xml.getAttributeValue(null, "MajorVersion"))) {
            throw new BadSamlRequestException("The request must be one of SAML 1.0 or 1.1.");
        }
    }
}
