package fr.ent.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * One operation under load. First as fast as a few callers get answers, which gives the rate; then at half that rate,
 * each call at its own moment whatever became of those before, its latency counted from that moment.
 */
final class Load {
    private static final int CALLERS = 4;
    private static final int PATIENCE_SECONDS = 30;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final IntFunction<HttpRequest> calls;
    private final int expected;
    private final LongSupplier cpu;
    private final LongAdder failed = new LongAdder();

    /**
     * @param calls the request of a number
     * @param expected status of its answer
     * @param cpu milliseconds of processor time the system has taken so far
     */
    Load(IntFunction<HttpRequest> calls, int expected, LongSupplier cpu) {
        this.calls = calls;
        this.expected = expected;
        this.cpu = cpu;
    }

    Measure run(String name, String budget, Duration length) {
        asFastAsPossible(length.dividedBy(2)); // the compiler and the caches settle
        failed.reset();
        long cpuBefore = cpu.getAsLong();
        long start = System.nanoTime();
        long done = asFastAsPossible(length);
        double rate = done / ((System.nanoTime() - start) / 1e9);
        double cpuPerThousand = (cpu.getAsLong() - cpuBefore) * 1000.0 / done;
        Histogram latency = atRate(Math.max(rate / 2, 1), length);
        return Measure.of(name, budget, latency, failed.sum(), rate, cpuPerThousand);
    }

    private long asFastAsPossible(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        LongAdder done = new LongAdder();
        List<Thread> callers = new ArrayList<>();
        for (int c = 0; c < CALLERS; c++) {
            int first = c;
            Thread caller = new Thread(
                    () -> {
                        for (int i = first; System.nanoTime() < end; i += CALLERS) {
                            count(status(calls.apply(i)));
                            done.increment();
                        }
                    },
                    "caller-" + c);
            caller.start();
            callers.add(caller);
        }
        callers.forEach(Load::join);
        return done.sum();
    }

    private Histogram atRate(double rate, Duration length) {
        Histogram latency =
                new ConcurrentHistogram(Duration.ofSeconds(PATIENCE_SECONDS).toNanos() / 1000, 3);
        long pause = (long) (1e9 / rate);
        long start = System.nanoTime();
        List<CompletableFuture<?>> open = new ArrayList<>();
        for (int i = 0; i * pause < length.toNanos(); i++) {
            long due = start + i * pause;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.max(due - System.nanoTime(), 1));
            }
            open.add(http.sendAsync(calls.apply(i), HttpResponse.BodyHandlers.discarding())
                    .handle((answer, error) -> {
                        count(error == null ? answer.statusCode() : 0);
                        latency.recordValue(
                                Math.min((System.nanoTime() - due) / 1000, latency.getHighestTrackableValue()));
                        return null;
                    }));
        }
        CompletableFuture.allOf(open.toArray(CompletableFuture[]::new)).join();
        return latency;
    }

    private void count(int status) {
        if (status != expected) {
            failed.increment();
        }
    }

    private int status(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
