package fr.ent.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The dumbest of balancers: hands each connection to the next instance in turn, or to another when that one does not
 * answer the call. It knows no session and looks into no byte.
 */
final class Balancer implements AutoCloseable {
    private static final int CONNECT_MILLIS = 1_000;

    private final List<URI> instances;
    private final AtomicInteger turn = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket door;

    Balancer(List<URI> instances) {
        this.instances = instances;
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.submit(this::accept);
    }

    String url(String path) {
        return "http://localhost:" + door.getLocalPort() + path;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.submit(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = reach()) {
            threads.submit(() -> pump(client, server));
            pump(server, client);
        } catch (IOException e) {
            // Both ends see a broken connection, as behind any balancer whose instance has died.
        }
    }

    private Socket reach() throws IOException {
        IOException refused = null;
        for (int i = 0; i < instances.size(); i++) {
            URI instance = instances.get(Math.floorMod(turn.getAndIncrement(), instances.size()));
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(instance.getHost(), instance.getPort()), CONNECT_MILLIS);
                return socket;
            } catch (IOException e) {
                socket.close();
                refused = e;
            }
        }
        throw refused;
    }

    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
