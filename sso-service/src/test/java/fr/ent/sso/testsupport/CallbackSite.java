package fr.ent.sso.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** A site that wants proxy-granting tickets: an HTTPS server that keeps what it is sent. */
public final class CallbackSite implements AutoCloseable {
    private final HttpsServer server;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final Map<String, String> grants = new ConcurrentHashMap<>();
    private volatile int status = 200;
    private volatile Consumer<String> during = request -> {};

    private CallbackSite(SSLContext tls) {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", this::answer);
        server.start();
    }

    /** With the certificate it should have. */
    public static CallbackSite start() {
        return with(Certificates.trusted().site("localhost", Instant.now().plus(Duration.ofDays(30))));
    }

    public static CallbackSite with(SSLContext tls) {
        return new CallbackSite(tls);
    }

    /** Answers with this status from now on. */
    public CallbackSite answering(int other) {
        status = other;
        return this;
    }

    /** Does this while the server that called is waiting. */
    public CallbackSite during(Consumer<String> action) {
        during = action;
        return this;
    }

    public String url() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** The request lines' addresses, in their order. */
    public List<String> received() {
        return received;
    }

    /** The proxy-granting ticket of this IOU. */
    public String grant(String iou) {
        return grants.get(iou);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String address = exchange.getRequestURI().toString();
        received.add(exchange.getRequestMethod() + " " + address);
        during.accept(address);
        String iou = Browser.parameter(address, "pgtIou");
        if (!iou.isEmpty()) {
            grants.put(iou, Browser.parameter(address, "pgtId"));
        }
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
