package fr.ent.sso.ticket;

import fr.ent.sso.outgoing.OutgoingHttp;
import fr.ent.sso.testsupport.Browser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Handing proxy-granting tickets over to sites that do not behave. */
@QuarkusTest
class ProxyCallbacksTest {
    @Inject
    OutgoingHttp http;

    private record Config(int callbacksAtOnce) implements TicketConfig {
        @Override
        public Duration lifetime() {
            return Duration.ofSeconds(60);
        }

        @Override
        public Duration grantLifetime() {
            return Duration.ofHours(8);
        }

        @Override
        public int proxyChain() {
            return 5;
        }
    }

    /** The first call hangs; the second is refused at once and not sent. */
    @Test
    void takenWhenTooManyAreUnderWayThenFalseWithoutACall() throws IOException {
        ProxyCallbacks callbacks = new ProxyCallbacks(http, new Config(1));
        try (ServerSocket site = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://localhost:" + site.getLocalPort() + "/");
            CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> callbacks.taken(address));
            try (Socket waiting = site.accept()) {
                boolean second = callbacks.taken(URI.create(Browser.base() + "/q/health/live"));

                assertThat(second).isFalse();
                waiting.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes());
                assertThat(first.join()).isTrue();
            }
            assertThat(callbacks.taken(URI.create(Browser.base() + "/q/health/live")))
                    .isTrue();
        }
    }
}
