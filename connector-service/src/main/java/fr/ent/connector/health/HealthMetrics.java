package fr.ent.connector.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** What to alert on: how many connectors are in trouble. Which ones is for the page, never for a label. */
@Startup
@ApplicationScoped
class HealthMetrics {
    private final Troubles troubles;
    private final HealthConfig config;
    private volatile Troubles.Numbers numbers = new Troubles.Numbers(0, 0);

    HealthMetrics(Troubles troubles, HealthConfig config, MeterRegistry metrics) {
        this.troubles = troubles;
        this.config = config;
        Gauge.builder("ent.connectors.failing", () -> numbers.failing())
                .description("Connectors most of whose latest sign-ins failed")
                .register(metrics);
        Gauge.builder("ent.connectors.silent", () -> numbers.silent())
                .description("Connectors in regular use that nobody comes in by any more")
                .register(metrics);
    }

    @Scheduled(
            every = "${connector.health.measured:5M}",
            identity = "health-metrics",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        // Half the time: the instances are never in step.
        troubles.reckon(Instant.now().minus(config.measured().dividedBy(2)));
        numbers = troubles.count();
    }
}
