package fr.ent.pronote.casclient;

import java.io.StringReader;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The {@code samlp:LogoutRequest} of CAS single logout; its {@code SessionIndex} is the ticket. */
final class LogoutRequest {
    private static final int MAX_LENGTH = 16_384;

    private LogoutRequest() {}

    /** The ticket whose session is over; empty when the message is not one. */
    static Optional<String> ticket(String message) {
        if (message.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            XMLStreamReader xml = CasReplyParser.FACTORY.createXMLStreamReader(new StringReader(message));
            boolean request = false;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    return Optional.empty();
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    String name = xml.getLocalName();
                    request = request || name.equals("LogoutRequest");
                    if (request && name.equals("SessionIndex")) {
                        return Optional.of(xml.getElementText().strip());
                    }
                }
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }
}
