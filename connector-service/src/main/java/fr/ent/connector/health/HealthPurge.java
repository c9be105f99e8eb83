package fr.ent.connector.health;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Forgets what is too old, and sums up by the day what need not be known by the hour any more. */
@ApplicationScoped
class HealthPurge {
    /** A login is told to a base and recognised, or not, within moments. */
    private static final Duration LOGINS_KEPT = Duration.ofDays(1);
    /** Links without a failure are kept in case an older failure comes late. */
    private static final Duration LINKS_KEPT = Duration.ofDays(7);
    /** Events are at most so old when they come; figures before were summed up already. */
    private static final Duration LATEST_EVENTS = Duration.ofDays(40);

    private static final String SUM_UP = """
            with old as (
                delete from connector_usage
                where hour >= ? and hour < ?
                    and hour <> date_trunc('day', hour at time zone ?) at time zone ?
                returning *)
            insert into connector_usage as u (connector_id, uai, hour, outcome, number)
            select connector_id, uai, date_trunc('day', hour at time zone ?) at time zone ? as day, outcome, sum(number)
            from old group by connector_id, uai, day, outcome order by connector_id, uai, day, outcome
            on conflict (connector_id, uai, hour, outcome) do update set number = u.number + excluded.number""";

    private final Rows rows;
    private final HealthConfig config;
    private final Clock clock = Clock.systemUTC();

    HealthPurge(Rows rows, HealthConfig config) {
        this.rows = rows;
        this.config = config;
    }

    @Scheduled(every = "6h", delayed = "20m", identity = "health-purge")
    @Transactional
    void purge() {
        Instant now = clock.instant();
        Instant old = now.minus(config.keep());
        rows.write("delete from connector_usage where hour < ?", old);
        rows.write("delete from recognition_usage where hour < ?", old);
        rows.write("delete from connector_health where greatest(success_at, failure_at) < ?", old);
        rows.write("delete from connector_visitor where last_at < ?", old);
        rows.write(
                "delete from recognition where greatest(failed_at, linked_at, unlinked_at, drifted_at) < ?"
                        + " or coalesce(failed_at, '-infinity') <= coalesce(linked_at, '-infinity')"
                        + " and coalesce(drifted_at, '-infinity') <= coalesce(greatest(linked_at, unlinked_at), '-infinity')"
                        + " and greatest(linked_at, unlinked_at) < ?",
                old,
                now.minus(LINKS_KEPT));
        rows.write("delete from recent_login where at < ?", now.minus(LOGINS_KEPT));
        rows.write("delete from gone_account where at < ?", now.minus(config.gone()));
    }

    @Scheduled(every = "6h", delayed = "25m", identity = "health-summary")
    @Transactional
    void sumUp() {
        Instant before = clock.instant()
                .minus(config.hourly())
                .atZone(config.zone())
                .toLocalDate()
                .atStartOfDay(config.zone())
                .toInstant();
        String zone = config.zone().getId();
        rows.write(SUM_UP, before.minus(LATEST_EVENTS), before, zone, zone, zone, zone);
    }
}
