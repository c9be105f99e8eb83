package fr.ent.sso.validation;

import fr.ent.sso.release.AttributeXml;
import fr.ent.sso.secret.Secret;
import fr.ent.sso.ticket.Validation;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes SAML 1.1 responses in their SOAP envelope (CAS 3.0 §4.2.5). Prefixes are those that clients look for by their
 * letters. Not signed: sites fetch the answer themselves over TLS.
 */
final class SamlXml {
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String PROTOCOL = "urn:oasis:names:tc:SAML:1.0:protocol";
    private static final String ASSERTION = "urn:oasis:names:tc:SAML:1.0:assertion";
    private static final String ATTRIBUTES = "http://www.ja-sig.org/products/cas/";
    private static final String BY_PASSWORD = "urn:oasis:names:tc:SAML:1.0:am:password";
    private static final String BY_ARTIFACT = "urn:oasis:names:tc:SAML:1.0:cm:artifact";
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;
    private final Instant now;

    private SamlXml(Instant now) throws XMLStreamException {
        this.writer = WRITERS.createXMLStreamWriter(text);
        this.now = now;
    }

    /**
     * What assertions have in common.
     *
     * @param validity before and after now
     */
    record Settings(String issuer, Duration validity) {}

    /** The codes of SAML 1.1 §3.4.3.1 that we need. */
    enum Status {
        REQUESTER("Requester", null),
        /** The request is in order, the ticket is not. */
        DENIED("Requester", "RequestDenied"),
        RESPONDER("Responder", null);

        private final String code;
        private final String detail;

        Status(String code, String detail) {
            this.code = code;
            this.detail = detail;
        }
    }

    /**
     * The assertion about whom the ticket was about.
     *
     * @param target the site, as it called itself
     * @param attributes whether the site may be told any
     */
    static String success(
            Settings settings,
            SamlRequest request,
            String target,
            Validation.Success success,
            boolean attributes,
            Instant now) {
        return write(now, request.id(), target, xml -> {
            xml.open("samlp", "Status", PROTOCOL);
            xml.open("samlp", "StatusCode", PROTOCOL);
            xml.writer.writeAttribute("Value", "samlp:Success");
            xml.close(2);
            xml.assertion(settings, target, success, attributes);
        });
    }

    /** @param id of the request; null when it has none that can be repeated */
    static String failure(String id, Status status, String sentence, Instant now) {
        return write(now, id, null, xml -> {
            xml.open("samlp", "Status", PROTOCOL);
            xml.open("samlp", "StatusCode", PROTOCOL);
            xml.writer.writeAttribute("Value", "samlp:" + status.code);
            if (status.detail != null) {
                xml.open("samlp", "StatusCode", PROTOCOL);
                xml.writer.writeAttribute("Value", "samlp:" + status.detail);
                xml.close(1);
            }
            xml.close(1);
            xml.leaf("samlp", "StatusMessage", PROTOCOL, sentence);
            xml.close(1);
        });
    }

    private void assertion(Settings settings, String target, Validation.Success success, boolean attributes)
            throws XMLStreamException {
        open("saml", "Assertion", ASSERTION);
        writer.writeNamespace("saml", ASSERTION);
        writer.writeAttribute("AssertionID", id());
        writer.writeAttribute("IssueInstant", time(now));
        writer.writeAttribute("Issuer", settings.issuer());
        version();
        open("saml", "Conditions", ASSERTION);
        writer.writeAttribute("NotBefore", time(now.minus(settings.validity())));
        writer.writeAttribute("NotOnOrAfter", time(now.plus(settings.validity())));
        open("saml", "AudienceRestrictionCondition", ASSERTION);
        leaf("saml", "Audience", ASSERTION, target);
        close(2);
        open("saml", "AuthenticationStatement", ASSERTION);
        writer.writeAttribute("AuthenticationInstant", time(success.authenticatedAt()));
        writer.writeAttribute("AuthenticationMethod", BY_PASSWORD);
        subject(success);
        close(1);
        if (attributes) {
            open("saml", "AttributeStatement", ASSERTION);
            subject(success);
            for (Map.Entry<String, List<String>> attribute : attributes(success).entrySet()) {
                attribute(attribute.getKey(), attribute.getValue());
            }
            close(1);
        }
        close(1);
    }

    /** The three of the protocol first, as in CAS 3.0. */
    private static Map<String, List<String>> attributes(Validation.Success success) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("authenticationDate", List.of(time(success.authenticatedAt())));
        all.put("longTermAuthenticationRequestTokenUsed", List.of(Boolean.toString(success.remembered())));
        all.put("isFromNewLogin", List.of(Boolean.toString(success.newLogin())));
        success.release().attributes().forEach(all::putIfAbsent);
        return all;
    }

    private void subject(Validation.Success success) throws XMLStreamException {
        open("saml", "Subject", ASSERTION);
        leaf("saml", "NameIdentifier", ASSERTION, success.release().user());
        open("saml", "SubjectConfirmation", ASSERTION);
        leaf("saml", "ConfirmationMethod", ASSERTION, BY_ARTIFACT);
        close(2);
    }

    private void attribute(String name, List<String> values) throws XMLStreamException {
        open("saml", "Attribute", ASSERTION);
        writer.writeAttribute("AttributeName", name);
        writer.writeAttribute("AttributeNamespace", ATTRIBUTES);
        for (String value : values) {
            leaf("saml", "AttributeValue", ASSERTION, value);
        }
        close(1);
    }

    /** What is written inside {@code samlp:Response}. */
    private interface Content {
        void write(SamlXml xml) throws XMLStreamException;
    }

    private static String write(Instant now, String inResponseTo, String recipient, Content content) {
        try {
            SamlXml xml = new SamlXml(now);
            xml.open("SOAP-ENV", "Envelope", SOAP);
            xml.writer.writeNamespace("SOAP-ENV", SOAP);
            xml.open("SOAP-ENV", "Body", SOAP);
            xml.open("samlp", "Response", PROTOCOL);
            xml.writer.writeNamespace("samlp", PROTOCOL);
            xml.writer.writeAttribute("ResponseID", id());
            if (inResponseTo != null) {
                xml.writer.writeAttribute("InResponseTo", inResponseTo);
            }
            xml.writer.writeAttribute("IssueInstant", time(now));
            xml.version();
            if (recipient != null) {
                xml.writer.writeAttribute("Recipient", recipient);
            }
            content.write(xml);
            xml.close(3);
            xml.writer.flush();
            return xml.text.append('\n').toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A string cannot refuse to be written to", e);
        }
    }

    private void version() throws XMLStreamException {
        writer.writeAttribute("MajorVersion", "1");
        writer.writeAttribute("MinorVersion", "1");
    }

    private void open(String prefix, String name, String namespace) throws XMLStreamException {
        writer.writeStartElement(prefix, name, namespace);
    }

    private void close(int elements) throws XMLStreamException {
        for (int i = 0; i < elements; i++) {
            writer.writeEndElement();
        }
    }

    private void leaf(String prefix, String name, String namespace, String value) throws XMLStreamException {
        open(prefix, name, namespace);
        writer.writeCharacters(AttributeXml.legal(value));
        close(1);
    }

    private static String id() {
        return Secret.random("_");
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
