package fr.ent.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Free and taken TCP ports of this machine. */
public final class Ports {
    private Ports() {}

    /** A port nobody listens on now. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new LocalStackException("No free TCP port on this machine", e);
        }
    }

    /** @throws LocalStackException naming the port, its purpose and how to move it, if somebody listens there */
    static void requireFree(int port, String purpose, String setting) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("localhost", port));
        } catch (IOException e) {
            throw new LocalStackException("Port " + port + ", needed for " + purpose
                    + ", is taken by another program. Stop that program or choose another port with -D" + setting
                    + "=<port>.");
        }
    }
}
