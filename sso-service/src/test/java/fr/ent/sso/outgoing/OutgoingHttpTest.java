package fr.ent.sso.outgoing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OutgoingHttpTest {
    private static final char[] KEY_PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer site;

    @AfterEach
    void stop() {
        if (site != null) {
            site.stop(0);
        }
    }

    private record Config(Duration timeout, Optional<Path> trustedCertificates) implements OutgoingConfig {
        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(5);
        }
    }

    private static OutgoingHttp trusting(Path certificates) {
        return new OutgoingHttp(new Config(Duration.ofSeconds(10), Optional.ofNullable(certificates)));
    }

    private URI start(HttpServer server, String scheme, int status) {
        site = server;
        site.createContext("/", exchange -> answer(exchange, status));
        site.start();
        return URI.create(scheme + "://localhost:" + site.getAddress().getPort() + "/in?a=1");
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static HttpServer plain() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @Test
    void readThenTheWholeBody() throws IOException {
        URI address = serve(200, "PEM".getBytes(UTF_8));

        assertThat(trusting(null).read(address, 3)).isEqualTo("PEM".getBytes(UTF_8));
    }

    @Test
    void readWhenLongerOrNotOkThenRefused() throws IOException {
        URI address = serve(200, new byte[100_000]);
        assertThatThrownBy(() -> trusting(null).read(address, 99_999))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 99999 bytes");
        stop();

        URI missing = serve(404, "PEM".getBytes(UTF_8));
        assertThatThrownBy(() -> trusting(null).read(missing, 100))
                .isInstanceOf(IOException.class)
                .hasMessage("status 404");
    }

    @Test
    void readWhenTheBodyNeverEndsThenGivesUp() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
        });
        server.start();
        site = server;
        URI address = URI.create("http://localhost:" + server.getAddress().getPort());
        OutgoingHttp hasty = new OutgoingHttp(new Config(Duration.ofMillis(300), Optional.empty()));

        assertThatThrownBy(() -> hasty.read(address, 1_000)).isInstanceOf(HttpTimeoutException.class);
    }

    private URI serve(int status, byte[] body) throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        site.start();
        return URI.create("http://localhost:" + site.getAddress().getPort());
    }

    @Test
    void getAndPostThenStatus() throws IOException {
        URI address = start(plain(), "http", 204);

        assertThat(trusting(null).get(address)).isEqualTo(204);
        assertThat(trusting(null).post(address, "logoutRequest=%3Cx%2F%3E")).isEqualTo(204);
        assertThat(received).containsExactly("GET /in?a=1 ", "POST /in?a=1 logoutRequest=%3Cx%2F%3E");
    }

    @Test
    void getWhenRedirectedThenNotFollowed() throws IOException {
        URI address = start(plain(), "http", 302);

        assertThat(trusting(null).get(address)).isEqualTo(302);
        assertThat(received).hasSize(1);
    }

    @Test
    void getWhenSiteNeverAnswersThenGivenUp() throws IOException {
        OutgoingHttp impatient = new OutgoingHttp(new Config(Duration.ofMillis(200), Optional.empty()));
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://localhost:" + silent.getLocalPort() + "/");

            assertThatThrownBy(() -> impatient.get(address)).isInstanceOf(HttpTimeoutException.class);
        }
    }

    /** docs/cas-rules.md: a site that has restarted hears the first message after it. */
    @Test
    void postWhenKeptConnectionIsDeadThenSentOnAnother() throws IOException, InterruptedException {
        int sent = 0;
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            new Thread(() -> dropOneKept(server)).start();
            URI address = URI.create("http://localhost:" + server.getLocalPort() + "/");
            OutgoingHttp http = trusting(null);

            // The client keeps a connection only when the answer is whole before its body is closed: often, not always.
            while (sent < 100 && !received.contains("dropped")) {
                sent++;
                assertThat(http.post(address, "n=" + sent % 10)).isEqualTo(200);
            }
        }
        assertThat(received).contains("dropped").endsWith("n=" + sent % 10);
    }

    /** Says 200; once, and only once, closes a kept connection when the next request is in it. */
    private void dropOneKept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket next = server.accept();
                new Thread(() -> answer(next)).start();
            } catch (IOException e) {
                // Closed by the test, which looks at what was received.
            }
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            for (boolean kept = false; ; kept = true) {
                String body = body(connection);
                if (kept && !received.contains("dropped")) {
                    received.add("dropped");
                    return;
                }
                received.add(body);
                connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8));
            }
        } catch (IOException e) {
            // The client did not keep it.
        }
    }

    private static String body(Socket socket) throws IOException {
        StringBuilder request = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (!request.toString().matches("(?s).*\r\n\r\nn=\\d")) {
            int read = in.read();
            if (read < 0) {
                throw new EOFException();
            }
            request.append((char) read);
        }
        return request.substring(request.length() - 3);
    }

    /** ENT_TRUSTED_CERTIFICATES; docs/cas-rules.md, rule 56. */
    @Test
    void getWhenCertificateIsInThePemFileThenTrusted() throws IOException, GeneralSecurityException {
        URI address = start(https("localhost"), "https", 200);

        assertThat(trusting(pem()).get(address)).isEqualTo(200);
        assertThatThrownBy(() -> trusting(null).get(address)).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void getWhenCertificateIsForAnotherHostThenRefused() throws IOException, GeneralSecurityException {
        URI address = start(https("other.example"), "https", 200);
        OutgoingHttp http = trusting(pem());

        assertThatThrownBy(() -> http.get(address)).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void constructorWhenPemFileIsMissingOrEmptyThenSaysWhich() throws IOException {
        Path missing = folder.resolve("missing.pem");
        Path empty = Files.createFile(folder.resolve("empty.pem"));

        assertThatThrownBy(() -> trusting(missing)).hasMessageContaining("missing.pem");
        assertThatThrownBy(() -> trusting(empty)).hasMessageContaining("empty.pem");
    }

    private HttpsServer https(String host) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keyStore(host), KEY_PASSWORD);
        context.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return server;
    }

    private Path pem() throws IOException, GeneralSecurityException {
        byte[] certificate = KeyStore.getInstance(folder.resolve("keys.p12").toFile(), KEY_PASSWORD)
                .getCertificate("site")
                .getEncoded();
        return Files.writeString(
                folder.resolve("trusted.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(certificate)
                        + "\n-----END CERTIFICATE-----\n");
    }

    /** A certificate of a site that signed it itself, made by the Java runtime's own tool. */
    private KeyStore keyStore(String host) throws IOException, GeneralSecurityException {
        Path file = folder.resolve("keys.p12");
        try {
            int made = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "site",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=" + host,
                            "-ext",
                            "san=dns:" + host,
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            new String(KEY_PASSWORD))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("keytool.log").toFile())
                    .start()
                    .waitFor();
            assertThat(made).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return KeyStore.getInstance(file.toFile(), KEY_PASSWORD);
    }
}
