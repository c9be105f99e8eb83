package fr.ent.connector.icon;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes an SVG anew with the shapes, texts and colours it is known to be safe with; all else is left out: script and
 * whatever runs one, links, other documents, pictures inside the picture, animations, filters and style that asks for
 * an address. A document type, which may hold entities, is refused. Source: SVG 2, OWASP's notes on SVG.
 */
final class SvgSanitiser {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final int MOST_ELEMENTS = 5_000;
    private static final int MOST_DEPTH = 30;
    /** Copies of copies multiply. */
    private static final int MOST_COPIES = 16;

    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "g",
            "defs",
            "symbol",
            "use",
            "title",
            "desc",
            "style",
            "path",
            "rect",
            "circle",
            "ellipse",
            "line",
            "polyline",
            "polygon",
            "text",
            "tspan",
            "linearGradient",
            "radialGradient",
            "stop",
            "clipPath",
            "mask");

    private static final Set<String> WITH_TEXT = Set.of("title", "desc", "style", "text", "tspan");

    private static final Set<String> ATTRIBUTES = Set.of(
            ("id class version role viewBox preserveAspectRatio width height x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy fr"
                            + " d points transform fill fill-opacity fill-rule stroke stroke-width stroke-opacity"
                            + " stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset"
                            + " opacity color display visibility overflow clip-path clip-rule mask gradientUnits"
                            + " gradientTransform spreadMethod offset stop-color stop-opacity clipPathUnits maskUnits"
                            + " maskContentUnits font-family font-size font-style font-weight text-anchor"
                            + " dominant-baseline letter-spacing style vector-effect paint-order pathLength")
                    .split(" "));

    private static final Pattern FUNCTION = Pattern.compile("([\\p{L}\\p{N}_-]*)\\s*\\(");
    private static final Pattern OWN_REFERENCE = Pattern.compile("url\\(\\s*(['\"]?)#[A-Za-z0-9_.:-]+\\1\\s*\\)");
    private static final Pattern FRAGMENT = Pattern.compile("#[A-Za-z0-9_.:-]+");
    private static final Set<String> FUNCTIONS = Set.of(
            "rgb",
            "rgba",
            "hsl",
            "hsla",
            "matrix",
            "translate",
            "scale",
            "rotate",
            "skewx",
            "skewy",
            "not",
            "nth-child");

    private final XMLStreamReader in;
    private final XMLStreamWriter out;
    private int elements;
    private int copies;
    private int depth;

    private SvgSanitiser(XMLStreamReader in, XMLStreamWriter out) {
        this.in = in;
        this.out = out;
    }

    static byte[] clean(byte[] file) throws BadPictureException {
        ByteArrayOutputStream clean = new ByteArrayOutputStream();
        try {
            XMLInputFactory inputs = XMLInputFactory.newDefaultFactory();
            inputs.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            inputs.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            inputs.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
            XMLStreamReader in = inputs.createXMLStreamReader(new ByteArrayInputStream(file));
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(clean, "UTF-8");
            new SvgSanitiser(in, out).copy();
            out.close();
            in.close();
        } catch (XMLStreamException | RuntimeException e) { // the parser's own limits are told in several ways
            throw new BadPictureException("icon-broken", "SVG");
        }
        return clean.toByteArray();
    }

    private void copy() throws XMLStreamException, BadPictureException {
        out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new BadPictureException("icon-document-type");
                case XMLStreamConstants.START_ELEMENT -> begin();
                case XMLStreamConstants.END_ELEMENT -> {
                    out.writeEndElement();
                    depth--;
                }
                default -> {} // comments and instructions; text stands only where it is read with its element
            }
        }
        out.writeEndDocument();
    }

    private void begin() throws XMLStreamException, BadPictureException {
        String name = in.getLocalName();
        if (depth == 0 && !(name.equals("svg") && SVG.equals(in.getNamespaceURI()))) {
            throw new BadPictureException("icon-no-svg");
        }
        if (++elements > MOST_ELEMENTS || depth >= MOST_DEPTH) {
            throw new BadPictureException("icon-too-complex");
        }
        if (!SVG.equals(in.getNamespaceURI()) || !ELEMENTS.contains(name)) {
            skip();
            return;
        }
        if (name.equals("use") && ++copies > MOST_COPIES) {
            throw new BadPictureException("icon-too-complex");
        }
        if (name.equals("style")) {
            style();
            return;
        }
        depth++;
        start(name);
        if (WITH_TEXT.contains(name)) {
            text();
        }
    }

    private void start(String name) throws XMLStreamException {
        out.writeStartElement(name);
        if (depth == 1) {
            out.writeDefaultNamespace(SVG);
        }
        boolean linked = false;
        for (int i = 0; i < in.getAttributeCount(); i++) {
            String namespace = in.getAttributeNamespace(i);
            String attribute = in.getAttributeLocalName(i);
            String value = in.getAttributeValue(i);
            boolean own = namespace == null || namespace.isEmpty();
            if (attribute.equals("href") && (own || namespace.equals(XLINK))) {
                if (!linked && FRAGMENT.matcher(value.strip()).matches()) {
                    out.writeAttribute("href", value.strip());
                    linked = true;
                }
            } else if (own && ATTRIBUTES.contains(attribute) && isHarmless(value)) {
                out.writeAttribute(attribute, value);
            }
        }
    }

    /** The texts of this element and, for its children, {@link #begin}; ends with the element. */
    private void text() throws XMLStreamException, BadPictureException {
        int level = depth;
        while (depth >= level) {
            switch (in.next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    out.writeCharacters(in.getText());
                case XMLStreamConstants.START_ELEMENT -> begin();
                case XMLStreamConstants.END_ELEMENT -> {
                    out.writeEndElement();
                    depth--;
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new BadPictureException("icon-document-type");
                default -> {}
            }
        }
    }

    /** Kept whole or not at all; written as text, so that nothing in it is markup. */
    private void style() throws XMLStreamException, BadPictureException {
        StringBuilder css = new StringBuilder();
        for (int event = in.next(); event != XMLStreamConstants.END_ELEMENT; event = in.next()) {
            switch (event) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    css.append(in.getText());
                case XMLStreamConstants.START_ELEMENT -> skip();
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new BadPictureException("icon-document-type");
                default -> {}
            }
        }
        if (isHarmless(css.toString())) {
            out.writeStartElement("style");
            out.writeCharacters(css.toString());
            out.writeEndElement();
        }
    }

    /** Leaves an element out with all there is in it. */
    private void skip() throws XMLStreamException, BadPictureException {
        for (int level = 1; level > 0; ) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    level++;
                    if (++elements > MOST_ELEMENTS) {
                        throw new BadPictureException("icon-too-complex");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> level--;
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new BadPictureException("icon-document-type");
                default -> {}
            }
        }
    }

    /**
     * Whether a value asks for nothing from elsewhere: no function but colours, moves and references into this picture,
     * no at-rule, and no backslash or comment that would hide one.
     */
    private static boolean isHarmless(String value) {
        if (value.indexOf('\\') >= 0 || value.indexOf('@') >= 0 || value.contains("/*") || value.indexOf('<') >= 0) {
            return false;
        }
        Matcher functions = FUNCTION.matcher(OWN_REFERENCE.matcher(value).replaceAll(" "));
        while (functions.find()) {
            if (!FUNCTIONS.contains(functions.group(1).toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }
}
