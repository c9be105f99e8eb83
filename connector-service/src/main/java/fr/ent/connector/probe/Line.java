package fr.ent.connector.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One request on one connection to an address that was checked before: the name is not looked up again, so that it
 * cannot mean another address by then. Nothing that tells who asks is sent, and however slowly the other side answers
 * or goes on, the line is cut in time.
 */
final class Line {
    private final SSLSocketFactory tls;
    private final ScheduledExecutorService watch;

    Line(SSLSocketFactory tls, ScheduledExecutorService watch) {
        this.tls = tls;
        this.watch = watch;
    }

    Head ask(URI site, int port, InetAddress address, Duration patience) throws IOException {
        if (patience.toMillis() <= 0) {
            throw new SocketTimeoutException();
        }
        AtomicBoolean late = new AtomicBoolean();
        try (Socket line = new Socket(Proxy.NO_PROXY)) {
            ScheduledFuture<?> end = watch.schedule(() -> cut(line, late), patience.toMillis(), TimeUnit.MILLISECONDS);
            try {
                line.connect(new InetSocketAddress(address, port), (int) patience.toMillis());
                Socket talk = site.getScheme().equalsIgnoreCase("https") ? secured(line, site.getHost(), port) : line;
                talk.getOutputStream().write(request(site));
                talk.getOutputStream().flush();
                return Head.read(talk.getInputStream());
            } catch (IOException e) {
                if (late.get()) {
                    throw new SocketTimeoutException();
                }
                throw e;
            } finally {
                end.cancel(false);
            }
        }
    }

    private static Void cut(Socket line, AtomicBoolean late) throws IOException {
        late.set(true);
        line.close();
        return null;
    }

    private Socket secured(Socket line, String host, int port) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(line, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static byte[] request(URI site) {
        URI plain = URI.create(site.toASCIIString());
        String path = plain.getRawPath() == null || plain.getRawPath().isEmpty() ? "/" : plain.getRawPath();
        String query = plain.getRawQuery() == null ? "" : "?" + plain.getRawQuery();
        String host = plain.getHost() + (plain.getPort() < 0 ? "" : ":" + plain.getPort());
        return ("GET " + path + query + " HTTP/1.1\r\nHost: " + host
                        + "\r\nUser-Agent: ENT\r\nAccept: text/html,*/*\r\nAccept-Language: fr\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
