package fr.ent.sso.logout;

import fr.ent.sso.outgoing.OutgoingHttp;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jboss.logging.Logger;

/**
 * Carries the messages of {@link LogoutDeliveries} to the sites: at once when one is written, again later when it was
 * not taken. A site's refusal or silence holds up nobody's logout (CAS 3.0 §2.3.3.1).
 */
@ApplicationScoped
class LogoutCourier {
    private static final Logger LOG = Logger.getLogger(LogoutCourier.class);
    private static final int REFUSED = 400;
    /** What a service URL may hold and {@link URI} does not take. */
    private static final Pattern UNESCAPED = Pattern.compile("[\"<>^`{|}\\[\\]]");

    private final LogoutDeliveries deliveries;
    private final OutgoingHttp http;
    private final LogoutConfig config;
    private final MeterRegistry metrics;
    private final Semaphore idle;
    private final ExecutorService couriers;

    LogoutCourier(LogoutDeliveries deliveries, OutgoingHttp http, LogoutConfig config, MeterRegistry metrics) {
        this.deliveries = deliveries;
        this.http = http;
        this.config = config;
        this.metrics = metrics;
        idle = new Semaphore(config.concurrency());
        couriers = Executors.newFixedThreadPool(config.concurrency(), task -> {
            Thread thread = new Thread(task, "logout-courier");
            thread.setDaemon(true);
            return thread;
        });
    }

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) LogoutDeliveries.Added added) {
        wake();
    }

    @Scheduled(every = "{sso.logout.every}", delayed = "5s", identity = "logout-courier")
    void wake() {
        if (idle.tryAcquire()) {
            try {
                couriers.execute(this::work);
            } catch (java.util.concurrent.RejectedExecutionException e) {
                idle.release(); // stopping; another instance, or the next start, sends what is left
            }
        }
    }

    private void work() {
        try {
            for (Optional<LogoutDeliveries.Due> due = deliveries.claim(); due.isPresent(); due = deliveries.claim()) {
                wake(); // where one was, there may be more
                send(due.get());
            }
        } catch (RuntimeException e) {
            LOG.warn("Messages of ended sessions wait", e);
        } finally {
            idle.release();
        }
    }

    private void send(LogoutDeliveries.Due due) {
        String result;
        boolean taken = false;
        try {
            int status = http.post(
                    address(due.url()), due.field() + "=" + URLEncoder.encode(due.body(), StandardCharsets.UTF_8));
            taken = status < REFUSED;
            result = "HTTP " + status;
        } catch (HttpTimeoutException e) {
            result = "TIMEOUT";
        } catch (SSLException e) {
            result = "NO_TRUST";
        } catch (ConnectException e) {
            result = "NO_CONNECTION";
        } catch (IOException e) {
            result = "NO_ANSWER";
        } catch (IllegalArgumentException e) {
            result = "BAD_ADDRESS";
        }
        if (taken) {
            deliveries.delivered(due.id(), result);
            count("taken");
        } else {
            count(deliveries.failed(due.id(), result, config.attempts(), config.retry()) ? "given_up" : "failed");
        }
    }

    private void count(String outcome) {
        metrics.counter("sso.logout.messages", "outcome", outcome).increment();
    }

    /** Without the fragment, which is the browser's. */
    private static URI address(String url) {
        return URI.create(UNESCAPED
                .matcher(url.split("#", 2)[0])
                .replaceAll(found -> "%%%02X".formatted((int) found.group().charAt(0))));
    }

    @PreDestroy
    void stop() {
        couriers.shutdownNow();
    }
}
