package fr.ent.sso.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One XML file of the « annuaire académique fédérateur » (SDET, annexe « alimentation »), read a record at a time:
 * {@code addRequest}, {@code modifyRequest} and {@code deleteRequest} with an identifier and attributes of several
 * values. All real files name {@code ficAlimMENESR.dtd}: that one declaration is passed over, never opened, and any
 * other is refused.
 */
final class AafFile {
    private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE([^>]*)>?");
    private static final Pattern NATIONAL =
            Pattern.compile("\\s+ficAlimMENESR\\s+SYSTEM\\s+[\"'](?:[^\"'/]*/)*ficAlimMENESR\\.dtd[\"']\\s*");
    private static final int PROLOG = 4096;
    private static final int MAX_DEPTH = 8;
    private static final int MAX_VALUE = 10_000;
    private static final int MAX_VALUES = 5_000;

    private AafFile() {}

    /** What a record asks for. */
    enum Request {
        ADD,
        MODIFY,
        DELETE
    }

    /**
     * One record.
     *
     * @param category EtabEducNat, Eleve, PersRelEleve, PersEducNat, Matiere, Mef…
     */
    record Entry(Request request, String category, String id, Map<String, List<String>> attributes, long line) {
        List<String> all(String name) {
            return attributes.getOrDefault(name, List.of()).stream()
                    .filter(value -> !value.isBlank())
                    .toList();
        }

        String one(String... names) {
            for (String name : names) {
                List<String> values = all(name);
                if (!values.isEmpty()) {
                    return values.get(0);
                }
            }
            return "";
        }
    }

    /** Takes the records. */
    interface Entries {
        void accept(Entry entry);
    }

    /** The file is no feed, or one that nobody should read. */
    static final class UnreadableException extends IOException {
        private final long line;
        private final String slug;

        UnreadableException(String slug, long line) {
            super(slug);
            this.slug = slug;
            this.line = line;
        }

        String slug() {
            return slug;
        }

        long line() {
            return line;
        }
    }

    static void read(InputStream file, Entries entries) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(file);
        boolean national = isNational(bytes);
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(bytes);
            try {
                read(xml, national, entries);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new UnreadableException(
                    "xml-unreadable",
                    e.getLocation() == null ? 1 : e.getLocation().getLineNumber());
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing outside of the file is read");
        });
        return factory;
    }

    /** Whether the file declares the feed's own document type and nothing inside of it. */
    private static boolean isNational(BufferedInputStream bytes) throws IOException {
        bytes.mark(PROLOG);
        String prolog = new String(bytes.readNBytes(PROLOG), StandardCharsets.ISO_8859_1);
        bytes.reset();
        Matcher doctype = DOCTYPE.matcher(prolog);
        return doctype.find() && NATIONAL.matcher(doctype.group(1)).matches();
    }

    private static void read(XMLStreamReader xml, boolean national, Entries entries)
            throws XMLStreamException, UnreadableException {
        Record record = null;
        int depth = 0;
        while (xml.hasNext()) {
            long line = xml.getLocation().getLineNumber();
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> {
                    if (!national) {
                        throw new UnreadableException("xml-doctype", line);
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new UnreadableException("xml-doctype", line);
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    String name = xml.getLocalName();
                    if (depth > MAX_DEPTH || (depth == 1 && !name.equals("ficAlimMENESR"))) {
                        throw new UnreadableException("xml-no-feed", line);
                    }
                    if (depth == 2) {
                        record = new Record(
                                request(name, line), xml.getLocation().getLineNumber());
                    } else if (record != null) {
                        record.start(name, xml.getAttributeValue(null, "name"));
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (record != null) {
                        record.text(xml);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (depth == 1 && record != null) {
                        entries.accept(record.entry());
                        record = null;
                    } else if (record != null) {
                        record.end(xml.getLocalName());
                    }
                }
                default -> {
                    // Comments and blanks say nothing.
                }
            }
        }
    }

    private static Request request(String name, long line) throws UnreadableException {
        return switch (name) {
            case "addRequest" -> Request.ADD;
            case "modifyRequest" -> Request.MODIFY;
            case "deleteRequest" -> Request.DELETE;
            default -> throw new UnreadableException("xml-no-feed", line);
        };
    }

    /** A record while it is read. */
    private static final class Record {
        private final Request request;
        private final long line;
        private final Map<String, List<String>> attributes = new LinkedHashMap<>();
        private String category = "";
        private String id = "";
        private boolean operational;
        private String attribute;
        private StringBuilder value;
        private int values;

        Record(Request request, long line) {
            this.request = request;
            this.line = line;
        }

        void start(String element, String name) {
            switch (element) {
                case "operationalAttributes" -> operational = true;
                case "attr", "modification" -> attribute = name == null ? "" : name;
                case "value", "id" -> value = new StringBuilder();
                default -> {
                    // identifier, attributes: nothing of their own.
                }
            }
        }

        void text(XMLStreamReader xml) throws UnreadableException {
            if (value != null) {
                value.append(xml.getText());
                if (value.length() > MAX_VALUE) {
                    throw new UnreadableException(
                            "xml-no-feed", xml.getLocation().getLineNumber());
                }
            }
        }

        void end(String element) throws UnreadableException {
            switch (element) {
                case "operationalAttributes" -> operational = false;
                case "id" -> id = taken();
                case "value" -> {
                    String text = taken();
                    values++;
                    if (values > MAX_VALUES) {
                        throw new UnreadableException("xml-no-feed", line);
                    }
                    if (operational) {
                        category = text;
                    } else if (attribute != null) {
                        attributes
                                .computeIfAbsent(attribute, each -> new ArrayList<>(1))
                                .add(text);
                    }
                }
                default -> {
                    // Nothing ends with them.
                }
            }
        }

        private String taken() {
            String text = value == null ? "" : value.toString().strip();
            value = null;
            return text;
        }

        Entry entry() {
            return new Entry(request, category, id, attributes, line);
        }
    }
}
