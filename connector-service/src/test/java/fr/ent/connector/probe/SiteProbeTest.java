package fr.ent.connector.probe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Against real servers of this machine, reached by a name that the list allows. */
class SiteProbeTest {
    private static final URI SSO = URI.create("https://sso.ent.example");
    private static final URI OURS = URI.create("http://localhost:8081");
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    private final List<HttpExchange> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger lookups = new AtomicInteger();
    private final List<SiteProbe> probes = new ArrayList<>();
    private HttpServer server;
    private Path trusted;

    private record Config(List<String> allowed, Duration timeout, int atOnce, int perMinute, Path trusted)
            implements ProbeConfig {
        @Override
        public Optional<List<String>> allowedInternal() {
            return Optional.of(allowed);
        }

        @Override
        public Duration wholeTimeout() {
            return timeout.multipliedBy(4);
        }

        @Override
        public Optional<Path> trustedCertificates() {
            return Optional.ofNullable(trusted);
        }
    }

    @AfterEach
    void stop() {
        probes.forEach(SiteProbe::stop);
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void askWhenPageThenAnswersWithoutTellingWhoAsks() throws IOException {
        serve("HTTP", exchange -> answer(exchange, 200, "X-Frame-Options", "DENY"));

        SiteAnswer answer = probe().ask("me", site("/pronote/?a=b%20c"));

        assertThat(answer).isEqualTo(new SiteAnswer(Outcome.ANSWERS, 200, "site.test", Framing.FORBIDDEN, null));
        assertThat(received.get(0).getRequestURI()).hasToString("/pronote/?a=b%20c");
        assertThat(received.get(0).getRequestHeaders().keySet())
                .containsExactlyInAnyOrder("Host", "User-agent", "Accept", "Accept-language", "Connection");
    }

    @ParameterizedTest
    @CsvSource({
        "401,PROTECTED",
        "403,PROTECTED",
        "404,NOT_FOUND",
        "410,NOT_FOUND",
        "418,STRANGE_STATUS",
        "500,FAILING",
        "503,FAILING"
    })
    void askWhenStatusThenItsMeaning(int status, Outcome outcome) throws IOException {
        serve("HTTP", exchange -> answer(exchange, status));

        assertThat(probe().ask("me", site("/")).outcome()).isEqualTo(outcome);
    }

    @Test
    void askWhenItLeadsToOurCasThenSignInAndItIsNotFollowed() throws IOException {
        serve(
                "HTTP",
                exchange -> answer(
                        exchange,
                        302,
                        "Location",
                        SSO + "/cas/login?service=https%3A%2F%2Fsite.test%2Fpronote%2F%3Fa%3Db&renew=true"));

        SiteAnswer answer = probe().ask("me", site("/"));

        assertThat(answer.outcome()).isEqualTo(Outcome.SIGN_IN);
        assertThat(answer.askedService()).isEqualTo("https://site.test/pronote/?a=b");
        assertThat(answer.framing()).isEqualTo(Framing.UNKNOWN);
        assertThat(lookups).hasValue(1);
    }

    @Test
    void askWhenRedirectIsRelativeThenFollowed() throws IOException {
        serve("HTTP", exchange -> {
            if (exchange.getRequestURI().getPath().equals("/a/b")) {
                answer(exchange, 301, "Location", "../c");
            } else {
                answer(exchange, 200);
            }
        });

        assertThat(probe().ask("me", site("/a/b")).outcome()).isEqualTo(Outcome.ANSWERS);
        assertThat(received.get(1).getRequestURI()).hasToString("/c");
    }

    @Test
    void askWhenRedirectsGoOnThenStopped() throws IOException {
        serve("HTTP", exchange -> answer(exchange, 302, "Location", "/again"));

        assertThat(probe().ask("me", site("/")).outcome()).isEqualTo(Outcome.TOO_MANY_REDIRECTS);
        assertThat(received).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "gopher://x.test/", "http://user:pw@site.test/", "http:///", "::"})
    void askWhenRedirectLeadsWhereNobodyMayThenRefused(String location) throws IOException {
        serve("HTTP", exchange -> answer(exchange, 302, "Location", location));

        assertThat(probe().ask("me", site("/")).outcome()).isEqualTo(Outcome.BAD_REDIRECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://127.0.0.1:{port}/",
                "http://[::1]:{port}/",
                "http://[::ffff:127.0.0.1]:{port}/",
                "http://10.0.0.1/",
                "http://rebound.test:{port}/",
                "http://site.test:1/"
            })
    void askWhenAddressIsInternalThenRefusedAlsoAfterARedirect(String internal) throws IOException {
        serve("HTTP", exchange -> answer(exchange, 302, "Location", ofPort(internal)));

        assertThat(probe().ask("me", ofPort(internal)).outcome()).isEqualTo(Outcome.INTERNAL);
        assertThat(received).isEmpty();
        assertThat(probe().ask("me", site("/")).outcome()).isEqualTo(Outcome.INTERNAL);
        assertThat(received).hasSize(1);
    }

    /** One look-up decides and is used: a name that means another address the next time gains nothing. */
    @Test
    void askWhenNameChangesItsAddressThenTheCheckedOneIsUsed() throws IOException {
        serve("HTTP", exchange -> answer(exchange, 200));
        SiteProbe.Names once = host -> {
            if (lookups.incrementAndGet() > 1) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        };

        assertThat(probe(config(Duration.ofSeconds(10), 4, 30), once)
                        .ask("me", site("/"))
                        .outcome())
                .isEqualTo(Outcome.ANSWERS);
        assertThat(lookups).hasValue(1);
    }

    @Test
    void askWhenOneOfSeveralAddressesIsInternalThenRefused() throws IOException {
        serve("HTTP", exchange -> answer(exchange, 200));
        SiteProbe.Names both =
                host -> new InetAddress[] {InetAddress.getByName("192.0.0.8"), InetAddress.getLoopbackAddress()};

        assertThat(probe(config(Duration.ofSeconds(10), 4, 30), both)
                        .ask("me", "http://mixed.test:" + server.getAddress().getPort() + "/")
                        .outcome())
                .isEqualTo(Outcome.INTERNAL);
        assertThat(received).isEmpty();
    }

    @Test
    void askWhenNameIsUnknownThenSaid() {
        assertThat(probe().ask("me", "https://nowhere.test/").outcome()).isEqualTo(Outcome.NAME_UNKNOWN);
    }

    @Test
    void askWhenNothingListensThenNoConnection() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        SiteProbe probe = probe(new Config(List.of("site.test"), Duration.ofSeconds(10), 4, 30, null), host ->
                new InetAddress[] {InetAddress.getLoopbackAddress()});

        assertThat(probe.ask("me", "http://site.test:" + port + "/").outcome()).isEqualTo(Outcome.NO_CONNECTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.6\r\n", "HTTP/9 200\r\n\r\n", "HTTP/1.1 999 x\r\n\r\n", "", "\r\n\r\n"})
    void askWhenItIsNoHttpThenSaid(String greeting) throws Exception {
        try (ServerSocket listening = raw(greeting, false)) {
            assertThat(rawProbe(Duration.ofSeconds(10))
                            .ask("me", "http://site.test:" + listening.getLocalPort() + "/")
                            .outcome())
                    .isEqualTo(Outcome.NOT_HTTP);
        }
    }

    @Test
    void askWhenHeadNeverEndsThenCutOff() throws Exception {
        String endless = "HTTP/1.1 200 OK\r\n" + ("X-Filler: " + "x".repeat(1_000) + "\r\n").repeat(100);
        try (ServerSocket listening = raw(endless, true)) {
            assertThat(rawProbe(Duration.ofSeconds(10))
                            .ask("me", "http://site.test:" + listening.getLocalPort() + "/")
                            .outcome())
                    .isEqualTo(Outcome.NOT_HTTP);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void askWhenSiteSaysNothingThenTimedOut(String scheme) throws Exception {
        try (ServerSocket listening = raw("", true)) {
            assertThat(rawProbe(Duration.ofMillis(300))
                            .ask("me", scheme + "://site.test:" + listening.getLocalPort() + "/")
                            .outcome())
                    .isEqualTo(Outcome.TIMED_OUT);
        }
    }

    @Test
    void askWhenInterimAnswersComeFirstThenTheFinalOneCounts() throws Exception {
        try (ServerSocket listening =
                raw("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n", true)) {
            assertThat(rawProbe(Duration.ofSeconds(10))
                            .ask("me", "http://site.test:" + listening.getLocalPort() + "/")
                            .status())
                    .isEqualTo(204);
        }
    }

    @Test
    void askWhenCertificateIsRightThenAnswers() throws Exception {
        trusted = certificate("good", "site.test", "-1d", 10);
        serve("good", exchange -> answer(exchange, 200));

        assertThat(probe().ask("me", secureSite()).outcome()).isEqualTo(Outcome.ANSWERS);
    }

    @Test
    void askWhenCertificateIsForAnotherHostThenSaid() throws Exception {
        trusted = certificate("other", "other.test", "-1d", 10);
        serve("other", exchange -> answer(exchange, 200));

        assertThat(probe().ask("me", secureSite()).outcome()).isEqualTo(Outcome.CERTIFICATE_FOR_ANOTHER);
        assertThat(received).isEmpty();
    }

    @Test
    void askWhenCertificateIsExpiredThenSaid() throws Exception {
        trusted = certificate("old", "site.test", "-10d", 2);
        serve("old", exchange -> answer(exchange, 200));

        assertThat(probe().ask("me", secureSite()).outcome()).isEqualTo(Outcome.CERTIFICATE_EXPIRED);
    }

    @Test
    void askWhenCertificateIsNobodysThenSaid() throws Exception {
        certificate("unknown", "site.test", "-1d", 10);
        serve("unknown", exchange -> answer(exchange, 200));

        assertThat(probe().ask("me", secureSite()).outcome()).isEqualTo(Outcome.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void askWhenItIsPlainHttpBehindHttpsThenTlsFailed() throws Exception {
        try (ServerSocket listening = raw("HTTP/1.1 400 Bad Request\r\n\r\n", true)) {
            assertThat(rawProbe(Duration.ofSeconds(10))
                            .ask("me", "https://site.test:" + listening.getLocalPort() + "/")
                            .outcome())
                    .isEqualTo(Outcome.TLS_FAILED);
        }
    }

    @Test
    void askWhenOneAsksTooOftenThenHeWaitsAndOthersDoNot() throws IOException {
        serve("HTTP", exchange -> answer(exchange, 200));
        SiteProbe probe = probe(config(Duration.ofSeconds(10), 4, 2), this::lookUp);

        probe.ask("me", site("/"));
        probe.ask("me", site("/"));

        assertThat(probe.ask("me", site("/")).outcome()).isEqualTo(Outcome.TOO_OFTEN);
        assertThat(received).hasSize(2);
        assertThat(probe.ask("another", site("/")).outcome()).isEqualTo(Outcome.ANSWERS);
    }

    @Test
    void askWhenAllAreBusyThenSaid() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        SiteProbe probe = probe(new Config(List.of(), Duration.ofSeconds(20), 1, 30, null), host -> {
            asked.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        });
        Thread first = new Thread(() -> probe.ask("me", "https://slow.test/"));
        first.start();
        asked.await();

        assertThat(probe.ask("me", "https://slow.test/").outcome()).isEqualTo(Outcome.BUSY);
        go.countDown();
        first.join();
    }

    private Config config(Duration timeout, int atOnce, int perMinute) {
        int port = server == null ? 1 : server.getAddress().getPort();
        return new Config(List.of("http://site.test:" + port), timeout, atOnce, perMinute, trusted);
    }

    private SiteProbe probe() {
        return probe(config(Duration.ofSeconds(10), 4, 30), this::lookUp);
    }

    private SiteProbe rawProbe(Duration timeout) {
        return probe(new Config(List.of("site.test"), timeout, 4, 30, null), this::lookUp);
    }

    private SiteProbe probe(Config config, SiteProbe.Names names) {
        SiteProbe probe = new SiteProbe(config, SSO, OURS, names, Clock.systemUTC());
        probes.add(probe);
        return probe;
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        lookups.incrementAndGet();
        if (host.equals("nowhere.test")) {
            throw new UnknownHostException(host);
        }
        return host.endsWith(".test")
                ? new InetAddress[] {InetAddress.getLoopbackAddress()}
                : InetAddress.getAllByName(host);
    }

    private String site(String path) {
        return "http://site.test:" + server.getAddress().getPort() + path;
    }

    private String secureSite() {
        return "https://site.test:" + server.getAddress().getPort() + "/";
    }

    private String ofPort(String address) {
        return address.replace("{port}", String.valueOf(server.getAddress().getPort()));
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /** @param certificate name of one made before; HTTP for none */
    private void serve(String certificate, Answer answer) throws IOException {
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        if (certificate.equals("HTTP")) {
            server = HttpServer.create(anywhere, 0);
        } else {
            HttpsServer secure = HttpsServer.create(anywhere, 0);
            secure.setHttpsConfigurator(new HttpsConfigurator(context(certificate)));
            server = secure;
        }
        server.createContext("/", exchange -> {
            received.add(exchange);
            answer.to(exchange);
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, String... header) throws IOException {
        if (header.length > 0) {
            exchange.getResponseHeaders().set(header[0], header[1]);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static ServerSocket raw(String greeting, boolean staysOpen) throws IOException {
        ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread server = new Thread(() -> {
            try (Socket line = listening.accept()) {
                line.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
                line.getOutputStream().flush();
                if (staysOpen) {
                    line.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                } else {
                    line.shutdownOutput();
                    line.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                }
            } catch (IOException e) {
                return; // the other side hung up, which is what some tests are about
            }
        });
        server.setDaemon(true);
        server.start();
        return listening;
    }

    /** Makes an authority and a certificate of its, and a PEM file of the authority. */
    private Path certificate(String name, String host, String start, int days) throws Exception {
        keytool(name, "authority", "Authority", "-30d", 365, "-ext", "bc:c");
        keytool(name, "site", host, start, days, "-ext", "san=dns:" + host, "-signer", "authority");
        byte[] encoded = store(name).getCertificate("authority").getEncoded();
        return Files.writeString(
                folder.resolve(name + ".pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                        + "\n-----END CERTIFICATE-----\n");
    }

    private void keytool(String name, String alias, String subject, String start, int days, String... more)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + subject,
                "-startdate",
                start,
                "-validity",
                String.valueOf(days),
                "-storetype",
                "PKCS12",
                "-keystore",
                folder.resolve(name).toString(),
                "-storepass",
                new String(PASSWORD)));
        command.addAll(List.of(more));
        Process made = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(made.waitFor()).isZero();
    }

    private KeyStore store(String name) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(folder.resolve(name))) {
            store.load(file, PASSWORD);
        }
        return store;
    }

    private SSLContext context(String name) throws IOException {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            KeyStore site = store(name);
            site.deleteEntry("authority");
            keys.init(site, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
