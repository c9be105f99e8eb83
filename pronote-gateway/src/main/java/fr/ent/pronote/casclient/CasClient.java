package fr.ent.pronote.casclient;

import fr.ent.pronote.integration.EntIntegration;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The back channel: asks a CAS server, once, whose ticket this is. */
@ApplicationScoped
public class CasClient {
    private static final int MAX_ANSWER = 256 * 1024;

    private final CasClientConfig config;
    private final HttpClient http;

    CasClient(CasClientConfig config) {
        this.config = config;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Validates a ticket. Never repeated by itself: the first validation uses a ticket up.
     *
     * @param service the very string the login was asked with
     */
    CasReply validate(EntIntegration integration, String service, String ticket) {
        URI address = URI.create(integration.validateUrl() + "?service="
                + URLEncoder.encode(service, StandardCharsets.UTF_8) + "&ticket="
                + URLEncoder.encode(ticket, StandardCharsets.UTF_8));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(config.timeout()).header("Accept", "application/xml, text/xml");
        // One login is one trace, through the CAS server and its events; this client is not instrumented by itself.
        W3CTraceContextPropagator.getInstance().inject(Context.current(), request, HttpRequest.Builder::header);
        try {
            HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                CompletableFuture.delayedExecutor(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                        .execute(() -> close(body)); // the request's own timeout ends with the headers
                if (answer.statusCode() != 200) {
                    return new CasReply.Unusable(CasReply.Trouble.HTTP_STATUS);
                }
                byte[] bytes = body.readNBytes(MAX_ANSWER + 1);
                return bytes.length > MAX_ANSWER
                        ? new CasReply.Unusable(CasReply.Trouble.MALFORMED)
                        : CasReplyParser.parse(new ByteArrayInputStream(bytes));
            }
        } catch (HttpTimeoutException e) {
            return new CasReply.Unusable(CasReply.Trouble.TIMEOUT);
        } catch (IOException e) {
            return new CasReply.Unusable(CasReply.Trouble.UNREACHABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CasReply.Unusable(CasReply.Trouble.UNREACHABLE);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // Whoever reads it is told.
        }
    }
}
