package fr.ent.pronote.casclient;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the answers CAS servers give to {@code serviceValidate}: attributes below {@code attributes}, below
 * {@code attributes/userAttributes} with or without a namespace (Edifice), beside {@code user}, or as an
 * {@code AttributeStatement} of SAML 1.1. A DOCTYPE is refused, entities are not followed.
 */
final class CasReplyParser {
    private static final int MAX_DEPTH = 20;
    private static final Set<String> WRAPPERS = Set.of("attributes", "userAttributes");
    static final XMLInputFactory FACTORY = factory();

    private String user;
    private String failureCode;
    private boolean success;
    private boolean root;
    private final Map<String, List<String>> attributes = new LinkedHashMap<>();
    private final Deque<String> path = new ArrayDeque<>();

    private CasReplyParser() {}

    /** Reads one answer; {@link CasReply.Trouble#MALFORMED} when it is not one. */
    static CasReply parse(InputStream answer) {
        try {
            CasReplyParser parser = new CasReplyParser();
            parser.read(FACTORY.createXMLStreamReader(answer));
            return parser.reply();
        } catch (XMLStreamException | IllegalArgumentException e) {
            return new CasReply.Unusable(CasReply.Trouble.MALFORMED);
        }
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean leaf = false;
        String samlAttribute = null;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("No DOCTYPE and no entities in a CAS answer");
                case XMLStreamConstants.START_ELEMENT -> {
                    text.setLength(0);
                    leaf = true;
                    String name = xml.getLocalName();
                    if (path.size() >= MAX_DEPTH) {
                        throw new XMLStreamException("Too deep");
                    }
                    if (path.isEmpty()) {
                        root = name.equals("serviceResponse") || name.equals("Envelope") || name.equals("Response");
                    }
                    path.push(name);
                    switch (name) {
                        case "authenticationSuccess" -> success = true;
                        case "authenticationFailure" ->
                            failureCode = String.valueOf(xml.getAttributeValue(null, "code"));
                        case "StatusCode" -> status(xml.getAttributeValue(null, "Value"));
                        case "Attribute" -> samlAttribute = xml.getAttributeValue(null, "AttributeName");
                        case "attribute" -> jasigAttribute(xml);
                        default -> {
                            // Only a container, or a value whose text follows.
                        }
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    String name = path.pop();
                    if (leaf) {
                        value(name, samlAttribute, text.toString().strip());
                    }
                    leaf = false;
                    text.setLength(0);
                }
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
    }

    /** A SAML 1.1 status says Success with any prefix. */
    private void status(String value) {
        if (value != null && value.substring(value.indexOf(':') + 1).equals("Success")) {
            success = true;
        } else if (failureCode == null) {
            failureCode = "INVALID_TICKET";
        }
    }

    /** {@code <cas:attribute name="…" value="…"/>}, a shape of old servers. */
    private void jasigAttribute(XMLStreamReader xml) {
        String name = xml.getAttributeValue(null, "name");
        String value = xml.getAttributeValue(null, "value");
        if (name != null && value != null) {
            add(name, value);
        }
    }

    private void value(String name, String samlAttribute, String text) {
        String parent = path.isEmpty() ? "" : path.peek();
        if (name.equals("user") && parent.equals("authenticationSuccess")) {
            user = text;
        } else if (name.equals("NameIdentifier")) {
            user = text;
        } else if (name.equals("AttributeValue") && samlAttribute != null) {
            add(samlAttribute, text);
        } else if (WRAPPERS.contains(parent) || parent.equals("authenticationSuccess")) {
            if (!WRAPPERS.contains(name)) {
                add(name, text);
            }
        }
    }

    private void add(String name, String value) {
        if (!value.isEmpty()) {
            attributes.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        }
    }

    private CasReply reply() {
        if (!root) {
            return new CasReply.Unusable(CasReply.Trouble.MALFORMED);
        }
        // A refusal wins: an answer that says both is not to be believed.
        if (failureCode != null) {
            return new CasReply.Refused(CasReply.Refusal.of(failureCode));
        }
        if (!success || user == null || user.isEmpty()) {
            return new CasReply.Unusable(CasReply.Trouble.MALFORMED);
        }
        return new CasReply.Success(user, attributes);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("No entities in a CAS answer");
        });
        return factory;
    }
}
