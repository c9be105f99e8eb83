package fr.ent.sso.outgoing;

import fr.ent.kit.outgoing.TrustedCertificates;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Calls a partner. No redirect is followed, no cookie is kept, no more of an answer is read than the caller says, and
 * nobody is waited for: neither a partner that hangs nor one that sends without end can hold a thread for long.
 *
 * <p>Certificates are verified with chain, validity and host name. Private addresses are not refused here: schools run
 * PRONOTE inside their own networks. What an administrator declared for a connector is the list of what may be called,
 * so a caller passes an address only when it belongs to one. Where an address could lead to what is not the partner's
 * and somebody gets to know what came back, the caller refuses private ones itself, see {@code oauth.PartnerKeys}.
 */
@Startup
@ApplicationScoped
public class OutgoingHttp {
    private final HttpClient client;
    private final Duration timeout;

    OutgoingHttp(OutgoingConfig config) {
        timeout = config.timeout();
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(TrustedCertificates.context(config.trustedCertificates()))
                .build();
    }

    /**
     * @return the status of the answer
     * @throws IOException when there was none: no connection, no trust, no answer in time
     */
    public int get(URI address) throws IOException {
        return status(request(address).GET().build());
    }

    /**
     * Posts a form.
     *
     * @param form encoded already
     * @return the status of the answer
     * @throws IOException when there was none
     */
    public int post(URI address, String form) throws IOException {
        HttpRequest request = request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            return status(request);
        } catch (HttpTimeoutException | ConnectException | SSLException | InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            // The connection kept from the last call may be that of a partner that has restarted since.
            return status(request);
        }
    }

    /**
     * Reads a short document; its last byte has to come within the time limit, too.
     *
     * @param most bytes; a longer answer is none
     * @throws IOException when there was none with status 200
     */
    public byte[] read(URI address, int most) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request(address).GET().build(), head -> new ShortBody(most));
        try {
            HttpResponse<byte[]> whole = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (whole.statusCode() != 200) {
                throw new IOException("status " + whole.statusCode());
            }
            return whole.body();
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("not whole in time");
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause().getMessage()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Stopping");
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest.Builder request(URI address) {
        try {
            return HttpRequest.newBuilder(address).timeout(timeout).header("User-Agent", "ENT-SSO");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Not an address that can be called", e);
        }
    }

    /** The answer's body is closed unread, which closes the connection of whoever sends a long one. */
    private int status(HttpRequest request) throws IOException {
        try {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Stopping");
        }
    }
}
