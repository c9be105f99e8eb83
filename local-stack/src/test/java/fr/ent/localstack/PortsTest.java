package fr.ent.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortsTest {
    @Test
    void requireFreeWhenTakenThenSentenceNamesPortPurposeAndSetting() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree(other.getLocalPort(), "sso-service", "sso.port"))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("Port " + other.getLocalPort() + ", needed for sso-service, is taken")
                    .hasMessageContaining("-Dsso.port=<port>");
        }
    }

    @Test
    void requireFreeWhenFreeThenQuiet() {
        assertThatCode(() -> Ports.requireFree(Ports.free(), "x", "x.port")).doesNotThrowAnyException();
    }
}
