package fr.ent.connector.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Status and headers of an answer (RFC 9112 §2 to §5). The body stays on the other side of the line. */
record Head(int status, Map<String, List<String>> headers) {
    private static final int MOST = 32_768;
    private static final int INTERIM = 5;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)(?: .*)?");

    /** Something else than HTTP came, or too much of it. */
    static class NotHttpException extends IOException {}

    List<String> all(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** Null when the header is missing. */
    String first(String name) {
        return all(name).isEmpty() ? null : all(name).get(0);
    }

    boolean isRedirect() {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /** The head of the final answer; what comes before it, such as 103, is passed over. */
    static Head read(InputStream in) throws IOException {
        for (int i = 0; i < INTERIM; i++) {
            Head head = parse(block(in));
            if (head.status >= 200) {
                return head;
            }
        }
        throw new NotHttpException();
    }

    private static List<String> block(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = 0; read < MOST; read++) {
            int next = in.read();
            if (next < 0) {
                throw new NotHttpException();
            }
            if (next != '\n') {
                line.write(next);
                continue;
            }
            String text = line.toString(StandardCharsets.ISO_8859_1);
            text = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            if (text.isEmpty() && !lines.isEmpty()) {
                return lines;
            }
            if (lines.isEmpty() && !STATUS_LINE.matcher(text).matches()) {
                throw new NotHttpException();
            }
            lines.add(text);
            line.reset();
        }
        throw new NotHttpException();
    }

    private static Head parse(List<String> lines) throws IOException {
        Matcher status = STATUS_LINE.matcher(lines.get(0));
        if (!status.matches()) {
            throw new NotHttpException();
        }
        Map<String, List<String>> headers = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        }
        return new Head(Integer.parseInt(status.group(1)), headers);
    }
}
