package fr.ent.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A site outside the ENT that people open with a ticket and that is told when their session ends. */
final class PartnerSite implements AutoCloseable {
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final String validation;
    private final HttpServer server;

    /** @param validation where tickets are shown */
    PartnerSite(String validation) {
        this.validation = validation;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    /** The logout requests that came, as XML. */
    Stream<String> logoutRequests() {
        return received.stream()
                .filter(body -> body.startsWith("logoutRequest="))
                .map(body -> URLDecoder.decode(body.substring("logoutRequest=".length()), StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(body);
        boolean posted = body.startsWith("ticket=");
        String ticket = posted ? body : exchange.getRequestURI().getQuery();
        if (ticket != null && ticket.startsWith("ticket=")) {
            validate(ticket);
        }
        String way = posted ? "posté" : "par l’adresse";
        byte[] page = ("<!DOCTYPE html><html lang=\"fr\"><title>Médiathèque</title><h1>Médiathèque</h1><p>Ticket "
                        + way)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    /** Only a site that took a ticket is told of the logout. */
    private void validate(String ticket) throws IOException {
        String service = URLEncoder.encode(url(), StandardCharsets.UTF_8);
        try (InputStream answer = URI.create(validation + "?service=" + service + "&" + ticket)
                .toURL()
                .openStream()) {
            answer.readAllBytes();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
