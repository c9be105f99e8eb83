package fr.ent.pronote.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Somebody else's CAS server: a ticket is good once, for one service, and is answered with a given text. */
public final class ForeignCas implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Prepared> tickets = new ConcurrentHashMap<>();
    private final List<String> validated = new CopyOnWriteArrayList<>();

    private final List<String> traces = new CopyOnWriteArrayList<>();

    private record Prepared(String service, int status, String answer) {}

    public ForeignCas() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/cas/", this::answer);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/cas";
    }

    /** The services of all validations so far, in order. */
    public List<String> validated() {
        return validated;
    }

    /** The traces that validations came in, in W3C form. */
    public List<String> traces() {
        return traces;
    }

    public void ticket(String ticket, String service, String answer) {
        ticket(ticket, service, 200, answer);
    }

    public void ticket(String ticket, String service, int status, String answer) {
        tickets.put(ticket, new Prepared(service, status, answer));
    }

    /** PRONOTE's layout as Edifice sends it: attributes without a namespace below userAttributes. */
    public static String edifice(String user, Map<String, String> attributes) {
        return success(
                user,
                "<cas:attributes><cas:isFromNewLogin>false</cas:isFromNewLogin><cas:userAttributes>"
                        + attributes.entrySet().stream()
                                .map(each -> "<%1$s xmlns=\"\">%2$s</%1$s>".formatted(each.getKey(), each.getValue()))
                                .collect(Collectors.joining())
                        + "</cas:userAttributes></cas:attributes>");
    }

    public static String success(String user, String rest) {
        return """
                <cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">
                  <cas:authenticationSuccess><cas:user>%s</cas:user>%s</cas:authenticationSuccess>
                </cas:serviceResponse>""".formatted(user, rest);
    }

    public static String failure(String code) {
        return """
                <cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">
                  <cas:authenticationFailure code="%s">no</cas:authenticationFailure>
                </cas:serviceResponse>""".formatted(code);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> query = Arrays.stream(
                        exchange.getRequestURI().getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        validated.add(query.get("service"));
        traces.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
        Prepared prepared = tickets.remove(query.get("ticket"));
        String text;
        int status = 200;
        if (prepared == null) {
            text = failure("INVALID_TICKET");
        } else if (!prepared.service().equals(query.get("service"))) {
            text = failure("INVALID_SERVICE");
        } else {
            text = prepared.answer();
            status = prepared.status();
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange;
                var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
