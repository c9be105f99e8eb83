package fr.ent.sso.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A partner's server that hears of ended sessions. */
public final class TestSite implements AutoCloseable {
    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Queue<Integer> statuses = new ArrayDeque<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean hangs;

    /** One request. */
    public record Heard(String path, String type, String body) {
        /** The form's only field, decoded. */
        public String value() {
            return URLDecoder.decode(body.substring(body.indexOf('=') + 1), UTF_8);
        }
    }

    public TestSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        heard.add(new Heard(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        if (hangs) {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Integer status;
        synchronized (statuses) {
            status = statuses.poll();
        }
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(status == null ? 200 : status, -1);
        exchange.close();
    }

    /** An address of a site of its own on this server. */
    public String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + "/" + path;
    }

    /** Answers these first, then 200. */
    public void answers(int... first) {
        synchronized (statuses) {
            for (int status : first) {
                statuses.add(status);
            }
        }
    }

    public void hangs() {
        hangs = true;
    }

    public List<Heard> heard() {
        return heard;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
