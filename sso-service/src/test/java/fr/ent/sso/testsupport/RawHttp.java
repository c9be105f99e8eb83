package fr.ent.sso.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends a request byte by byte as written, where no client library would. */
public final class RawHttp {
    private RawHttp() {}

    /**
     * What came back.
     *
     * @param headers with the status line
     */
    public record Answer(int status, String headers, String body) {}

    /** @param head request line and headers, without Host, Connection and Content-Length */
    public static Answer send(String head, String body) {
        URI base = URI.create(Browser.base());
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String request = head.strip().replaceAll("\\R", "\r\n") + "\r\nHost: localhost\r\nConnection: close\r\n"
                + (content.length == 0 ? "" : "Content-Length: " + content.length + "\r\n") + "\r\n";
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(content);
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            return new Answer(
                    Integer.parseInt(answer.substring(9, 12)), answer.substring(0, end), answer.substring(end + 4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
