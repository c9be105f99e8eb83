package fr.ent.kit.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Works an event off exactly once: the work and the event's id are committed together, so an event that Kafka delivers
 * again changes nothing. While the database is away the event waits; what fails for another reason is tried three times
 * and then thrown, which sends it to the channel's dead-letter topic.
 */
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final int ATTEMPTS = 3;
    private static final long MAX_PAUSE_MS = 5_000;

    private final DataSource database;
    private final String retention;

    Inbox(
            DataSource database,
            @ConfigProperty(name = "ent.inbox.retention", defaultValue = "30 days") String retention) {
        this.database = database;
        this.retention = retention;
    }

    /**
     * Hands the event to {@code work} inside a transaction, unless that was done before. Returns when it is committed.
     *
     * @throws BadEventException if the message is not an event, or {@code work} says so
     */
    public void handle(ConsumerRecord<String, String> message, Consumer<IncomingEvent> work) {
        IncomingEvent event = IncomingEvent.of(message);
        long pause = 100;
        for (int attempt = 1; ; attempt++) {
            try {
                QuarkusTransaction.requiringNew().run(() -> once(event, work));
                return;
            } catch (BadEventException e) {
                throw e;
            } catch (RuntimeException e) {
                boolean passing = isPassing(e);
                if (!passing && attempt >= ATTEMPTS) {
                    throw e;
                }
                LOG.warnf(
                        "Event %s of type %s waits (%s)",
                        event.id(), event.type(), e.getClass().getSimpleName());
                attempt = passing ? 0 : attempt;
                sleep(pause);
                pause = Math.min(pause * 2, MAX_PAUSE_MS);
            }
        }
    }

    @Scheduled(every = "6h", delayed = "10m", identity = "inbox-purge")
    void forgetOld() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "delete from handled_event where handled_at < now() - cast(? as interval)")) {
            delete.setString(1, retention);
            delete.executeUpdate();
        }
    }

    private void once(IncomingEvent event, Consumer<IncomingEvent> work) {
        if (isFirst(event.id())) {
            work.accept(event);
        }
    }

    private boolean isFirst(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into handled_event (id) values (?) on conflict do nothing")) {
            insert.setObject(1, id);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new DatabaseAwayException(e);
        }
    }

    /** Whether waiting can help: the connection is gone, or another transaction was in the way. */
    private static boolean isPassing(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof DatabaseAwayException
                    || e instanceof SQLTransientException
                    || e instanceof SQLRecoverableException
                    || (e instanceof SQLException sql && isPassing(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Classes 08 connection, 40 rollback, 53 resources, 57 operator intervention. */
    private static boolean isPassing(String state) {
        return state == null
                || state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("57");
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while an event waited", e);
        }
    }

    private static final class DatabaseAwayException extends RuntimeException {
        DatabaseAwayException(SQLException cause) {
            super(cause);
        }
    }
}
